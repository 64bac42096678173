import { refuse } from './check-series.js'
import { bodyOfSeries, type SeriesBody } from './outlying-periods.js'
import { type PeriodNumber, type PeriodUnit, periodName, periodOf, readPeriod, refuseDate } from './periods.js'

/** How to count dates. */
export interface PeriodOptions {
  /** Length of a period. */
  readonly by: PeriodUnit
  /** A date in the first period; default the earliest date. */
  readonly from?: string
  /** A date in the last period; default the latest date. */
  readonly to?: string
  /**
   * What to do with dates far from all others and such as no report can have, where `from` and `to` do not say
   * where the series ends: `leave-out` (default) keeps a placeholder such as 9999-12-31, or 2030 typed for 2020, from
   * stretching it; `leave-out-early` and `leave-out-late` do so at one end; `keep` takes every date at its word. See
   * {@link bodyOfSeries}.
   */
  readonly outlying?: 'leave-out' | 'leave-out-early' | 'leave-out-late' | 'keep'
  /** The day the data were looked at, YYYY-MM-DD: later dates are outlying. */
  readonly asOf?: string
}

/** Counts of consecutive periods, those without events being zeros. */
export interface PeriodSeries {
  /** Length of a period. */
  readonly by: PeriodUnit
  /** The first period. */
  readonly first: PeriodNumber
  /** Names such as 2024-Q1, in order. */
  readonly periods: readonly string[]
  /** Events in each period. */
  readonly counts: Float64Array
  /** Events up to each period and in it. */
  readonly cumulative: Float64Array
  /** Dates that do not tell the period (a year alone, by month). In no period. */
  readonly imprecise: number
  /** Empty dates. In no period. */
  readonly missing: number
  /** Dates before the first or after the last period asked for. */
  readonly outside: number
  /** Dates left out because they lie far from all others. In no period. */
  readonly outlying: {
    readonly dates: number /** Their periods by name, in order. */
    readonly periods: readonly string[]
  }
}

/**
 * Counts dates by day, week, month, quarter, half year or year, zero-filled from the first period to the last. Every date is
 * in a period or in one of `imprecise`, `missing`, `outside` and `outlying`. Dates as in {@link periodOf}; empty text, null, 0 and NaN are missing.
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
  const asked = {
    ...(options.from !== undefined && { first: boundOf(options.from, by, 'from') }),
    ...(options.to !== undefined && { last: boundOf(options.to, by, 'to') }),
  }
  const { outlying: rule = 'leave-out', asOf } = options
  const sides = rule === 'leave-out-early' ? 'early' : rule === 'leave-out-late' ? 'late' : 'both'
  const body =
    rule === 'keep'
      ? extremesOf(numbers, asked)
      : bodyOfSeries(numbers, by, { ...asked, sides, ...(asOf !== undefined && { asOf }) })
  const { first, last } = body ?? { first: NaN, last: NaN }
  if (!(last >= first)) {
    const field = options.from === undefined ? 'dates' : 'from'
    refuse('measure/too-little-data', field, 'without a period', 'dates that tell one, the first not after the last')
  }
  const counts = new Float64Array(last - first + 1)
  let outside = 0
  const outlying: PeriodNumber[] = []
  for (const number of numbers) {
    if (number >= first && number <= last) counts[number - first]! += 1
    else if (number < (asked.first ?? -Infinity) || number > (asked.last ?? Infinity)) outside += 1
    else outlying.push(number)
  }
  const cumulative = counts.slice()
  for (let i = 1; i < cumulative.length; i++) cumulative[i]! += cumulative[i - 1]!
  const periods = Array.from(counts, (_, i) => periodName(first + i, by))
  const left = { dates: outlying.length, periods: namesOf(outlying, by) }
  return { by, first, periods, counts, cumulative, imprecise, missing, outside, outlying: left }
}

function extremesOf(numbers: readonly PeriodNumber[], asked: Partial<SeriesBody>): SeriesBody {
  const { first = numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? NaN) } = asked
  const { last = numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? NaN) } = asked
  return { first, last }
}

/** The names of periods, each once, in order. */
function namesOf(numbers: readonly PeriodNumber[], by: PeriodUnit): string[] {
  return [...new Set(numbers)].sort((a, b) => a - b).map((number) => periodName(number, by))
}

function boundOf(date: string, by: PeriodUnit, field: string): number {
  const number = periodOf(date, by)
  if (Number.isNaN(number)) refuse('measure/invalid-option', field, date, `a date that tells the ${by}`)
  return number
}
