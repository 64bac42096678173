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

  /* Over the page; PairPlace reads which of the two it is. */
  dialog {
    --_place: over;
    position: fixed;
    inset: 0;
    inset-inline-start: auto;
    inline-size: 100%;
    max-inline-size: 32rem;
    block-size: 100%;
    max-block-size: 100%;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: auto;
    overscroll-behavior: contain;
    background: var(--_background);
    color: inherit;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  dialog > aether-pair-panel {
    min-block-size: 100%;
    border: 0;
  }

  @container (min-width: 64rem) {
    .work.opened {
      grid-template-columns: minmax(0, 1fr) minmax(22rem, 27rem);
    }

    dialog {
      --_place: beside;
      position: sticky;
      inset: auto;
      inset-block-start: calc(var(--aether-sticky-start, 0px) + var(--_space) * 2);
      max-inline-size: none;
      block-size: auto;
      max-block-size: calc(100dvh - var(--aether-sticky-start, 0px) - var(--_space) * 4);
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
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
    dialog {
      position: static;
      max-block-size: none;
    }

    aether-query-controls,
    .actions {
      display: none;
    }
  }
`
