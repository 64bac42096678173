import type { PairCounts } from '../counts/pair-counts.js'
import { AetherError } from '../errors/aether-error.js'
import { type FitCertificate, fitMgpsPrior, type MgpsFit } from '../priors/fit-mgps-prior.js'
import { compressFullTable } from '../priors/full-table.js'
import { checkPrior, type MgpsPrior } from '../priors/mgps-prior.js'
import { normalUpperQuantile } from '../special/normal.js'
import { bateColumns } from './bcpnn-bate.js'
import { gouldColumns } from './bcpnn-gould.js'
import { type Cells, cellsOf, tableColumns } from './cells.js'
import { columnReasons } from './column-reasons.js'
import {
  chiSquareColumns,
  chiSquareTailColumns,
  ebgmColumns,
  icApproximateColumns,
  icColumns,
  lrtColumns,
  lrtEventColumns,
  rrrColumns,
  yuleColumns,
} from './columns.js'
import { fisherColumns } from './fisher.js'
import { dirichletColumns } from './information-component-dirichlet.js'
import { z975 } from './log-normal-interval.js'
import type { ColumnName, Measure } from './measure-columns.js'
import { poissonColumns } from './poisson-tail.js'
import { haldaneAnscombeColumns, prrColumns, rorColumns } from './ratio-columns.js'
import { requireLevel } from './require-table.js'
import type { ScoreColumns, ScoreReasons } from './score-columns.js'
import type { ZeroCellPolicy } from './two-by-two.js'

/** How to score. */
export interface ScoreOptions {
  /** Default `none`. Touches PRR and ROR only. */
  readonly zeroCells?: ZeroCellPolicy
  /** The prior for EBGM, or a fit of it. Left out, it is fitted to the counts, which then have to be a whole table. */
  readonly prior?: MgpsPrior | MgpsFit
  /** False leaves out the columns a, b, c, d and expected; default true. */
  readonly cells?: boolean
  /**
   * Probability of the intervals that end in 025 and 975; default 0.95. The bounds of `ic_approx` are of 95 % and those of
   * `bcpnn_bate` two standard deviations whatever is asked for.
   */
  readonly level?: number
}

/** Scores of all rows, a column each. */
export interface Scores<Asked extends readonly Measure[] = readonly Measure[], Options = ScoreOptions> {
  /** How many tables were scored. */
  readonly rows: number
  /** The asked columns; NaN where a value is undefined. */
  readonly columns: ScoreColumns<Asked, Options>
  /**
   * Why values are undefined: for each measure asked for, a position in `undefinedReasons` a row, 0 where the value is defined.
   */
  readonly reasons: ScoreReasons<Asked>
  /** The prior EBGM rests on, where it was asked for. */
  readonly prior?: MgpsPrior
  /** The certificate of the prior, where it was fitted. */
  readonly certificate?: FitCertificate
  /** What was done with zero cells. */
  readonly zeroCells: ZeroCellPolicy
  /** Probability of the intervals. */
  readonly level: number
  /** Rows with a zero cell among others: those to which ½ was added under `haldane`. */
  readonly zeroCellRows: number
  /** Rows that are no fourfold table (a negative or unknown cell); NaN in every measure. */
  readonly invalidRows: number
}

/**
 * Scores every pair by the measures asked for, in the order of the rows (of {@link PairCounts}: by drug, then event). A row
 * that is no fourfold table is undefined in every measure and counted in `invalidRows`; it stops nothing else.
 *
 * @throws AetherError `measure/invalid-option` for the level, `measure/invalid-prior` for a prior out of range,
 *   `measure/too-little-data` when EBGM is asked for without a prior and one cannot be fitted.
 */
export function score<
  const Asked extends readonly Measure[],
  const Options extends ScoreOptions = Record<never, never>,
>(counted: PairCounts | Cells, measures: Asked, options?: Options): Scores<Asked, Options> {
  // What is made below for each measure is what the types say of it, which the compiler cannot follow.
  return scoresOf(counted, measures, options ?? {}) as Scores as Scores<Asked, Options>
}

function scoresOf(counted: PairCounts | Cells, measures: readonly Measure[], options: ScoreOptions): Scores {
  const { zeroCells = 'none', cells: includeCells = true, level = 0.95 } = options
  requireLevel(level)
  const ratio = { zeroCells, deviate: level === 0.95 ? z975 : normalUpperQuantile((1 - level) / 2) }
  const table = tableColumns(isPairCounts(counted) ? cellsOf(counted) : counted)
  const { a, b, c, d, expected } = table
  const asked = new Set(measures)
  const fit = asked.has('ebgm') ? priorFor(counted, options.prior) : undefined
  const columns: { readonly [Name in ColumnName]?: Float64Array } = {
    ...(includeCells && { a, b, c, d, expected }),
    ...(asked.has('prr') && prrColumns(table, ratio)),
    ...(asked.has('ror') && rorColumns(table, ratio)),
    ...(asked.has('chi2') && chiSquareColumns(table)),
    ...(asked.has('ic') && icColumns(table, level)),
    ...(asked.has('ic_approx') && icApproximateColumns(table)),
    ...(fit && ebgmColumns(table, fit.prior)),
    ...(asked.has('rrr') && rrrColumns(table)),
    ...(asked.has('ror_ha') && haldaneAnscombeColumns(table, ratio)),
    ...(asked.has('yule') && yuleColumns(table, ratio)),
    ...(asked.has('chi2_p') && chiSquareTailColumns(table)),
    ...(asked.has('fisher') && fisherColumns(table)),
    ...(asked.has('poisson') && poissonColumns(table)),
    ...(asked.has('ic_dirichlet') && dirichletColumns(table)),
    ...(asked.has('bcpnn_gould') && gouldColumns(table, { level })),
    ...(asked.has('bcpnn_bate') && bateColumns(table)),
    ...(asked.has('lrt') && lrtColumns(table)),
    ...(asked.has('lrt_event') && lrtEventColumns(table)),
  }
  return {
    rows: a.length,
    columns,
    reasons: Object.fromEntries([...asked].map((measure) => [measure, columnReasons(measure, columns, table)])),
    ...fit,
    zeroCells,
    level,
    zeroCellRows: table.zeroCellRows,
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
  if (!isPairCounts(counted)) {
    throw new AetherError(
      'measure/too-little-data',
      'EBGM needs a prior: rows of counts alone are not a whole table.',
      {
        place: { field: 'prior' },
        remedy: 'Give a prior, or the counts of a whole table.',
      },
    )
  }
  return fitMgpsPrior(compressFullTable(counted))
}
