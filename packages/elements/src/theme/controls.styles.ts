import { css } from 'lit'

/** Buttons, fields, tables and messages, the same in every element. */
export const controls = css`
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    border: 0;
  }

  .heading,
  p,
  fieldset,
  legend,
  dl,
  dd,
  ul,
  table {
    margin: 0;
    padding: 0;
    border: 0;
  }

  .heading {
    font-size: var(--_font-size);
    font-weight: 600;
  }

  .heading.large {
    font-size: var(--_font-size-large);
    line-height: 1.3;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: var(--_control-height);
    min-inline-size: 24px;
    padding: 0 calc(var(--_space) * 3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_background);
    cursor: pointer;
    white-space: nowrap;
  }

  button:hover:not(:disabled) {
    background: var(--_surface-strong);
  }

  button:disabled {
    color: var(--_text-muted);
    border-color: var(--_border);
    cursor: default;
  }

  button.primary {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_accent-text);
    font-weight: 600;
  }

  button.primary:disabled {
    border-color: var(--_border);
    background: var(--_surface-strong);
    color: var(--_text-muted);
  }

  button.primary:hover:not(:disabled) {
    border-color: var(--_accent-strong);
    background: var(--_accent-strong);
  }

  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }

  button.quiet:hover:not(:disabled) {
    background: var(--_surface-strong);
  }

  input:not([type='checkbox'], [type='radio']),
  select {
    min-block-size: var(--_control-height);
    max-inline-size: 100%;
    padding: 0 calc(var(--_space) * 2);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_background);
  }

  select {
    padding-inline-end: var(--_space);
  }

  input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }

  input[type='checkbox'],
  input[type='radio'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  input[aria-invalid='true'] {
    border-color: var(--_error-text);
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  summary {
    min-block-size: 24px;
    cursor: pointer;
    border-radius: var(--_radius);
  }

  table.figures {
    inline-size: 100%;
    border-collapse: collapse;
  }

  table.figures th,
  table.figures td {
    padding: var(--_space) calc(var(--_space) * 2);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: baseline;
    font-weight: 400;
  }

  table.figures thead th {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    white-space: nowrap;
  }

  table.figures .number {
    text-align: end;
    white-space: nowrap;
  }

  .muted {
    color: var(--_text-muted);
  }

  .small {
    font-size: var(--_font-size-small);
  }

  .error-text {
    color: var(--_error-text);
  }

  .code {
    font-family: var(--_font-mono);
    font-size: var(--_font-size-small);
  }

  .message {
    display: grid;
    flex: 1;
    align-content: start;
    justify-items: start;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 4);
  }

  .message p {
    max-inline-size: 65ch;
  }

  .message.error {
    align-self: start;
    border-inline-start: 3px solid var(--_error-text);
    background: var(--_error-surface);
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-inline-start: 4px solid var(--_warning-border);
    border-radius: var(--_radius);
    background: var(--_warning-surface);
    color: var(--_warning-text);
  }

  .notice ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
    list-style: none;
  }

  progress {
    inline-size: 16rem;
    max-inline-size: 100%;
    block-size: 6px;
    accent-color: var(--_accent);
  }

  @media (forced-colors: active) {
    button.primary {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }

    button.primary:disabled {
      border-color: GrayText;
      background: Canvas;
      color: GrayText;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    button,
    input,
    select {
      transition:
        background-color 80ms linear,
        border-color 80ms linear;
    }
  }
`
