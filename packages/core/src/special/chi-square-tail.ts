import { log } from './log.js'
import { logNormalUpperTail, normalUpperTail } from './normal.js'

/**
 * Probability that χ² with one degree of freedom exceeds the statistic, 2 P(Z > √χ²). Relative accuracy 1e-13, 4e-13
 * next to underflow; 0 only beyond χ² = 1,480. NaN for NaN and below 0.
 */
export function chiSquareTail(statistic: number): number {
  return statistic >= 0 ? 2 * normalUpperTail(Math.sqrt(statistic)) : NaN
}

/** Natural logarithm of {@link chiSquareTail}, finite for every finite statistic. Relative accuracy 1e-14. */
export function logChiSquareTail(statistic: number): number {
  return statistic >= 0 ? log(2) + logNormalUpperTail(Math.sqrt(statistic)) : NaN
}
