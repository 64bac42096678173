import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { requireTable } from './require-table.js'
import { expectedCount, type TwoByTwo } from './two-by-two.js'

/** A ratio without an interval; NaN where undefined, with the reason. */
export interface Ratio {
  /** The ratio, from 0 on; 1 is what is expected. */
  readonly ratio: number
  /** Why it is undefined; absent where it is defined. */
  readonly reason?: UndefinedReason
}

/**
 * Relative reporting ratio, a / E with E = n1. n.1 / N: reports with both over reports expected were drug and event
 * independent (DuMouchel 1999, RR). 0 where a is 0 and reports are expected. Relative accuracy 1e-15. It has no interval of its own: see
 * `observedToExpected` for E taken as known, and `informationComponent`.
 *
 * Undefined where no report has the drug, or none the event (`zero-expected`), or there are none (`no-reports`).
 * @throws AetherError `measure/invalid-count` for a cell.
 */
export function rrr(table: TwoByTwo): Ratio {
  requireTable(table)
  const expected = expectedCount(table)
  if (expected > 0) return { ratio: table.a / expected }
  return { ratio: NaN, reason: table.b + table.c + table.d === 0 ? 'no-reports' : 'zero-expected' }
}
