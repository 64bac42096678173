import { refuse } from './check-series.js'

/** A calendar period that dates are counted by. */
export type PeriodUnit = 'month' | 'quarter' | 'year'

const perYear = { month: 12, quarter: 4, year: 1 } as const

/** Number of a period: years times periods a year, plus the place in the year from 0. Consecutive periods differ by 1. */
export type PeriodNumber = number

const datePattern = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

/**
 * The period a date lies in; NaN for a date that does not tell (a year alone, by month or quarter). Dates are in the
 * Gregorian calendar, written YYYY, YYYY-MM or YYYY-MM-DD, or numbers YYYYMMDD with 00 for unknown parts.
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
  const months = year * 12 + month - 1
  return unit === 'month' ? months : Math.floor(months / 3)
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

/** The name of a period: 2024-03, 2024-Q1 or 2024. */
export function periodName(period: PeriodNumber, unit: PeriodUnit): string {
  const year = Math.floor(period / perYear[unit])
  const place = period - year * perYear[unit] + 1
  const digits = String(year).padStart(4, '0')
  if (unit === 'year') return digits
  return unit === 'quarter' ? `${digits}-Q${place}` : `${digits}-${String(place).padStart(2, '0')}`
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? -1
}
