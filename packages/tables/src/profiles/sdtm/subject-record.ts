import { MISSING_INTEGER } from '@aethersignal/model'
import { presentText } from '@aethersignal/model/adapter'
import { readDate } from '../../values/date.js'
import type { ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'

/** A row of DM or EX, and its table. */
export interface SubjectRow {
  readonly row: ProfileRow
  readonly table: ProfileTable
}

/** Where the reading of a row tells what it made good. */
export type Note = (reason: string) => void

/** A date and time of SDTM (ISO 8601, its end may be missing) as YYYYMMDD; what cannot be read is noted. */
export function sdtmDate(row: ProfileRow, column: string, note: Note): number {
  const written = presentText(row.get(column), 'attribute')
  if (written === null) return MISSING_INTEGER
  const { date, issue } = readDate(written.replace(/T.*$/i, ''), null)
  if (issue !== null) note(issue)
  return date
}

/** Whether a day is before another for certain; of parts that are not known it is not. */
export function isBefore(day: number, other: number): boolean {
  if (day === MISSING_INTEGER || other === MISSING_INTEGER) return false
  for (const unit of [10_000, 100, 1]) {
    const [one, two] = [Math.floor(day / unit), Math.floor(other / unit)]
    if (unit < 10_000 && (one % 100 === 0 || two % 100 === 0)) return false
    if (one !== two) return one < two
  }
  return false
}

/** The earlier of two days, one of which may be missing. */
export function earlier(day: number, other: number): number {
  if (day === MISSING_INTEGER) return other
  return other === MISSING_INTEGER || !isBefore(other, day) ? day : other
}
