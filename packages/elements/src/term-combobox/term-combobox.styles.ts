import { css } from 'lit'

export const termComboboxStyles = css`
  :host {
    position: relative;
  }

  label {
    display: block;
    margin-block-end: 2px;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  input {
    inline-size: 100%;
  }

  .popup {
    position: absolute;
    z-index: 20;
    inset-inline: 0;
    inset-block-start: 100%;
    min-inline-size: min(18rem, 80vw);
    max-block-size: 18rem;
    overflow-y: auto;
    margin-block-start: 2px;
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_background);
    box-shadow: 0 6px 20px rgb(0 0 0 / 18%);
  }

  .field {
    position: relative;
  }

  [role='option'] {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
    min-block-size: 28px;
    padding: var(--_space) calc(var(--_space) * 2);
    cursor: pointer;
    overflow-wrap: anywhere;
  }

  [role='option'].active {
    background: var(--_accent-surface);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  [role='option'][aria-selected='true'] {
    font-weight: 600;
  }

  .status {
    padding: calc(var(--_space) * 2);
    color: var(--_text-muted);
  }

  ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin-block-start: var(--_space);
    list-style: none;
  }

  li {
    max-inline-size: 100%;
  }

  .chip {
    max-inline-size: 100%;
    min-block-size: 24px;
    padding: 0 calc(var(--_space) * 2);
    border-color: var(--_border);
    border-radius: 12px;
    background: var(--_surface);
    font-size: var(--_font-size-small);
  }

  .chip span:first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
`
