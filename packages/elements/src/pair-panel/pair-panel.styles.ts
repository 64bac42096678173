import { css } from 'lit'

export const pairPanelStyles = css`
  :host {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }

  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
    padding: calc(var(--_space) * 4);
  }

  article[aria-busy='true'] > :not(header) {
    opacity: 0.55;
  }

  header {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    margin: calc(var(--_space) * -4);
    margin-block-end: 0;
    padding: calc(var(--_space) * 4);
    padding-block-end: calc(var(--_space) * 2);
    background: var(--_background);
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
  }

  header .heading span {
    display: block;
  }

  header .event {
    color: var(--_text-muted);
    font-weight: 400;
  }

  header button {
    flex: none;
    padding-inline: calc(var(--_space) * 2);
  }

  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }

  .reading {
    display: grid;
    gap: var(--_space);
  }

  .both {
    font-weight: 600;
  }

  .total {
    color: var(--_text-muted);
  }

  .scroll {
    overflow: auto;
    max-block-size: 20rem;
  }

  [part='measures'] {
    table-layout: fixed;
    inline-size: 100%;
  }

  [part='measures'] thead th:nth-child(1) {
    inline-size: 40%;
  }

  [part='measures'] thead th:nth-child(2) {
    inline-size: 25%;
  }

  table.figures[part='measures'] :is(th, td),
  table.figures[part='two-by-two'] th {
    white-space: normal;
    overflow-wrap: normal;
  }

  table.figures[part='measures'] :is(th, td) {
    padding-inline: var(--_space);
  }

  table.figures[part='measures'] th {
    padding-inline-start: 0;
    overflow-wrap: break-word;
    hyphens: auto;
  }

  table.figures .group th {
    padding-block-start: calc(var(--_space) * 3);
    font-weight: 600;
    color: var(--_text);
    text-align: start;
  }

  .verdict {
    display: block;
    white-space: normal;
    font-size: var(--_font-size-small);
    font-weight: 400;
  }

  .formula {
    font-size: var(--_font-size-small);
    font-weight: 400;
  }

  .formula summary {
    color: var(--_text-muted);
  }

  .formula span {
    display: block;
    padding-block: calc(var(--_space) / 2);
  }

  .rules,
  .rules ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .rules ul,
  .rules details p {
    padding-inline-start: calc(var(--_space) * 4);
  }

  .rules summary {
    color: var(--_text);
  }

  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 2px calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 2);
    font-size: var(--_font-size-small);
  }

  dt {
    color: var(--_text-muted);
  }

  summary {
    inline-size: fit-content;
    color: var(--_accent);
  }

  button.case {
    min-block-size: 24px;
    padding: 0;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  table[part='two-by-two'] thead th.number,
  table[part='measures'] thead th.number {
    white-space: normal;
    overflow-wrap: normal;
  }

  [part='two-by-two'] :is(th, td):first-child,
  [part='measures'] :is(th, td):first-child,
  .scroll :is(th, td):first-child {
    padding-inline-start: 0;
  }

  .scroll table.figures :is(th, td) {
    font-size: var(--_font-size-small);
    padding-inline-end: var(--_space);
    white-space: nowrap;
  }

  section > button {
    justify-self: start;
  }

  .cases {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
`
