import { fault } from '../errors/fault.js'
import { type ConditionalOddsRatio, conditionalOddsRatio } from '../measures/conditional-odds-ratio.js'
import { requireLevel, requireTable } from '../measures/require-table.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { normalUpperQuantile } from '../special/normal.js'
import { type RelevantRatioOptions, relevantRatioOf } from './relevant-ratio.js'

/** How to ask a second source. */
export interface SecondSourceOptions extends RelevantRatioOptions {
  /** Power that counts as enough, default 0.8. */
  readonly power?: number
}

/** What a second, independent source says of a pair. */
export interface SecondSource {
  /** Odds ratio in the second source with its exact interval. */
  readonly oddsRatio: ConditionalOddsRatio
  /** {@link leastDetectableRatio} of the second source. */
  readonly leastDetectableRatio: number
  /**
   * `replicated`: the lower bound is above 1. `not-replicated`: it is not, though the relevant ratio would have been found with
   * the power asked for. `not-estimable`: it would not, so that nothing follows.
   */
  readonly answer: 'replicated' | 'not-replicated' | 'not-estimable'
  /** The ratio that had to be detectable. */
  readonly relevantRatio: number
  /** Power that counts as enough. */
  readonly power: number
}

/**
 * Asks a second, usually smaller, source about a pair, and tells "no" from "cannot say". Power is that of the second source,
 * from its own margins; planned with the estimate of the first it would be too high, since that is a signal because it is large.
 * Reports that are in both sources have to be taken out beforehand.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for the options.
 */
export function secondSource(table: TwoByTwo, options: SecondSourceOptions = {}): SecondSource {
  const { level = 0.95, power = 0.8 } = options
  const relevantRatio = relevantRatioOf(options)
  const detectable = leastDetectableRatio(table, { level, power })
  const oddsRatio = conditionalOddsRatio(table, { level })
  const answer = oddsRatio.lower > 1 ? 'replicated' : detectable <= relevantRatio ? 'not-replicated' : 'not-estimable'
  return { oddsRatio, leastDetectableRatio: detectable, answer, relevantRatio, power }
}

/**
 * The least odds ratio θ > 1 that a source detects with a given power, from its reports of the drug, n, and its reports
 * without the drug, c with the event and d without:
 *
 *     ln θ = (z₁₋α/₂ + z_power) √( (2 + θ₀θ + 1/(θ₀θ)) / n + 1/c + 1/d ),  θ₀ = c/d,
 *
 * Woolf's standard error (1955) at the counts that are expected under θ: 1/a + 1/b = (2 + odds + 1/odds)/n. How many of
 * the n had the event does not enter. The right side is convex in ln θ, so that the first root, if any, lies below the
 * greatest distance of the sides. NaN where no θ suffices, and where n, c or d is 0. Large-sample: with a handful of expected
 * reports the exact interval finds a little less.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for level or power.
 */
export function leastDetectableRatio(
  table: TwoByTwo,
  { level = 0.95, power = 0.8 }: Omit<SecondSourceOptions, 'relevantRatio'> = {},
): number {
  requireTable(table)
  requireLevel(level)
  if (!(power >= 0.5 && power < 1)) {
    throw fault('measure/invalid-option', 'power', `power is ${power}, not a number from 0.5 to below 1.`)
  }
  const { a, b, c, d } = table
  const n = a + b
  if (n === 0 || c === 0 || d === 0) return NaN
  const z = normalUpperQuantile((1 - level) / 2) + normalUpperQuantile(1 - power)
  const background = log(c / d)
  const variance = (t: number) => (2 + exp(background + t) + exp(-background - t)) / n + 1 / c + 1 / d
  const margin = (t: number) => t - z * Math.sqrt(variance(t))
  const slope = (t: number) => 1 - (z * (exp(background + t) - exp(-background - t))) / (2 * n * Math.sqrt(variance(t)))
  const greatest = bisect(0, 100, (t) => slope(t) > 0)
  return margin(greatest) < 0 ? NaN : exp(bisect(0, greatest, (t) => margin(t) < 0))
}

/** Where a condition that holds from `low` on ends; `high` where it does not. */
function bisect(low: number, high: number, holds: (t: number) => boolean): number {
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return high
    if (holds(middle)) low = middle
    else high = middle
  }
}
