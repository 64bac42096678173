import { refuse } from './check-series.js'

/** The calendar periods that dates are counted by, the longest first. */
export const PERIOD_UNITS = ['year', 'half-year', 'quarter', 'month', 'week', 'day'] as const

/** A calendar period that dates are counted by. A week is that of ISO 8601, from Monday to Sunday. */
export type PeriodUnit = (typeof PERIOD_UNITS)[number]

/**
 * Number of a period; consecutive periods differ by 1. Months, quarters, half years and years count from the year 0, days
 * and weeks from 1970-01-01 and the week it lies in.
 */
export type PeriodNumber = number

const perYear = { month: 12, quarter: 4, 'half-year': 2, year: 1 } as const

/** How many periods a year has, for days and weeks rounded up. */
export const PERIODS_PER_YEAR: Readonly<Record<PeriodUnit, number>> = {
  year: 1,
  'half-year': 2,
  quarter: 4,
  month: 12,
  week: 53,
  day: 366,
}

const datePattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/**
 * The period a date lies in; NaN for a date that does not tell (a year alone, by month or quarter; a month, by week).
 * Dates are in the Gregorian calendar, written YYYY, YYYY-MM or YYYY-MM-DD, or numbers YYYYMMDD with 00 for unknown parts.
 * @throws AetherError `measure/invalid-value` for what is no date, or a day that does not exist.
 */
export function periodOf(date: string | number, unit: PeriodUnit): PeriodNumber {
  return readPeriod(date, unit) ?? refuseDate('date', date)
}

export function refuseDate(field: string, date: string | number, row?: number): never {
  return refuse('measure/invalid-value', field, `“${date}”`, 'dates as YYYY-MM-DD, YYYY-MM or YYYY', row)
}

/** The period of a date, undefined for what is no date. */
export function readPeriod(date: string | number, unit: PeriodUnit): PeriodNumber | undefined {
  const [year, month, day] = partsOf(typeof date === 'number' ? date : numberOf(date))
  if (!(year >= 0 && (month === 0 ? day === 0 : day <= daysOf(year, month)))) return undefined
  if (unit === 'year') return year
  if (month === 0) return NaN
  if (unit === 'day' || unit === 'week') {
    if (day === 0) return NaN
    const number = dayNumber(year, month, day)
    // 1970-01-01 was a Thursday.
    return unit === 'day' ? number : Math.floor((number + 3) / 7)
  }
  return Math.floor((year * 12 + month - 1) / (12 / perYear[unit]))
}

/** YYYYMMDD with 00 for parts that are not written; NaN for what is written otherwise. */
function numberOf(date: string): number {
  const [, year, month, day] = datePattern.exec(date) ?? []
  return month === '00' || day === '00' ? NaN : Number(year) * 10_000 + Number(month ?? 0) * 100 + Number(day ?? 0)
}

function partsOf(date: number): readonly [year: number, month: number, day: number] {
  const year = Number.isInteger(date) ? Math.floor(date / 10_000) : NaN
  return [year, Math.floor(date / 100) % 100, date % 100]
}

/** The name of a period: 2024-03-05, 2024-W10, 2024-03, 2024-Q1, 2024-H1 or 2024. */
export function periodName(period: PeriodNumber, unit: PeriodUnit): string {
  if (unit === 'day') {
    const [year, month, day] = dateOfDay(period)
    return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
  }
  if (unit === 'week') {
    // A week belongs to the year of its Thursday (ISO 8601).
    const thursday = period * 7
    const [year] = dateOfDay(thursday)
    return `${digits(year, 4)}-W${digits(Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1, 2)}`
  }
  const year = Math.floor(period / perYear[unit])
  const place = period - year * perYear[unit] + 1
  if (unit === 'year') return digits(year, 4)
  if (unit === 'month') return `${digits(year, 4)}-${digits(place, 2)}`
  return `${digits(year, 4)}-${unit === 'quarter' ? 'Q' : 'H'}${place}`
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? -1
}

/** Days from 1970-01-01, the year being counted from March so that the leap day is its last. */
function dayNumber(year: number, month: number, day: number): number {
  const march = month > 2 ? year : year - 1
  const leapDays = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400)
  return march * 365 + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 719_469
}

/** The date of a day number: the inverse of {@link dayNumber}. */
function dateOfDay(number: number): readonly [year: number, month: number, day: number] {
  // A day before or after can only be in the year guessed or in one of its neighbours.
  let year = Math.floor(number / 365.2425) + 1970
  while (dayNumber(year, 1, 1) > number) year -= 1
  while (dayNumber(year + 1, 1, 1) <= number) year += 1
  let month = 12
  while (dayNumber(year, month, 1) > number) month -= 1
  return [year, month, number - dayNumber(year, month, 1) + 1]
}
