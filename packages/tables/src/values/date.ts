import { type DateIssue as CalendarIssue, dateReading, unusableDate } from '@aethersignal/model/adapter'

/** Which of the first two numbers of `03/04/2021` is the day. */
export type DayMonthOrder = 'day-first' | 'month-first'

export type DateIssue = CalendarIssue | 'date-order-unknown'

export interface DateReading {
  /** YYYYMMDD, unknown parts 00; `MISSING_INTEGER` where it cannot be read. */
  readonly date: number
  readonly issue: DateIssue | null
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const DIGITS = /^(\d{4})(\d{2})?(\d{2})?$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/
const NAMED_MONTH = /^(?:(\d{1,2})[-/. ]+)?([a-z]{3})[a-z]*\.?[-/ ,.]+(\d{4})$/
const MONTH_NAME_FIRST = /^([a-z]{3})[a-z]*\.? +(\d{1,2}),? +(\d{4})$/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const TIME_OF_DAY = /(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?\s*(?:z|utc|[+-]\d{2}:?\d{2})?$/

/**
 * Reads a calendar date as written in exports: ISO 8601 in full or in part, YYYYMMDD (also with the `.0` of pandas),
 * 30-MAR-2019, March 30, 2019, 30.03.2019 and dates with slashes. A time of day is left out. Where neither the numbers
 * nor `order` tell day and month apart, the year remains, with an issue.
 */
export function readDate(text: string, order: DayMonthOrder | null): DateReading {
  const written = text.toLowerCase().replace(TIME_OF_DAY, '').replace(/\.0+$/, '').trim()
  const numbers = DIGITS.exec(written) ?? YEAR_FIRST.exec(written)
  if (numbers) return checked(Number(numbers[1]), Number(numbers[2] ?? 0), Number(numbers[3] ?? 0))
  const named = NAMED_MONTH.exec(written)
  if (named) return checked(Number(named[3]), monthOf(named[2]!), Number(named[1] ?? 0), true)
  const nameFirst = MONTH_NAME_FIRST.exec(written)
  if (nameFirst) return checked(Number(nameFirst[3]), monthOf(nameFirst[1]!), Number(nameFirst[2]), true)
  const last = YEAR_LAST.exec(written)
  if (!last) return unusableDate('date-invalid')
  const [first, second, year] = [Number(last[1]), Number(last[3]), Number(last[4])]
  const known = last[2] === '.' ? 'day-first' : (orderOfNumbers(first, second) ?? order)
  if (first === second) return checked(year, first, second, true)
  if (known === null) {
    const { date, issue } = checked(year, 0, 0)
    return { date, issue: issue ?? 'date-order-unknown' }
  }
  return known === 'day-first' ? checked(year, second, first, true) : checked(year, first, second, true)
}

/** What one written date tells about the order of day and month in its table; null where it tells nothing. */
export function dayMonthOrder(text: string): DayMonthOrder | null {
  const match = YEAR_LAST.exec(text.toLowerCase().replace(TIME_OF_DAY, '').trim())
  return match === null || match[2] === '.' ? null : orderOfNumbers(Number(match[1]), Number(match[3]))
}

function orderOfNumbers(first: number, second: number): DayMonthOrder | null {
  if (first > 12 && second <= 12) return 'day-first'
  return second > 12 && first <= 12 ? 'month-first' : null
}

/** 1 to 12; 99, which no check passes, for a word that is no month. */
function monthOf(name: string): number {
  const month = MONTHS.indexOf(name) + 1
  return month === 0 ? 99 : month
}

function checked(year: number, month: number, day: number, monthIsWritten = false): DateReading {
  return month === 0 && monthIsWritten ? unusableDate('date-invalid') : dateReading(year, month, day)
}
