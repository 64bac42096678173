import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { deviance } from '../special/deviance.js'
import { determinant } from './determinant.js'
import { requireTable } from './require-table.js'
import { expectedCount, type TwoByTwo } from './two-by-two.js'

/** A log likelihood ratio; NaN where undefined, with the reason. */
export interface LogLikelihoodRatio {
  readonly logRatio: number
  readonly reason?: UndefinedReason
}

/**
 * Log likelihood ratio of Huang, Zalkikar & Tiwari (2011): of the reports with the event, a with the drug and c without
 * it, under two rates of reporting against one. a ln(a/E) + c ln(c/(n.1 − E)), E = n1. n.1 / N, where a > E; else 0.
 * Relative accuracy 1e-13, also next to independence.
 *
 * Its distribution is that of a maximum over events: see `likelihoodRatioTest`. Undefined where no report has the drug, or
 * all have (`empty-margin`); 0 where none has the event.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function lrtHuang(table: TwoByTwo): LogLikelihoodRatio {
  requireTable(table)
  const reason = marginReason(table)
  return reason === undefined ? { logRatio: huangLogRatio(table) } : { logRatio: NaN, reason }
}

/**
 * Poisson log likelihood ratio, a ln(a/E) − (a − E) where a > E, else 0 (Kulldorff et al. 2011; Chakraborty et al. 2022),
 * E = n1. n.1 / N taken as known. Relative accuracy 1e-13. Undefined as {@link lrtHuang}.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function lrtPoisson(table: TwoByTwo): LogLikelihoodRatio {
  requireTable(table)
  const reason = marginReason(table)
  return reason === undefined ? { logRatio: poissonLogRatio(table) } : { logRatio: NaN, reason }
}

/** {@link lrtHuang} of a table known to be one with reports with and without the drug. */
export function huangLogRatio(table: TwoByTwo): number {
  const shift = determinant(table) / (table.a + table.b + table.c + table.d)
  if (!(shift > 0)) return 0
  const expected = expectedCount(table)
  return deviance(table.a, expected, shift) + deviance(table.c, table.c + shift, -shift)
}

/** {@link lrtPoisson} of a table known to be one with reports with and without the drug. */
export function poissonLogRatio(table: TwoByTwo): number {
  const shift = determinant(table) / (table.a + table.b + table.c + table.d)
  return shift > 0 ? deviance(table.a, expectedCount(table), shift) : 0
}

/** Why a table cannot be compared with what is outside it. */
export function marginReason({ a, b, c, d }: TwoByTwo): UndefinedReason | undefined {
  if (a + b > 0 && c + d > 0) return undefined
  return a + b + c + d === 0 ? 'no-reports' : 'empty-margin'
}
