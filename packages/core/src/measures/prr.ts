import { logNormalInterval } from './log-normal-interval.js'
import { requireTable } from './require-table.js'
import { type Estimate, type RatioOptions, type TwoByTwo, withZeroCellPolicy } from './two-by-two.js'
import { emptyCellReason, undefinedEstimate } from './undefined-because.js'

/**
 * Proportional reporting ratio, a/(a+b) ÷ c/(c+d), with the log-normal interval
 * exp(ln PRR ± z √(1/a − 1/(a+b) + 1/c − 1/(c+d))) (Evans, Waller, Davis 2001). Relative accuracy 1e-14.
 *
 * Undefined where a (`no-exposed-cases`) or c (`zero-comparator`) is zero; b or d may be zero, since the ratio does not
 * divide by them.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function prr(table: TwoByTwo, options: RatioOptions = {}): Estimate {
  requireTable(table)
  const { a, b, c, d } = withZeroCellPolicy(table, options.zeroCells)
  if (!(a > 0 && c > 0)) return undefinedEstimate(emptyCellReason({ a, b, c, d })!)
  return logNormalInterval(prrOf(a, b, c, d), prrVariance(a, b, c, d), options.deviate)
}

/** a/(a+b) ÷ c/(c+d). */
export function prrOf(a: number, b: number, c: number, d: number): number {
  return (a / (a + b)) * ((c + d) / c)
}

/** Variance of its logarithm. */
export function prrVariance(a: number, b: number, c: number, d: number): number {
  return b / (a * (a + b)) + d / (c * (c + d))
}
