import { css } from 'lit'

export const queryControlsStyles = css`
  :host {
    container-type: inline-size;
  }

  form {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .bar {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 4);
  }

  @container (min-width: 34rem) {
    .bar {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  @container (min-width: 56rem) {
    .bar {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 8rem 9rem auto;
    }
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: calc(var(--_space) * 4) calc(var(--_space) * 8);
  }

  .more > * {
    min-inline-size: 0;
  }

  .field > label,
  legend {
    display: block;
    margin-block-end: 2px;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .field > input,
  .field > select {
    inline-size: 100%;
  }

  .actions {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-self: start;
  }

  @container (min-width: 56rem) {
    .actions {
      padding-block-start: calc(var(--_font-size-small) * 1.4 + 2px);
    }
  }

  .options {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 4);
  }

  .option {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
    min-block-size: 24px;
  }

  .range {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }

  .range label {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 1.5);
  }

  .age input {
    inline-size: 4.5rem;
  }

  summary {
    inline-size: fit-content;
    padding: 2px calc(var(--_space) * 2) 2px 0;
    color: var(--_accent);
  }

  .more {
    padding-block: calc(var(--_space) * 2);
  }

  .problem {
    flex-basis: 100%;
    margin-block-start: 2px;
    color: var(--_error-text);
    font-size: var(--_font-size-small);
  }

  .hint {
    max-inline-size: 34rem;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .problem:empty {
    display: none;
  }
`
