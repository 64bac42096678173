import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { deviance } from '../special/deviance.js'
import { determinant } from './determinant.js'
import { requireTable } from './require-table.js'
import { expectedCount, type TwoByTwo } from './two-by-two.js'

/** A log likelihood ratio; NaN where undefined, with the reason. */
export interface LogLikelihoodRatio {
  /** Natural logarithm of the likelihood ratio, from 0 on. */
  readonly logRatio: number
  /** Why it is undefined; absent where it is defined. */
  readonly reason?: UndefinedReason
}

/** What a likelihood ratio compares. */
export interface LikelihoodRatioOrientation {
  /**
   * `events` (default): the events of one drug, as published: the reports with the drug are given. `drugs`: the drugs of one
   * event, drug and event exchanged.
   */
  readonly compare?: 'events' | 'drugs'
}

/**
 * Log likelihood ratio of Huang, Zalkikar & Tiwari (2011): of the reports with the drug, a with the event and b with others,
 * under two rates of reporting against one. a ln(a/E) + b ln(b/(n1. − E)), E = n1. n.1 / N, where a > E; else 0. This is what
 * `likelihoodRatioTest` tests. With `compare: 'drugs'` drug and event change places: a ln(a/E) + c ln(c/(n.1 − E)). Relative
 * accuracy 1e-13, also next to independence.
 *
 * Its distribution is that of a maximum over what is compared: see `likelihoodRatioTest`. Undefined where no report, or every
 * report, has the drug or the event (`empty-margin`); for `drugs` 0 where none has the event.
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function lrtHuang(table: TwoByTwo, { compare = 'events' }: LikelihoodRatioOrientation = {}): LogLikelihoodRatio {
  requireTable(table)
  const { a, b, c, d } = table
  const exchanged = { a, b: c, c: b, d }
  const reason = marginReason(table) ?? (compare === 'events' ? marginReason(exchanged) : undefined)
  if (reason !== undefined) return { logRatio: NaN, reason }
  return { logRatio: compare === 'events' ? huangLogRatio(table) : huangLogRatio(exchanged) }
}

/**
 * Poisson log likelihood ratio, a ln(a/E) − (a − E) where a > E, else 0 (Kulldorff et al. 2011; Chakraborty et al. 2022),
 * E = n1. n.1 / N taken as known. The same whether events or drugs are compared. Relative accuracy 1e-13. Undefined where no report
 * has the drug, or all have (`empty-margin`).
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function lrtPoisson(table: TwoByTwo): LogLikelihoodRatio {
  requireTable(table)
  const reason = marginReason(table)
  return reason === undefined ? { logRatio: poissonLogRatio(table) } : { logRatio: NaN, reason }
}

/** {@link lrtHuang} of a table known to be one without an empty margin. */
export function huangLogRatio(table: TwoByTwo): number {
  const shift = determinant(table) / (table.a + table.b + table.c + table.d)
  if (!(shift > 0)) return 0
  const expected = expectedCount(table)
  return deviance(table.a, expected, shift) + deviance(table.b, table.b + shift, -shift)
}

/** {@link lrtPoisson} of a table known to be one with reports with and without the drug. */
export function poissonLogRatio(table: TwoByTwo): number {
  const shift = determinant(table) / (table.a + table.b + table.c + table.d)
  return shift > 0 ? deviance(table.a, expectedCount(table), shift) : 0
}

/** Why a table cannot be compared with what is outside it. */
function marginReason({ a, b, c, d }: TwoByTwo): UndefinedReason | undefined {
  if (a + b > 0 && c + d > 0) return undefined
  return a + b + c + d === 0 ? 'no-reports' : 'empty-margin'
}
