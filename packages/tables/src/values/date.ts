import { type DateIssue as CalendarIssue, dateReading, monthNamed, unusableDate } from '@aethersignal/model/adapter'

/** Which of the first two numbers of `03/04/2021` is the day. */
export type DayMonthOrder = 'day-first' | 'month-first'

export type DateIssue = CalendarIssue | 'date-order-unknown'

export interface DateReading {
  /** YYYYMMDD, unknown parts 00; `MISSING_INTEGER` where it cannot be read. */
  readonly date: number
  readonly issue: DateIssue | null
}

/** Also with the time of day behind it, as E2B(R2) writes it. */
const DIGITS = /^(\d{4})(\d{2})?(?:(\d{2})(?:\d{4}(?:\d{2})?)?)?$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/
const NAMED_MONTH = /^(?:(\d{1,2})[-/. ]+(?:de +)?)?(\p{L}{3,})\.?[-/ ,.]+(?:de +)?(\d{4})$/u
const MONTH_NAME_FIRST = /^(\p{L}{3,})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})$/u
const YEAR_AND_NAME = /^(\d{4})[-/ .]+(\p{L}{3,})\.?(?:[-/ .]+(\d{1,2}))?$/u
/** What stands for an unknown day or month beside a known year: `UN-FEB-2023`, `UNK-UNK-2023`, `2023-02-UN`, `??.02.2023`. */
const UNKNOWN_FIRST = /^(?:(?:unk?|xx|\?\?|--|nk)[-/. ])+/
const UNKNOWN_LAST = /(?:[-/. ](?:unk?|xx|\?\?|--|nk))+$/
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/
const MONTH_AND_YEAR = /^(\d{1,2})[-/.](\d{4})$/
const TIME_OF_DAY = /(?:t|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m)?\s*(?:z|utc|[+-]\d{2}:?\d{2})?$/

/**
 * Reads a calendar date as written in exports: ISO 8601 in full or in part, YYYYMMDD (also with the `.0` of pandas),
 * 30-MAR-2019, March 30, 2019, 30. März 2019, 30.03.2019, 03/2019, UN-MAR-2019 and dates with slashes. A time of day is left out. Where neither the numbers
 * nor `order` tell day and month apart, the year remains, with an issue.
 */
export function readDate(text: string, order: DayMonthOrder | null): DateReading {
  const written = text
    .toLowerCase()
    .replace(TIME_OF_DAY, '')
    .replace(/\.0+$/, '')
    .replace(/\s*[年月]\s*(?=\d)/g, '-')
    .replace(/\s*[年月日]$/, '')
    .replace(UNKNOWN_FIRST, '')
    .replace(UNKNOWN_LAST, '')
    .trim()
  const numbers = DIGITS.exec(written) ?? YEAR_FIRST.exec(written)
  if (numbers) return checked(Number(numbers[1]), Number(numbers[2] ?? 0), Number(numbers[3] ?? 0))
  const named = NAMED_MONTH.exec(written)
  if (named) return checked(Number(named[3]), monthNamed(named[2]!), Number(named[1] ?? 0), true)
  const nameFirst = MONTH_NAME_FIRST.exec(written)
  if (nameFirst) return checked(Number(nameFirst[3]), monthNamed(nameFirst[1]!), Number(nameFirst[2]), true)
  const yearAndName = YEAR_AND_NAME.exec(written)
  if (yearAndName)
    return checked(Number(yearAndName[1]), monthNamed(yearAndName[2]!), Number(yearAndName[3] ?? 0), true)
  const ofMonth = MONTH_AND_YEAR.exec(written)
  if (ofMonth) return checked(Number(ofMonth[2]), Number(ofMonth[1]), 0, true)
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

function checked(year: number, month: number, day: number, monthIsWritten = false): DateReading {
  return month === 0 && monthIsWritten ? unusableDate('date-invalid') : dateReading(year, month, day)
}
