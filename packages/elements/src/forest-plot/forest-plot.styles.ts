import { css } from 'lit'

export const forestPlotStyles = css`
  :host {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 6);
    margin-block-end: calc(var(--_space) * 2);
  }

  header .heading {
    margin-inline-end: auto;
  }

  header .heading small {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 400;
  }

  fieldset {
    display: inline-flex;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
  }

  fieldset label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: 26px;
    min-inline-size: 3rem;
    padding-inline: calc(var(--_space) * 2);
    cursor: pointer;
  }

  fieldset label + label {
    border-inline-start: 1px solid var(--_border);
  }

  fieldset input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    cursor: pointer;
  }

  fieldset label:has(:checked) {
    background: var(--_accent);
    color: var(--_accent-text);
    font-weight: 600;
  }

  fieldset label:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  .summary {
    max-inline-size: 90ch;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px calc(var(--_space) * 4);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .chart {
    /* Names at the left and numbers to the right, in any language. */
    direction: ltr;
    min-block-size: 3rem;
    overflow: hidden;
  }

  .chart svg {
    display: block;
    max-inline-size: 100%;
  }

  .chart [role='graphics-symbol'] {
    cursor: pointer;
  }

  .chart [role='graphics-symbol']:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 3px;
  }

  .readout {
    min-block-size: 1.4em;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .scroll {
    overflow: auto;
    max-block-size: 28rem;
  }

  @media (forced-colors: active) {
    fieldset label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .chart svg {
      forced-color-adjust: none;
    }
  }
`
