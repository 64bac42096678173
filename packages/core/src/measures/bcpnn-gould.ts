import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { normalLowerTail, normalUpperQuantile } from '../special/normal.js'
import { digamma, trigamma } from '../special/polygamma.js'
import type { TableColumns } from './cells.js'
import { requireLevel, requireTable } from './require-table.js'
import { forEachRow, undefinedColumn } from './table-rows.js'
import type { TwoByTwo } from './two-by-two.js'

/** Information component by Gould's moments, in bits; NaN, with the reason, where undefined. */
export interface GouldInformationComponent {
  /** Posterior mean. */
  readonly ic: number
  /** Posterior variance, in bits squared. */
  readonly variance: number
  /** Lower bound by the normal approximation. */
  readonly lower: number
  /** Upper bound by the normal approximation. */
  readonly upper: number
  /** Posterior probability that IC ≤ 0. */
  readonly probabilityOfNull: number
  /** Probability the interval was made to cover. */
  readonly level: number
  /** Why the values are undefined; absent where they are defined. */
  readonly reason?: UndefinedReason
}

/**
 * Information component with exact posterior moments and a normal interval (Gould 2003), what PhViD, pharmsignal,
 * mdsstat and vigipy call BCPNN. With beta posteriors r = Beta(1 + a, N − a − 1 + (N + 2)²/((n1. + 1)(n.1 + 1))),
 * p = Beta(1 + n1., 1 + N − n1.), q = Beta(1 + n.1, 1 + N − n.1), taken as independent: IC = E[log2 r] − E[log2 p] −
 * E[log2 q] by digamma functions, and its variance by trigamma functions as the sum of the three.
 *
 * Defined for every table with a report. The normal interval is off by −1.0 to +1.6 bits against a gamma interval at
 * small a: prefer `informationComponent`. Accuracy 1e-14 absolute. `level` is any probability; default 0.95.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for the level.
 */
export function bcpnnGould(
  table: TwoByTwo,
  { level = 0.95 }: { readonly level?: number } = {},
): GouldInformationComponent {
  requireTable(table)
  requireLevel(level)
  if (table.a + table.b + table.c + table.d === 0) {
    return { ic: NaN, variance: NaN, lower: NaN, upper: NaN, probabilityOfNull: NaN, level, reason: 'no-reports' }
  }
  const { ic, variance } = gouldMoments(table)
  const deviation = Math.sqrt(variance)
  const reach = normalUpperQuantile((1 - level) / 2) * deviation
  const probabilityOfNull = normalLowerTail(-ic / deviation)
  return { ic, variance, lower: ic - reach, upper: ic + reach, probabilityOfNull, level }
}

/** IC and its interval of {@link bcpnnGould} for every row; NaN in a row that is no table or has no reports. */
export function gouldColumns(table: TableColumns, { level = 0.95 }: { readonly level?: number } = {}) {
  requireLevel(level)
  const z = normalUpperQuantile((1 - level) / 2)
  const bcpnn_gould = undefinedColumn(table)
  const bcpnn_gould025 = undefinedColumn(table)
  const bcpnn_gould975 = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    const { ic, variance } = gouldMoments(cells)
    const reach = z * Math.sqrt(variance)
    bcpnn_gould[row] = ic
    bcpnn_gould025[row] = ic - reach
    bcpnn_gould975[row] = ic + reach
  })
  return { bcpnn_gould, bcpnn_gould025, bcpnn_gould975 }
}

function gouldMoments({ a, b, c, d }: TwoByTwo) {
  const reports = a + b + c + d
  const r = a + 1
  const p = a + b + 1
  const q = a + c + 1
  const all = reports + 2
  const rAll = reports + (all / p) * (all / q)
  const nats = digamma(r) - digamma(rAll) - (digamma(p) - digamma(all)) - (digamma(q) - digamma(all))
  const variance = trigamma(r) - trigamma(rAll) + (trigamma(p) - trigamma(all)) + (trigamma(q) - trigamma(all))
  return { ic: nats * Math.LOG2E, variance: variance * Math.LOG2E * Math.LOG2E }
}
