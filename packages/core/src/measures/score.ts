import type { PairCounts } from '../counts/pair-counts.js'
import { type FitCertificate, fitMgpsPrior, type MgpsFit } from '../priors/fit-mgps-prior.js'
import { compressFullTable } from '../priors/full-table.js'
import { checkPrior, type MgpsPrior } from '../priors/mgps-prior.js'
import { type Cells, cellsOf, type TableColumns, tableColumns } from './cells.js'
import {
  type ColumnName,
  chiSquareColumns,
  ebgmColumns,
  icApproximateColumns,
  icColumns,
  prrColumns,
  rorColumns,
} from './columns.js'
import type { ZeroCellPolicy } from './two-by-two.js'

/** A group of columns that {@link score} computes together. */
export type Measure = 'prr' | 'ror' | 'chi2' | 'ic' | 'ic_approx' | 'ebgm'

/** How to score. */
export interface ScoreOptions {
  /** Default `none`. Touches PRR and ROR only. */
  readonly zeroCells?: ZeroCellPolicy
  /** The prior for EBGM, or a fit of it. Left out, it is fitted to the counts, which then have to be a whole table. */
  readonly prior?: MgpsPrior | MgpsFit
  /** False leaves out the columns a, b, c, d and expected; default true. */
  readonly cells?: boolean
}

/** Scores of all rows, a column each. */
export interface Scores {
  readonly rows: number
  /** The asked columns; NaN where a value is undefined. */
  readonly columns: { readonly [Name in ColumnName]?: Float64Array }
  /** The prior EBGM rests on, where it was asked for. */
  readonly prior?: MgpsPrior
  /** The certificate of the prior, where it was fitted. */
  readonly certificate?: FitCertificate
  readonly zeroCells: ZeroCellPolicy
  /** Rows with a zero cell: those to which ½ was added under `haldane`. */
  readonly zeroCellRows: number
  /** Rows that are no fourfold table (a negative or unknown cell); NaN in every measure. */
  readonly invalidRows: number
}

/**
 * Scores every pair by the measures asked for, in the order of the rows (of {@link PairCounts}: by drug, then event).
 *
 * @throws RangeError when EBGM is asked for without a prior and one cannot be fitted: the cells are not a whole table.
 */
export function score(counted: PairCounts | Cells, measures: readonly Measure[], options: ScoreOptions = {}): Scores {
  const { zeroCells = 'none', cells: includeCells = true } = options
  const table = tableColumns(isPairCounts(counted) ? cellsOf(counted) : counted)
  const { a, b, c, d, expected } = table
  const asked = new Set(measures)
  const fit = asked.has('ebgm') ? priorFor(counted, options.prior) : undefined
  return {
    rows: a.length,
    columns: {
      ...(includeCells && { a, b, c, d, expected }),
      ...(asked.has('prr') && prrColumns(table, zeroCells)),
      ...(asked.has('ror') && rorColumns(table, zeroCells)),
      ...(asked.has('chi2') && chiSquareColumns(table)),
      ...(asked.has('ic') && icColumns(table)),
      ...(asked.has('ic_approx') && icApproximateColumns(table)),
      ...(fit && ebgmColumns(table, fit.prior)),
    },
    ...fit,
    zeroCells,
    zeroCellRows: countZeroCells(table),
    invalidRows: table.invalidRows,
  }
}

function isPairCounts(counted: PairCounts | Cells): counted is PairCounts {
  return 'offsets' in counted
}

function priorFor(
  counted: PairCounts | Cells,
  given: MgpsPrior | MgpsFit | undefined,
): { prior: MgpsPrior; certificate?: FitCertificate } {
  if (given !== undefined) {
    const { prior, certificate } = 'prior' in given ? given : { prior: given, certificate: undefined }
    checkPrior(prior)
    return { prior, ...(certificate && { certificate }) }
  }
  if (!isPairCounts(counted)) throw new RangeError('EBGM needs a prior: rows of counts alone are not a whole table')
  return fitMgpsPrior(compressFullTable(counted))
}

function countZeroCells({ a, b, c, d }: TableColumns): number {
  let rows = 0
  for (let row = 0; row < a.length; row++) {
    if (a[row] === 0 || b[row] === 0 || c[row] === 0 || d[row] === 0) rows += 1
  }
  return rows
}
