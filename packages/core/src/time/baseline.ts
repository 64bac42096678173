import type { NumberColumn } from '../measures/cells.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { checkBetween, checkNumbers, checkWhole } from './check-series.js'

/** d₂ of two observations, 2/√π: the mean range of two standard normal values. */
const meanRangeOfTwo = 1.1283791670955126

/** Where the centre and the spread of a chart come from. */
export interface BaselineOptions {
  /** The first so many periods are the baseline; default all but the newest, which is the one in question. */
  readonly baseline?: number
  /** Known centre, in place of the mean of the baseline. */
  readonly target?: number
  /** Known standard deviation, in place of the one of the baseline. */
  readonly sigma?: number
}

/** Centre and spread of a chart of single values. */
export interface Baseline {
  readonly baseline: number
  readonly centre: number
  /** Mean moving range of the baseline over 2/√π, which a slow drift does not inflate (Shewhart 1931; Montgomery 2013). */
  readonly sigma: number
  /** Why there are no limits: the baseline does not vary. */
  readonly reason?: UndefinedReason
}

export function baselineOf(values: NumberColumn, options: BaselineOptions): Baseline {
  checkNumbers('values', values, 2)
  const { target, sigma } = options
  const baseline = baselineLength(options.baseline, values.length)
  if (sigma !== undefined) checkBetween('sigma', sigma, 0)
  if (target !== undefined) checkBetween('target', target, -Infinity)
  let sum = 0
  let ranges = 0
  for (let period = 0; period < baseline; period++) {
    sum += values[period]!
    if (period > 0) ranges += Math.abs(values[period]! - values[period - 1]!)
  }
  const centre = target ?? sum / baseline
  const spread = sigma ?? ranges / (baseline - 1) / meanRangeOfTwo
  return spread > 0 ? { baseline, centre, sigma: spread } : { baseline, centre, sigma: NaN, reason: 'no-variation' }
}

export function baselineLength(given: number | undefined, periods: number): number {
  const baseline = given ?? Math.max(2, periods - 1)
  checkWhole('baseline', baseline, 2, periods)
  return baseline
}
