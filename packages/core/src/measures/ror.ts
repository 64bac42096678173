import { logNormalInterval } from './log-normal-interval.js'
import { requireTable } from './require-table.js'
import {
  type DeviateOption,
  type Estimate,
  type RatioOptions,
  type TwoByTwo,
  withHalves,
  withZeroCellPolicy,
} from './two-by-two.js'
import { emptyCellReason, undefinedEstimate } from './undefined-because.js'

/**
 * Reporting odds ratio, ad/bc, with Woolf's interval exp(ln ROR ± z √(1/a + 1/b + 1/c + 1/d)) (Woolf 1955; van
 * Puijenbroek et al. 2002). Relative accuracy 1e-14. Undefined where a cell is zero; the reason says which.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function ror(table: TwoByTwo, options: RatioOptions = {}): Estimate {
  requireTable(table)
  return woolf(withZeroCellPolicy(table, options.zeroCells), options.deviate)
}

/**
 * {@link ror} with ½ added to every cell of every table (Haldane 1956, Anscombe 1956): defined for every table with a report
 * (else `no-reports`), and nearer to the middle than the plain ratio also where no cell is zero. `ror` with `zeroCells: 'haldane'` corrects only
 * tables with a zero cell.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function rorHaldaneAnscombe(table: TwoByTwo, options: DeviateOption = {}): Estimate {
  requireTable(table)
  return woolf(withHalves(table), options.deviate)
}

function woolf(table: TwoByTwo, deviate: number | undefined): Estimate {
  const reason = emptyCellReason(table)
  if (reason !== undefined) return undefinedEstimate(reason)
  const { a, b, c, d } = table
  return logNormalInterval(rorOf(a, b, c, d), woolfVariance(a, b, c, d), deviate)
}

/** ad/bc. */
export function rorOf(a: number, b: number, c: number, d: number): number {
  return (a / b) * (d / c)
}

/** Variance of its logarithm (Woolf 1955). */
export function woolfVariance(a: number, b: number, c: number, d: number): number {
  return 1 / a + 1 / b + 1 / c + 1 / d
}
