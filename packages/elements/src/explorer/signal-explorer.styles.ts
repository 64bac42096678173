import { css } from 'lit'

export const signalExplorerStyles = css`
  :host {
    container-type: inline-size;
    min-block-size: 20rem;
  }

  .explorer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 4);
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space) calc(var(--_space) * 4);
  }

  .overview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 2);
    padding-block-end: calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
  }

  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
  }

  .toolbar > aether-query-chips {
    flex: 1 1 24rem;
    min-inline-size: 0;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  .export {
    display: inline-flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }

  .export progress {
    inline-size: 8rem;
  }

  .work {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
    align-items: start;
  }

  .main {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
  }

  @container (min-width: 64rem) {
    .work {
      grid-template-columns: minmax(0, 1fr) minmax(22rem, 27rem);
    }
  }

  @container (max-width: 40rem) {
    .explorer {
      gap: calc(var(--_space) * 3);
      padding: calc(var(--_space) * 3);
    }

    aether-signal-grid {
      block-size: var(--aether-grid-height, 24rem);
    }
  }

  @media print {
    aether-query-controls,
    .actions {
      display: none;
    }
  }
`
