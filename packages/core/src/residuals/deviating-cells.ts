import { throwIfAborted } from '../errors/aether-error.js'
import { fault } from '../errors/fault.js'
import { checkedTable, type DrugEventTable } from '../likelihood-ratio/drug-event-table.js'
import { adjustP } from '../multiplicity/adjust-p.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { normalUpperTail } from '../special/normal.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { predictFromConnected } from './connected-prediction.js'
import { type ChosenOptions, chosenOptions, type DeviatingCellsOptions } from './deviating-cells-options.js'
import { monteCarloCutoffs } from './monte-carlo-cutoffs.js'
import { type PearsonResiduals, residualsOf } from './pearson-residuals.js'
import { whiskers } from './whiskers.js'

/** Cells that deviate; columns by cell, `drug × events + event`, or by drug. */
export interface DeviatingCells extends PearsonResiduals {
  /** How cells were judged, with every default written out. */
  readonly method: Pick<ChosenOptions, 'cutoff' | 'scope' | 'separateZeros' | 'connect' | 'correlation'> & {
    readonly unit: 'pairs' | 'reports'
    /** For `boxplot`. */
    readonly coefficient?: number | readonly number[]
    /** For `monte-carlo`. */
    readonly nullModel?: 'multinomial'
    readonly alpha?: number
    readonly simulations?: number
    readonly seed?: number
    readonly smallCells?: 'holm' | 'published'
    /** The drug Fisher's test compares with; null for all others. */
    readonly comparator?: number | null
  }
  /** By drug: a cell with reports whose residual is above, and above 0, is a signal. NaN where no cell has reports. */
  readonly cutoffs: Float64Array
  /** By drug: a zero cell whose residual is below is not used for predictions. NaN without zero cells. */
  readonly zeroCutoffs: Float64Array
  /** 1 for signals by their own residual (step 2). */
  readonly signals: Uint8Array
  /** For `monte-carlo`; see {@link deviatingCells}. */
  readonly p?: Float64Array
  /** Monte Carlo standard error of p, √(p(1 − p)/(1 + simulations)); 0 where p is Fisher's. */
  readonly pStandardError?: Float64Array
  /** Residuals predicted from connected events (step 4). */
  readonly predicted: Float64Array
  /** Residual less prediction, standardised within the drug (step 5). */
  readonly deviation: Float64Array
  /** 1 − Φ(deviation). */
  readonly deviationP: Float64Array
  /** The same by Benjamini & Hochberg over all cells that have one. */
  readonly deviationPAdjusted: Float64Array
  /** Why a cell has no deviation: position in `undefinedReasons`. */
  readonly deviationReasons: Uint8Array
}

/**
 * Modified Detecting Deviating Cells (Liu, Mukhopadhyay & Markatou 2024, arXiv 2410.01168): cells that stand out in
 * their drug, and cells that stand out from what similar events lead to expect.
 *
 * 1. {@link pearsonResiduals}. 2. Cut-offs: `boxplot`, the end of the upper whisker of a drug's cells with reports;
 * `monte-carlo`, the greatest residual of a drug in random tables at 1 − `alpha`, cells of less than 6 reports left out:
 * p = (1 + #≥)/(1 + simulations). Such cells are tested by Fisher's two-sided test, and are signals only if there are
 * more reports than expected; a cell without reports has p = 1. As published their p is of one cell alone; by default it is adjusted by Holm's
 * method for all cells of the drug with less than 6 reports, so that p is adjusted for the events of a drug throughout. 3. Cells beyond a cut-off on either side, and zero cells
 * below the lower whisker of zero cells, are set aside; events whose other residuals correlate are connected. 4. Each
 * residual is predicted by the connected events' least-squares lines, weighted by |r|. 5. Residuals less predictions
 * are standardised within each drug, and looked up in the normal distribution.
 *
 * A deviation is undefined where the residual is (`empty-margin`), without a connected event (`not-connected`), or
 * where a drug has only one or equal ones (`no-variation`).
 * @throws AetherError as {@link pearsonResiduals}; `measure/too-little-data` where no residual is defined, as with one
 *   drug; `measure/invalid-option`, also for `monte-carlo` with `margins`: a random report would need several events.
 */
export function deviatingCells(table: DrugEventTable, options: DeviatingCellsOptions = {}): DeviatingCells {
  return atOnce(deviatingCellsInSteps(table, options))
}

/** {@link deviatingCells} in steps: the same numbers, with steps within random tables and between lines. */
export function* deviatingCellsInSteps(
  table: DrugEventTable,
  options: DeviatingCellsOptions = {},
): Steps<DeviatingCells> {
  const checked = checkedTable(table)
  const { drugs, events, counts, unit } = checked
  const chosen = chosenOptions(options, drugs)
  const { cutoff, scope, separateZeros, coefficient, connect, correlation } = chosen
  const { alpha, simulations, seed, smallCells, comparator } = chosen
  const { signal, onProgress } = options
  const random = cutoff === 'monte-carlo'
  if (random && unit === 'reports') {
    const message = 'Random tables are of pairs, the margins of reports.'
    throw fault('measure/invalid-option', 'cutoff', message, undefined, 'Leave out the margins, or cut off by boxplot.')
  }
  const residuals = residualsOf(checked)
  const { residual, reasons } = residuals
  if (!reasons.includes(0)) {
    const remedy = 'Give two drugs or more, or margins that count other drugs.'
    throw fault('measure/too-little-data', 'counts', 'No cell has a residual.', undefined, remedy)
  }
  const drugOf = (cell: number) => Math.floor(cell / events)
  const whiskersByDrug = (zero: boolean, lengthOf: (drug: number) => number) => {
    const rows = scope === 'table' ? 1 : drugs
    const size = counts.length / rows
    const ends = Array.from({ length: rows }, (_, row) => {
      const used = (value: number, at: number) =>
        !Number.isNaN(value) && (!separateZeros || (counts[row * size + at] === 0) === zero)
      return whiskers(residual.subarray(row * size, (row + 1) * size).filter(used), lengthOf(row))
    })
    return Array.from({ length: drugs }, (_, drug) => ends[rows === 1 ? 0 : drug]!)
  }
  const zeroCutoffs = Float64Array.from(
    whiskersByDrug(true, () => 1.5),
    ({ lower }) => lower,
  )
  const lines = connect === 'events' ? events : drugs
  const steps = (random ? simulations : 0) + lines
  const step = (done: number) => {
    throwIfAborted(signal)
    onProgress?.(done, steps)
  }
  const simulated = random ? yield* monteCarloCutoffs(checked, residual, chosen, step) : undefined
  const cutoffs =
    simulated?.cutoffs ??
    Float64Array.from(
      whiskersByDrug(false, (drug) => (typeof coefficient === 'number' ? coefficient : coefficient[drug]!)),
      ({ upper }) => upper,
    )
  const signals =
    simulated?.signals ??
    Uint8Array.from(residual, (value, cell) => +(counts[cell]! > 0 && value > Math.max(0, cutoffs[drugOf(cell)]!)))

  const length = counts.length / lines
  // Where connected lines are of drugs, their values stand together already.
  const turned = (cell: number) => (connect === 'events' ? (cell % events) * drugs + drugOf(cell) : cell)
  const values = new Float64Array(counts.length)
  residual.forEach((value, cell) => {
    const aside = counts[cell]! > 0 ? Math.abs(value) > cutoffs[drugOf(cell)]! : value < zeroCutoffs[drugOf(cell)]!
    values[turned(cell)] = aside ? Number.NaN : value
  })
  const predictions = yield* predictFromConnected({ values, lines, length, correlation }, (line) =>
    step(steps - lines + line),
  )
  onProgress?.(steps, steps)
  const predicted = residual.map((_, cell) => predictions[turned(cell)]!)
  const deviation = residual.map((value, cell) => value - predicted[cell]!)
  for (let drug = 0; drug < drugs; drug++) standardise(deviation.subarray(drug * events, (drug + 1) * events))
  const deviationP = deviation.map((value) => (Number.isNaN(value) ? value : normalUpperTail(value)))
  return {
    method: {
      ...{ cutoff, scope, separateZeros, connect, correlation, unit },
      ...(random
        ? { nullModel: 'multinomial' as const, alpha, simulations, seed, smallCells, comparator: comparator ?? null }
        : { coefficient }),
    },
    ...residuals,
    ...{ cutoffs, zeroCutoffs, signals },
    ...(simulated && { p: simulated.p, pStandardError: simulated.pStandardError }),
    ...{ predicted, deviation, deviationP },
    deviationPAdjusted: deviationP.every(Number.isNaN) ? deviationP : adjustP(deviationP).adjusted,
    deviationReasons: Uint8Array.from(deviation, (value, cell) => {
      if (!Number.isNaN(value)) return 0
      const why = Number.isNaN(predicted[cell]!) ? 'not-connected' : 'no-variation'
      return reasons[cell]! || undefinedReasons.indexOf(why)
    }),
  }
}

/** In place, to mean 0 and standard deviation 1 of what is defined; all NaN without variation. */
function standardise(values: Float64Array): void {
  const defined = values.filter((value) => !Number.isNaN(value))
  const mean = defined.reduce((sum, value) => sum + value, 0) / defined.length
  const variance = defined.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (defined.length - 1)
  const deviation = variance > 1e-24 * mean * mean ? Math.sqrt(variance) : Number.NaN
  values.forEach((value, at) => {
    values[at] = (value - mean) / deviation
  })
}
