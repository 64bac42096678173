import { determinant } from './determinant.js'
import { z975 } from './log-normal-interval.js'
import { requireTable } from './require-table.js'
import type { Ratio } from './rrr.js'
import type { DeviateOption, Estimate, TwoByTwo } from './two-by-two.js'
import { emptyCellReason, undefinedEstimate } from './undefined-because.js'

/**
 * Yule's Q, (ad − bc)/(ad + bc) = (ROR − 1)/(ROR + 1), in −1 … 1, with the interval Q ± z (1 − Q²)/2 · √(1/a + 1/b +
 * 1/c + 1/d) (Yule 1900; van Puijenbroek et al. 2002). Relative accuracy 1e-14, also near 0.
 *
 * With a zero cell it would be −1 or 1 and have no interval: undefined, and the reason says which cell.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function yuleQ(table: TwoByTwo, { deviate = z975 }: DeviateOption = {}): Estimate {
  requireTable(table)
  const reason = emptyCellReason(table)
  if (reason !== undefined) return undefinedEstimate(reason)
  const { a, b, c, d } = table
  const positive = a * d
  const negative = b * c
  const sum = positive + negative
  const estimate = determinant(table) / sum
  // 1 − Q² = 4 ad·bc / (ad + bc)², which does not cancel near ±1.
  const reach = deviate * 2 * (positive / sum) * (negative / sum) * Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
  return { estimate, lower: estimate - reach, upper: estimate + reach }
}

/**
 * Yule's Y, the coefficient of colligation (√(ad) − √(bc))/(√(ad) + √(bc)) (Yule 1912): Q of the table with all margins
 * made equal. In −1 … 1; undefined with a zero cell.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function yuleY(table: TwoByTwo): Ratio {
  requireTable(table)
  const reason = emptyCellReason(table)
  if (reason !== undefined) return { ratio: NaN, reason }
  const { a, b, c, d } = table
  const roots = Math.sqrt(a * d) + Math.sqrt(b * c)
  return { ratio: determinant(table) / (roots * roots) }
}
