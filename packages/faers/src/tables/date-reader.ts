import { MISSING_INTEGER } from '@aethersignal/model'
import { DATE_BEFORE_1900, DATE_INVALID } from '@aethersignal/model/adapter'
import { readFaersDate } from '../values/faers-date.js'
import type { ExtraColumns } from './extra-columns.js'
import { fieldAt, indexIn, type WriterContext } from './row-writer.js'

/**
 * Makes a reader of one date column. A date that cannot be is missing; its text goes to `extra` and its reason is noted.
 * A date after the quarter's end is impossible for an event or a therapy; a date of receipt is kept then, and noted.
 */
export function dateReader(
  column: string,
  kind: 'happened' | 'received',
  context: WriterContext,
  extra: ExtraColumns,
): (fields: readonly string[]) => number {
  const index = indexIn(context.header, column)
  if (index < 0) return () => MISSING_INTEGER
  return (fields) => {
    const text = fieldAt(fields, index)
    if (text === '') return MISSING_INTEGER
    const date = readFaersDate(text)
    if (date > 0 && date <= context.lastDay) {
      if (text.includes('.')) context.note('float-integer')
      return date
    }
    if (date > 0) {
      context.note('date-after-quarter')
      if (kind === 'received') return date
    } else if (date === DATE_INVALID) context.note('date-invalid')
    else if (date === DATE_BEFORE_1900) context.note('date-before-1900')
    extra.add(column, text)
    return MISSING_INTEGER
  }
}
