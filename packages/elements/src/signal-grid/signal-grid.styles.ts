import { css } from 'lit'

export const signalGridStyles = css`
  :host {
    container-type: inline-size;
    display: flex;
    flex-direction: column;
    block-size: var(--aether-grid-height, 30rem);
    min-block-size: 12rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: hidden;
  }

  :host([pagination='pages']) {
    block-size: auto;
  }

  .frame {
    --_row-block: var(--_row-height);
    --_header-block: calc(var(--_row-height) + 4px);
    --_select-width: 32px;
    --_drug-width: 12rem;
    --_event-width: 13rem;
    --_names-width: calc(var(--_drug-width) + var(--_event-width));
    --_number-width: 5rem;
    --_cell-space: calc(var(--_space) * 2);
    position: relative;
    flex: 1;
    display: flex;
    min-block-size: 0;
  }

  .viewport {
    flex: 1;
    min-inline-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: var(--_header-block);
    scroll-padding-inline-start: calc(var(--_select-width) + var(--_names-width));
    contain: strict;
  }

  .viewport.ranked {
    scroll-padding-inline-start: calc(var(--_select-width) + var(--_names-width) + var(--_ranked-width));
  }

  :host([pagination='pages']) .viewport {
    contain: none;
  }

  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
  }

  .body {
    position: relative;
  }

  /* As wide as what is in it, for cells stick within their row only. */
  .head,
  .body {
    inline-size: max(100%, calc(var(--_select-width) + var(--_names-width) + var(--_numbers-width)));
  }

  .row {
    display: grid;
    grid-template-columns:
      var(--_select-width) var(--_drug-width) minmax(var(--_event-width), 1fr) var(--_number-columns);
    inline-size: 100%;
    block-size: var(--_row-block);
    background: var(--_background);
  }

  .head .row {
    block-size: var(--_header-block);
    background: var(--_surface);
  }

  .virtual .body .row {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
  }

  .cell {
    display: flex;
    align-items: center;
    min-inline-size: 0;
    padding-inline: var(--_cell-space);
    border-block-end: 1px solid var(--_border);
    background: inherit;
    overflow: hidden;
  }

  .body .cell {
    cursor: default;
  }

  .cell > .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .cell.number {
    justify-content: flex-end;
  }

  .cell.sorted {
    font-weight: 600;
  }

  .cell.select {
    justify-content: center;
    padding: 0;
  }

  .cell.select,
  .cell.drug,
  .cell.event,
  .cell.number.sorted {
    position: sticky;
    z-index: 1;
  }

  .cell.select {
    inset-inline-start: 0;
  }

  .cell.drug {
    inset-inline-start: var(--_select-width);
  }

  .cell.event {
    inset-inline-start: calc(var(--_select-width) + var(--_drug-width));
  }

  .cell.number.sorted {
    inset-inline-start: calc(var(--_select-width) + var(--_names-width));
  }

  .cell.number.sorted,
  .viewport:not(.ranked) .cell.event {
    border-inline-end: 1px solid var(--_border-strong);
  }

  .select label {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
  }

  .body .row:hover {
    background: var(--_surface);
  }

  .body .row[aria-selected='true'] {
    background: var(--_accent-surface);
  }

  .body .row.opened {
    background: var(--_accent-surface);
  }

  .body .row.opened .cell.select {
    box-shadow: inset 3px 0 0 var(--_accent);
  }

  .cell:focus-visible,
  .head button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .head .cell {
    padding: 0;
  }

  .head button {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 24px;
    justify-content: flex-start;
    gap: var(--_space);
    padding-inline: var(--_cell-space);
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .head .cell.rules {
    padding-inline: var(--_cell-space);
    color: var(--_text-muted);
    font-size: var(--_font-size-small);
    font-weight: 600;
  }

  .head .number button {
    justify-content: flex-end;
  }

  .head .sorted button {
    color: var(--_text);
  }

  .arrow {
    font-size: 0.8em;
  }

  .head .cell:not(.sorted) .arrow {
    display: none;
  }

  .pending {
    inline-size: 60%;
    block-size: 8px;
    border-radius: 4px;
    background: var(--_surface-strong);
  }

  .viewport[aria-busy='true'] .body {
    opacity: 0.55;
  }

  .running {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
    animation: appear 0s 150ms both;
  }

  @keyframes appear {
    from {
      visibility: hidden;
    }

    to {
      visibility: visible;
    }
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
    padding: var(--_space) calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
    background: var(--_surface);
    font-size: var(--_font-size-small);
  }

  .foot .count {
    margin-inline-end: auto;
    color: var(--_text-muted);
  }

  .foot nav {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }

  .foot ul {
    flex-basis: 100%;
    padding-inline-start: calc(var(--_space) * 5);
  }

  .probe {
    position: absolute;
    visibility: hidden;
    inline-size: 0;
    block-size: var(--_row-block);
  }

  .doubt button {
    margin-inline-start: auto;
  }

  /* The reaction stands under the drug, so that there is room for numbers. */
  @container (max-width: 44rem) {
    .frame {
      --_row-block: calc(var(--_row-height) * 1.4);
      --_header-block: calc(var(--_row-height) * 1.7);
      --_select-width: 28px;
      --_drug-width: clamp(8rem, 38cqi, 16rem);
      --_event-width: var(--_drug-width);
      --_names-width: var(--_drug-width);
      --_number-width: 4.1rem;
      --_cell-space: var(--_space);
    }

    .row {
      grid-template-columns: var(--_select-width) minmax(var(--_names-width), 1fr) var(--_number-columns);
      grid-template-rows: 1fr 1fr;
    }

    .cell {
      grid-row: 1 / 3;
    }

    .cell.drug {
      grid-area: 1 / 2;
      align-items: end;
      border-block-end: 0;
    }

    .cell.event {
      grid-area: 2 / 2;
      inset-inline-start: var(--_select-width);
      align-items: start;
    }

    .body .cell.event {
      color: var(--_text-muted);
      font-size: var(--_font-size-small);
    }

    .viewport .cell.drug {
      border-inline-end: 1px solid var(--_border);
    }

    .viewport .cell.event {
      border-inline-end: 1px solid var(--_border);
    }
  }

  @media (forced-colors: active) {
    .body .row[aria-selected='true'] .cell,
    .body .row.opened .cell {
      border-block-end: 2px solid Highlight;
    }

    .body .row.opened .cell.select {
      border-inline-start: 4px solid Highlight;
    }
  }

  @media print {
    :host {
      block-size: auto;
    }

    .viewport {
      overflow: visible;
      contain: none;
    }
  }
`
