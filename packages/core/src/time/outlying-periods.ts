import { PERIODS_PER_YEAR, type PeriodNumber, type PeriodUnit, periodOf } from './periods.js'

/** The periods a series runs over. */
export interface SeriesBody {
  /** The first period. */
  readonly first: PeriodNumber
  /** The last period. */
  readonly last: PeriodNumber
}

/** What is known of a series beforehand. */
export interface SeriesBounds {
  /** The first period, where it is known. */
  readonly first?: PeriodNumber
  /** The last period, where it is known. */
  readonly last?: PeriodNumber
  /** No date after this one can be true; YYYY-MM-DD. Default the end of 2199. */
  readonly asOf?: string
  /** The ends at which dates far from the others are left out; default both. */
  readonly sides?: 'both' | 'early' | 'late'
}

/** Placeholders of databases for "never" and "unknown" lie before this or after the year 2199. */
const FIRST_DATE = '1901-01-01'
const LAST_DATE = '2199-12-31'

/** The share of the dates, on each side, that may be left out; one date always may. */
const SHARE = 0.05

/** Fewer dates than these are too few to tell which of them is far from the others. */
const FEWEST = 5

/** A gap of fewer years is never a reason to leave dates out. */
const YEARS = 3

/** A gap has to be so many times as long as the longest between the other dates. */
const TIMES = 5

/**
 * Where a series begins and ends when a few of its dates are placeholders or typing errors: 9999-12-31, 1900-01-01, 2030 for
 * 2020. Periods before 1901, after 2199 or after `asOf` are never in it. Of the others, the middle 90 % are taken and
 * extended to each side, date by date, until a gap is met that is longer than three years and than five times the longest
 * gap so far; what lies beyond, at most 5 % of the dates or a single one on each side, is outside. Of fewer than five dates
 * none is outside. A bound that is given is kept. Undefined where no period is left.
 */
export function bodyOfSeries(
  periods: ArrayLike<PeriodNumber>,
  unit: PeriodUnit,
  known: SeriesBounds = {},
): SeriesBody | undefined {
  const lowest = known.first ?? periodOf(FIRST_DATE, unit)
  const highest = known.last ?? periodOf(known.asOf ?? LAST_DATE, unit)
  const sorted = Float64Array.from(periods)
    .filter((period) => period >= lowest && period <= highest)
    .sort()
  if (sorted.length === 0) {
    return known.first === undefined || known.last === undefined ? undefined : { first: known.first, last: known.last }
  }
  const most = sorted.length < FEWEST ? 0 : Math.max(1, Math.floor(sorted.length * SHARE))
  const { sides = 'both' } = known
  let longest = 1
  for (let at = most; at < sorted.length - 1 - most; at++) longest = Math.max(longest, sorted[at + 1]! - sorted[at]!)
  const early = known.first === undefined && sides !== 'late' ? reach(sorted, most, -1, longest, unit) : 0
  const late = known.last === undefined && sides !== 'early' ? sorted.length - 1 - most : sorted.length - 1
  return {
    first: known.first ?? sorted[early]!,
    last: known.last ?? sorted[reach(sorted, late, 1, longest, unit)]!,
  }
}

/** How far a series goes on from `at` in one direction before a gap that is too long for it. */
function reach(sorted: Float64Array, at: number, step: 1 | -1, within: number, unit: PeriodUnit): number {
  let [end, longest] = [at, within]
  while (sorted[end + step] !== undefined) {
    const gap = (sorted[end + step]! - sorted[end]!) * step
    if (gap > Math.max(YEARS * PERIODS_PER_YEAR[unit], TIMES * longest)) break
    longest = Math.max(longest, gap)
    end += step
  }
  return end
}
