import { z975 } from './log-normal-interval.js'
import { requireTable } from './require-table.js'
import type { DeviateOption, Estimate, TwoByTwo } from './two-by-two.js'
import { undefinedEstimate } from './undefined-because.js'

/** How to make the interval of {@link reportingRateDifference}. */
export interface RateDifferenceOptions extends DeviateOption {
  /** `newcombe` (default): hybrid score interval, method 10 of Newcombe (1998). `wald`: ± z √(p(1−p)/n + …). */
  readonly interval?: 'newcombe' | 'wald'
}

/**
 * Difference of the proportions of reports with the event, a/(a+b) − c/(c+d): the "risk difference" of a table of
 * reports, which is no difference of risks in people. In −1 … 1; defined with zero cells.
 *
 * Newcombe's interval joins Wilson's intervals of the two proportions and stays within −1 … 1; Wald's can leave it and
 * has no width where both proportions are 0 or 1. Undefined where no report has the drug, or all have (`empty-margin`).
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function reportingRateDifference(table: TwoByTwo, options: RateDifferenceOptions = {}): Estimate {
  requireTable(table)
  const { a, b, c, d } = table
  const { deviate = z975, interval = 'newcombe' } = options
  if (a + b === 0 || c + d === 0) {
    return undefinedEstimate(a + b + c + d === 0 ? 'no-reports' : 'empty-margin')
  }
  const first = a / (a + b)
  const second = c / (c + d)
  const estimate = first - second
  if (interval === 'wald') {
    const reach = deviate * Math.sqrt((first * (b / (a + b))) / (a + b) + (second * (d / (c + d))) / (c + d))
    return { estimate, lower: estimate - reach, upper: estimate + reach }
  }
  const one = wilson(a, a + b, deviate)
  const other = wilson(c, c + d, deviate)
  return {
    estimate,
    lower: estimate - hypotenuse(first - one.lower, other.upper - second),
    upper: estimate + hypotenuse(one.upper - first, second - other.lower),
  }
}

/**
 * The score interval of a proportion: Wilson, J Am Stat Assoc 22:209 (1927).
 * @param deviate Standard normal quantile of the interval, 1.96 for 95 %.
 * @returns Bounds from 0 to 1; NaN without trials.
 */
export function wilson(successes: number, trials: number, deviate: number) {
  const square = deviate * deviate
  const centre = successes + square / 2
  const reach = deviate * Math.sqrt((successes * (trials - successes)) / trials + square / 4)
  return {
    lower: successes === 0 ? 0 : (centre - reach) / (trials + square),
    upper: successes === trials ? 1 : (centre + reach) / (trials + square),
  }
}

function hypotenuse(x: number, y: number): number {
  return Math.sqrt(x * x + y * y)
}
