import { MISSING_INTEGER } from '@aethersignal/model'
import { readE2bDate } from '@aethersignal/model/adapter'
import type { NoteRepair } from '../reason-codes.js'
import type { ReportFields } from './report-fields.js'

/**
 * Reads the date field `name` with its `…format`; null where it is missing or cannot be, which is noted, and the fields are
 * left. A date whose length is that of another format than the one named is read by its length, since writers leave
 * formats as they were when they shorten dates.
 */
export function readDate(fields: ReportFields, name: string, note: NoteRepair): number | null {
  const text = fields.peek(name)
  if (text === null) return null
  const format = fields.peek(`${name}format`)
  const asNamed = readE2bDate(text, format)
  const { date, issue } = asNamed.issue === 'date-invalid' && format !== null ? readE2bDate(text, null) : asNamed
  if (issue !== null) {
    note(issue)
    return null
  }
  if (asNamed.issue === null) fields.take(name, `${name}format`)
  return date
}

/** The earliest of some dates, of which some may be missing. */
export function earliest(dates: readonly number[]): number | null {
  const known = dates.filter((date) => date !== MISSING_INTEGER)
  return known.length === 0 ? null : Math.min(...known)
}
