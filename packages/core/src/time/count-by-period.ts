import { refuse } from './check-series.js'
import { type PeriodNumber, type PeriodUnit, periodName, periodOf, readPeriod, refuseDate } from './periods.js'

/** How to count dates. */
export interface PeriodOptions {
  readonly by: PeriodUnit
  /** A date in the first period; default the earliest date. */
  readonly from?: string
  /** A date in the last period; default the latest date. */
  readonly to?: string
}

/** Counts of consecutive periods, those without events being zeros. */
export interface PeriodSeries {
  readonly by: PeriodUnit
  readonly first: PeriodNumber
  /** Names such as 2024-Q1, in order. */
  readonly periods: readonly string[]
  readonly counts: Float64Array
  readonly cumulative: Float64Array
  /** Dates that do not tell the period (a year alone, by month). In no period. */
  readonly imprecise: number
  /** Empty dates. In no period. */
  readonly missing: number
  /** Dates before the first or after the last period asked for. */
  readonly outside: number
}

/**
 * Counts dates by month, quarter or year, zero-filled from the first period to the last. Every date is in a period or in
 * one of `imprecise`, `missing` and `outside`. Dates as in {@link periodOf}; empty text, null, 0 and NaN are missing.
 * @throws AetherError `measure/invalid-value` naming the row of a date that is none; `measure/too-little-data` where no
 *   date tells a period and none is asked for.
 */
export function countByPeriod(
  dates: Iterable<string | number | null | undefined>,
  options: PeriodOptions,
): PeriodSeries {
  const { by } = options
  const numbers: number[] = []
  let imprecise = 0
  let missing = 0
  let row = 0
  for (const date of dates) {
    const empty = date === '' || date === 0 || date === null || date === undefined || Number.isNaN(date)
    const number = empty ? undefined : (readPeriod(date, by) ?? refuseDate('dates', date, row))
    if (number === undefined) missing += 1
    else if (Number.isNaN(number)) imprecise += 1
    else numbers.push(number)
    row += 1
  }
  const bound = (date: string | undefined, field: string, otherwise: (a: number, b: number) => number) => {
    if (date !== undefined) return boundOf(date, by, field)
    return numbers.reduce((a, b) => otherwise(a, b), numbers[0] ?? NaN)
  }
  const first = bound(options.from, 'from', Math.min)
  const last = bound(options.to, 'to', Math.max)
  if (!(last >= first)) {
    const field = options.from === undefined ? 'dates' : 'from'
    refuse('measure/too-little-data', field, 'without a period', 'dates that tell one, the first not after the last')
  }
  const counts = new Float64Array(last - first + 1)
  let outside = 0
  for (const number of numbers) {
    if (number < first || number > last) outside += 1
    else counts[number - first]! += 1
  }
  const cumulative = counts.slice()
  for (let i = 1; i < cumulative.length; i++) cumulative[i]! += cumulative[i - 1]!
  const periods = Array.from(counts, (_, i) => periodName(first + i, by))
  return { by, first, periods, counts, cumulative, imprecise, missing, outside }
}

function boundOf(date: string, by: PeriodUnit, field: string): number {
  const number = periodOf(date, by)
  if (Number.isNaN(number)) refuse('measure/invalid-option', field, date, `a date that tells the ${by}`)
  return number
}
