import type { SortOrder } from '@aethersignal/model'
import { html, nothing, type TemplateResult } from 'lit'
import type { SignalRow } from '../rows/signal-row.js'
import type { LocalizeController } from '../strings/localize-controller.js'
import { columnName, type GridColumn, isText, numberText, rulesText, type SortableColumn } from './grid-columns.js'

/** What all cells of a grid have in common. */
export interface CellContext {
  readonly words: LocalizeController
  readonly sort: SortOrder | undefined
  /** 0 for the one cell that the tab key reaches, −1 for the others. Row 0 is the header. */
  tabIndex(row: number, column: number): 0 | -1
}

/** Header of a column: a button that sorts by it. `index` counts the columns of the grid from 0. */
export function headerCell(
  column: GridColumn,
  index: number,
  { words, sort, tabIndex }: CellContext,
  sortBy: (column: SortableColumn) => void,
): TemplateResult {
  if (column === 'rules') return rulesHeader(index, words, tabIndex(0, index))
  const sorted = sort?.by === column
  return html`<div
    class=${cellClass(column, sorted)}
    role="columnheader"
    aria-colindex=${index + 1}
    aria-sort=${sorted ? sort.direction : 'none'}
  >
    <button
      type="button"
      data-row="0"
      data-column=${index}
      tabindex=${tabIndex(0, index)}
      title=${isText(column) ? nothing : words.text(`about.${column}`)}
      @click=${() => sortBy(column)}
    >
      ${columnName(column, words)}
      <span class="arrow" aria-hidden="true">${sorted && sort.direction === 'ascending' ? '▲' : '▼'}</span>
    </button>
  </div>`
}

function rulesHeader(index: number, words: LocalizeController, tabIndex: 0 | -1): TemplateResult {
  return html`<div
    class="cell rules"
    role="columnheader"
    aria-colindex=${index + 1}
    data-row="0"
    data-column=${index}
    tabindex=${tabIndex}
    title=${words.text('grid.rulesAbout')}
  >
    <span class="text">${words.text('grid.rules')}</span>
  </div>`
}

/** First cell of a row, in which its pair is chosen for the chart. */
export function selectCell(
  row: SignalRow | undefined,
  rowNumber: number,
  selected: boolean,
  { words, tabIndex }: CellContext,
  toggle: (row: SignalRow) => void,
): TemplateResult {
  return html`<div class="cell select" role="gridcell" aria-colindex="1" aria-selected=${String(selected)}>
    ${
      row
        ? html`<label
            ><input
              type="checkbox"
              data-row=${rowNumber}
              data-column="0"
              tabindex=${tabIndex(rowNumber, 0)}
              aria-label=${words.text('grid.selectPair', words.name(row.drug), words.name(row.event))}
              .checked=${selected}
              @change=${() => toggle(row)}
          /></label>`
        : nothing
    }
  </div>`
}

/** A cell of a row; a placeholder while the row is not here. */
export function dataCell(
  row: SignalRow | undefined,
  column: GridColumn,
  place: { readonly row: number; readonly column: number; readonly selected: boolean },
  { words, sort, tabIndex }: CellContext,
): TemplateResult {
  return html`<div
    class=${cellClass(column, sort?.by === column)}
    role=${column === 'drug' ? 'rowheader' : 'gridcell'}
    aria-colindex=${place.column + 1}
    aria-selected=${String(place.selected)}
    data-row=${place.row}
    data-column=${place.column}
    tabindex=${tabIndex(place.row, place.column)}
  >
    ${row ? cellContent(row, column, words) : pending(words)}
  </div>`
}

function cellContent(row: SignalRow, column: GridColumn, words: LocalizeController): TemplateResult {
  if (isText(column)) return html`<span class="text" dir="auto" title=${row[column]}>${row[column]}</span>`
  if (column === 'rules') return rulesContent(row, words)
  const text = numberText(row.values[column], column, words)
  if (text !== undefined) return html`<span class="text">${text}</span>`
  return html`<span aria-hidden="true" class="muted">–</span
    ><span class="visually-hidden">${words.text('notEstimable')}</span>`
}

function rulesContent({ rules }: SignalRow, words: LocalizeController): TemplateResult {
  if (rules === undefined) return html`<span class="text muted">${words.text('grid.rulesAbsent')}</span>`
  const text = rulesText(rules, words)
  if (text !== '') return html`<span class="text" title=${text}>${text}</span>`
  return html`<span aria-hidden="true" class="muted">–</span><span class="visually-hidden">${words.text('none')}</span>`
}

function pending(words: LocalizeController): TemplateResult {
  return html`<span class="pending"></span><span class="visually-hidden">${words.text('grid.rowLoading')}</span>`
}

function cellClass(column: GridColumn, sorted: boolean): string {
  return `cell ${isText(column) || column === 'rules' ? column : 'number'}${sorted ? ' sorted' : ''}`
}
