import type { NumberColumn } from '../measures/cells.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { log } from '../special/log.js'
import { type BaselineOptions, baselineOf } from './baseline.js'
import { checkBetween, checkCounts, checkPositive } from './check-series.js'

/** Cumulative sums, one row a period, in the unit of the values. */
export interface Cusum {
  /** Sum of the excess over centre + reference, never below 0. */
  readonly upper: Float64Array
  /** Sum of the shortfall below centre − reference, never below 0. */
  readonly lower: Float64Array
  /** 1 where the upper sum passes the decision interval, −1 where the lower one does. */
  readonly beyond: Int8Array
  /** Mean of the baseline. */
  readonly centre: number
  /** Standard deviation of the baseline. */
  readonly sigma: number
  /** Allowance K, in the unit of the values. */
  readonly reference: number
  /** Decision interval H, in the unit of the values. */
  readonly decision: number
  /** Periods at the start that centre and spread come from. */
  readonly baseline: number
  /** Why the sums are undefined, where they are. */
  readonly reason?: UndefinedReason
}

/** The two figures of a CUSUM in standard deviations. */
export interface CusumOptions extends BaselineOptions {
  /** Half the shift to be found; default 0.5, for a shift of one standard deviation. */
  readonly reference?: number
  /** Default 5: by chance a signal about every 465 periods (Montgomery 2013). */
  readonly decision?: number
}

/**
 * Page's two-sided CUSUM (Page 1954): C⁺ᵢ = max(0, C⁺ᵢ₋₁ + xᵢ − centre − K), C⁻ᵢ the same downwards, both from 0. Undefined
 * (`no-variation`) where the baseline does not vary.
 * @throws AetherError as {@link individualsChart}.
 */
export function cusum(values: NumberColumn, options: CusumOptions = {}): Cusum {
  const { reference = 0.5, decision = 5 } = options
  if (reference !== 0) checkBetween('reference', reference, 0)
  checkBetween('decision', decision, 0)
  const { centre, sigma, baseline, reason } = baselineOf(values, options)
  const periods = values.length
  const upper = new Float64Array(periods)
  const lower = new Float64Array(periods)
  const beyond = new Int8Array(periods)
  const allowance = reference * sigma
  const interval = decision * sigma
  let above = 0
  let below = 0
  for (let period = 0; period < periods; period++) {
    above = Math.max(0, above + values[period]! - centre - allowance)
    below = Math.max(0, below + centre - values[period]! - allowance)
    upper[period] = above
    lower[period] = below
    beyond[period] = above > interval ? 1 : below > interval ? -1 : 0
  }
  return {
    ...{ upper, lower, beyond, centre, sigma, baseline },
    ...{ reference: allowance, decision: interval, ...(reason && { reason }) },
  }
}

/** A CUSUM of log-likelihood ratios, one row a period. */
export interface PoissonCusum {
  /** Sum of the log-likelihood ratios, never below 0. */
  readonly statistic: Float64Array
  /** 1 where the sum passes the decision interval. */
  readonly beyond: Uint8Array
  /** R, the relative risk to be found. */
  readonly relativeRisk: number
  /** Decision interval, in natural logarithms of the likelihood ratio. */
  readonly decision: number
  /** Lorden's bound, or the interval that was given, such as the exact one of `poissonCusumDecision`. */
  readonly decisionFrom: 'bound' | 'given'
}

/**
 * CUSUM of the log-likelihood ratio of a Poisson count with relative risk R against its expectation, which may differ
 * from period to period (Lucas 1985; Höhle & Paul 2008): Cᵢ = max(0, Cᵢ₋₁ + xᵢ ln R − (R − 1) eᵢ). It signals at
 * C ≥ ln `falseAlarmEvery`, which by Lorden's bound (1971) makes false alarms at least that many periods apart on
 * average: a cautious limit that holds for every expectation. Where the expectation is constant, `poissonCusumDecision` has the exact one,
 * to be given as `decision`.
 * @param options `relativeRisk`: the increase to be found, default 2. `falseAlarmEvery`: periods, default 500. `decision`: in place of the bound.
 */
export function poissonCusum(
  counts: NumberColumn,
  expected: NumberColumn,
  options: { readonly relativeRisk?: number; readonly falseAlarmEvery?: number; readonly decision?: number } = {},
): PoissonCusum {
  const { relativeRisk = 2, falseAlarmEvery = 500 } = options
  checkCounts('counts', counts)
  checkPositive('expected', expected, counts.length)
  checkBetween('relativeRisk', relativeRisk, 1)
  checkBetween('falseAlarmEvery', falseAlarmEvery, 1)
  const { decision = log(falseAlarmEvery) } = options
  checkBetween('decision', decision, 0)
  const statistic = new Float64Array(counts.length)
  const beyond = new Uint8Array(counts.length)
  let sum = 0
  for (let period = 0; period < counts.length; period++) {
    sum = Math.max(0, sum + counts[period]! * log(relativeRisk) - (relativeRisk - 1) * expected[period]!)
    statistic[period] = sum
    beyond[period] = sum >= decision ? 1 : 0
  }
  return { statistic, beyond, relativeRisk, decision, decisionFrom: options.decision === undefined ? 'bound' : 'given' }
}
