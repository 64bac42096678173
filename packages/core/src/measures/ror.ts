import { logNormalInterval, undefinedEstimate } from './log-normal-interval.js'
import { type Estimate, type RatioOptions, type TwoByTwo, withZeroCellPolicy } from './two-by-two.js'

/**
 * Reporting odds ratio, ad/bc, with Woolf's 95 % interval exp(ln ROR ± z √(1/a + 1/b + 1/c + 1/d))
 * (van Puijenbroek et al. 2002). NaN where any cell is zero.
 */
export function ror(table: TwoByTwo, options: RatioOptions = {}): Estimate {
  const { a, b, c, d } = withZeroCellPolicy(table, options.zeroCells)
  if (!(a > 0 && b > 0 && c > 0 && d > 0)) return undefinedEstimate
  return logNormalInterval((a / b) * (d / c), 1 / a + 1 / b + 1 / c + 1 / d)
}
