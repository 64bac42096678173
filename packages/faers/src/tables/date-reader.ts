import { MISSING_INTEGER } from '@aethersignal/model'
import { DATE_BEFORE_1900, DATE_INVALID, isMissing } from '@aethersignal/model/adapter'
import { CellReading } from '../cells/cell-reading.js'
import type { RepairReason } from '../rows/reason-codes.js'
import { readFaersDate } from '../values/faers-date.js'
import type { ExtraColumns } from './extra-columns.js'
import { indexIn, type WriterContext } from './row-writer.js'

interface DateCell {
  readonly date: number
  readonly note: RepairReason | null
  /** What goes to `extra`. */
  readonly text: string | null
}

const NO_DATE: DateCell = { date: MISSING_INTEGER, note: null, text: null }

/**
 * Makes a reader of one date column. A date that cannot be is missing; its text goes to `extra` and its reason is noted.
 * A date after the quarter's end is impossible for an event or a therapy; a date of receipt is kept then, and noted.
 */
export function dateReader(
  column: string,
  kind: 'happened' | 'received',
  context: WriterContext,
  extra: ExtraColumns,
): () => number {
  const cell = new CellReading<DateCell>(context.cells, indexIn(context.header, column), NO_DATE, (text) => {
    if (isMissing(text, 'attribute')) return NO_DATE
    const date = readFaersDate(text)
    if (date > 0 && date <= context.lastDay) {
      return { date, note: text.includes('.') ? 'float-integer' : null, text: null }
    }
    if (date > 0 && kind === 'received') return { date, note: 'date-after-quarter', text: null }
    if (date > 0) return { date: MISSING_INTEGER, note: 'date-after-quarter', text }
    const note = date === DATE_INVALID ? 'date-invalid' : date === DATE_BEFORE_1900 ? 'date-before-1900' : null
    return { date: MISSING_INTEGER, note, text }
  })
  return () => {
    const { date, note, text } = cell.get()
    if (note !== null) context.note(note)
    if (text !== null) extra.add(column, text)
    return date
  }
}
