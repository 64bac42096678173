import { css } from 'lit'

/**
 * The ground of elements that are parts of a form or a line: the page shows through, unless a theme of its own asks
 * for the ground that its text needs.
 */
export const ground = css`
  :host(:not([theme])) {
    background: none;
  }

  :host([theme]) {
    padding: calc(var(--_space) * 3);
    border-radius: var(--_radius);
  }
`
