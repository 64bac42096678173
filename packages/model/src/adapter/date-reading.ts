import { MISSING_INTEGER } from '../cases/case-tables.js'
import { calendarDate, DATE_BEFORE_1900 } from './calendar-date.js'

/** Why a written date gives none. */
export type DateIssue = 'date-invalid' | 'date-before-1900'

/** A written date as it was read. */
export interface DateReading {
  /** YYYYMMDD, unknown parts 00; `MISSING_INTEGER` where there is no date or an issue. */
  readonly date: number
  /** Why there is no date; null where there is one, and where none was written. */
  readonly issue: DateIssue | null
}

/** The reading of a calendar date; month and day may be 0 for unknown. */
export function dateReading(year: number, month: number, day: number): DateReading {
  const date = calendarDate(year, month, day)
  if (date > 0) return { date, issue: null }
  return unusableDate(date === DATE_BEFORE_1900 ? 'date-before-1900' : 'date-invalid')
}

/** The reading of a date that gives none. */
export function unusableDate(issue: DateIssue): DateReading {
  return { date: MISSING_INTEGER, issue }
}
