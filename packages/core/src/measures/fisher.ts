import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { type HypergeometricTails, hypergeometricTails } from '../special/hypergeometric.js'
import type { TableColumns } from './cells.js'
import { determinant } from './determinant.js'
import { requireTable } from './require-table.js'
import { forEachRow, undefinedColumn } from './table-rows.js'
import type { TwoByTwo } from './two-by-two.js'

/** p-values of Fisher's exact test; NaN, with the reason, where undefined. */
export interface FisherResult extends HypergeometricTails {
  /** Why the values are undefined; absent where they are defined. */
  readonly reason?: UndefinedReason
}

/**
 * Fisher's exact test of the table: tails of the hypergeometric distribution of a given all margins (Fisher 1935;
 * for spontaneous reports Ahmed et al. 2010).
 *
 * `greater` is P(X ≥ a), `less` P(X ≤ a), `midP` P(X > a) + ½ P(X = a). `twoSided` sums all tables that are at most as
 * likely as the observed one, counting as equal what differs by less than 1e-7 relative, as R's `fisher.test` does. The
 * unit is the report. Relative accuracy 1e-12 up to N = 2.5e7; `logGreater`, `logLess` and `logTwoSided` (natural
 * logarithms) stay exact where p underflows. With an empty margin every p but the mid-p is 1; without reports all are NaN.
 * @throws AetherError `measure/invalid-count` for a negative, fractional or not finite cell.
 */
export function fisherExact(table: TwoByTwo): FisherResult {
  requireTable(table)
  const { a, b, c, d } = table
  if (a + b + c + d === 0) return withoutReports
  return hypergeometricTails({ a, b, c, d, determinant: determinant(table) })
}

/** The p-values of {@link fisherExact} for every row; NaN in a row that is no table or has no reports. */
export function fisherColumns(table: TableColumns) {
  const fisher_greater_p = undefinedColumn(table)
  const fisher_less_p = undefinedColumn(table)
  const fisher_two_p = undefinedColumn(table)
  const fisher_midp = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    const tails = hypergeometricTails({ ...cells, determinant: determinant(cells) })
    fisher_greater_p[row] = tails.greater
    fisher_less_p[row] = tails.less
    fisher_two_p[row] = tails.twoSided
    fisher_midp[row] = tails.midP
  })
  return { fisher_greater_p, fisher_less_p, fisher_two_p, fisher_midp }
}

const withoutReports: FisherResult = {
  greater: NaN,
  less: NaN,
  twoSided: NaN,
  midP: NaN,
  logGreater: NaN,
  logLess: NaN,
  logTwoSided: NaN,
  reason: 'no-reports',
}
