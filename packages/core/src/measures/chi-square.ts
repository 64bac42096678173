import { determinant } from './determinant.js'
import { requireTable } from './require-table.js'
import type { TwoByTwo } from './two-by-two.js'

/**
 * Pearson's χ² of the table, N (ad − bc)² / (n1. n0. n.1 n.0), without continuity correction. NaN where a margin is
 * zero. Relative accuracy 1e-14 up to N = 2⁵³.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function chiSquare(table: TwoByTwo): number {
  requireTable(table)
  return scaled(table, Math.abs(determinant(table)))
}

/**
 * χ² with Yates's correction, N max(0, |ad − bc| − N/2)² / (n1. n0. n.1 n.0). The correction is clamped, as in R: a
 * table nearer to independence than half a report has 0, not a growing value. NaN where a margin is zero.
 */
export function chiSquareYates(table: TwoByTwo): number {
  requireTable(table)
  const { a, b, c, d } = table
  return scaled(table, Math.max(0, Math.abs(determinant(table)) - (a + b + c + d) / 2))
}

function scaled({ a, b, c, d }: TwoByTwo, difference: number): number {
  return (a + b + c + d) * (difference / (a + b) / (a + c)) * (difference / (c + d) / (b + d))
}
