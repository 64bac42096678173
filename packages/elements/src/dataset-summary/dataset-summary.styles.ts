import { css } from 'lit'

export const datasetSummaryStyles = css`
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 6);
  }

  .facts > div {
    display: flex;
    align-items: baseline;
    gap: calc(var(--_space) * 1.5);
  }

  .facts dt {
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
  }

  .facts dd {
    font-weight: 600;
  }

  .synthetic {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space) calc(var(--_space) * 3);
    margin-block-end: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_warning-border);
    border-inline-start-width: 4px;
    border-radius: var(--_radius);
    background: var(--_warning-surface);
    color: var(--_warning-text);
  }

  .left-out {
    margin-block-end: calc(var(--_space) * 3);
  }

  .synthetic strong {
    text-transform: uppercase;
    letter-spacing: 0.06em;
  }

  details {
    margin-block-start: calc(var(--_space) * 2);
  }

  details details {
    margin-block: calc(var(--_space) * 3) 0;
  }

  summary {
    inline-size: fit-content;
    padding: 2px calc(var(--_space) * 2) 2px 0;
    color: var(--_accent);
  }

  .account {
    display: grid;
    gap: calc(var(--_space) * 4);
    padding-block: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }

  .scroll {
    overflow-x: auto;
    max-block-size: 22rem;
  }

  .path {
    overflow-wrap: anywhere;
    min-inline-size: 12rem;
  }

  .raw {
    overflow-wrap: anywhere;
  }

  caption {
    padding-block-end: var(--_space);
    font-weight: 600;
    text-align: start;
  }

  ul {
    padding-inline-start: calc(var(--_space) * 5);
  }
`
