import { logNormalInterval, undefinedEstimate } from './log-normal-interval.js'
import { type Estimate, type RatioOptions, type TwoByTwo, withZeroCellPolicy } from './two-by-two.js'

/**
 * Proportional reporting ratio, a/(a+b) ÷ c/(c+d), with the log-normal 95 % interval
 * exp(ln PRR ± z √(1/a − 1/(a+b) + 1/c − 1/(c+d))) (Evans, Waller, Davis 2001).
 *
 * NaN where a or c is zero; b or d may be zero, since the ratio does not divide by them.
 */
export function prr(table: TwoByTwo, options: RatioOptions = {}): Estimate {
  const { a, b, c, d } = withZeroCellPolicy(table, options.zeroCells)
  if (!(a > 0 && c > 0)) return undefinedEstimate
  const exposed = a + b
  const unexposed = c + d
  return logNormalInterval((a / exposed) * (unexposed / c), b / (a * exposed) + d / (c * unexposed))
}
