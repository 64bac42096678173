import type { SignalColumn, SignalTable } from '@aethersignal/model'
import { rowOf } from '../rows/signal-row.js'
import type { LocalizeController } from '../strings/localize-controller.js'
import { columnName, type GridColumn, isText, numberText, rulesText } from './grid-columns.js'

/** Room for the arrow of a sorted header, in characters. */
const ARROW = 2

/**
 * Gives the columns of numbers the width of their longest number on the first page, for a number that is cut off reads
 * as another one. The style sheet has the least width and the rest.
 */
export class ColumnWidths {
  #table: SignalTable | undefined
  #signature = ''

  set(
    viewport: HTMLElement,
    columns: readonly GridColumn[],
    table: SignalTable | undefined,
    words: LocalizeController,
  ): void {
    const signature = `${columns.join()} ${words.revision}`
    if (table === this.#table && signature === this.#signature && viewport.style.length > 0) return
    this.#table = table
    this.#signature = signature
    const widths = columns.flatMap((column, index) =>
      isText(column) ? [] : [widthOf(column, index === 2, table, words)],
    )
    viewport.style.setProperty('--_number-columns', widths.join(' ') || 'auto')
    viewport.style.setProperty('--_numbers-width', widths.length > 0 ? `calc(${widths.join(' + ')})` : '0px')
    viewport.style.setProperty('--_ranked-width', widths[0] ?? '0px')
  }
}

function widthOf(
  column: Exclude<GridColumn, 'drug' | 'event'>,
  first: boolean,
  table: SignalTable | undefined,
  words: LocalizeController,
): string {
  const lengths = column === 'rules' ? rulesLengths(table, words) : numberLengths(table, column, words)
  const characters = Math.max(columnName(column, words).length + (first ? ARROW : 0), ...lengths)
  return `max(var(--_number-width), calc(${characters}ch + var(--_cell-space) * 2))`
}

function numberLengths(table: SignalTable | undefined, column: SignalColumn, words: LocalizeController): number[] {
  return Array.from(table?.columns[column] ?? [], (value) => numberText(value, column, words)?.length ?? 1)
}

/** At most so many characters that numbers stay in view; longer lists end in an ellipsis, and are whole in the title. */
function rulesLengths(table: SignalTable | undefined, words: LocalizeController): number[] {
  return Array.from({ length: table?.rows ?? 0 }, (_, row) => {
    const { rules } = table === undefined ? {} : rowOf(table, row)
    return Math.min(24, rules === undefined ? words.text('grid.rulesAbsent').length : rulesText(rules, words).length)
  })
}
