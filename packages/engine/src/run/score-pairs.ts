import { type Cells, type Measure as CoreMeasure, type Steps, score } from '@aethersignal/core'
import {
  type Measure,
  measureEntry,
  type PriorFit,
  type SignalColumn,
  signalColumnsOf,
  type ZeroCells,
} from '@aethersignal/model'

/** Columns of scores by name. */
export type ScoreColumns = Partial<Record<SignalColumn, Float64Array>>

/** Counts of pairs: reports with both, with the drug, with the event; and N. A row with NaN is no pair and has no scores. */
export interface PairCells {
  readonly a: Uint32Array | Float64Array
  readonly drugTotal: Uint32Array | Float64Array
  readonly eventTotal: Uint32Array | Float64Array
  readonly total: number
}

export interface ScoreSettings {
  readonly zeroCells: ZeroCells
  /** Without it the columns of EBGM are NaN throughout. */
  readonly prior: PriorFit | undefined
}

/** Pairs scored between two steps: some milliseconds with EB05 and EB95. */
const STRETCH = 250

/** The columns that each group of core makes for a measure of ours. */
export function coreMeasures(measure: Measure): readonly CoreMeasure[] {
  return measure === 'ic' ? ['ic', 'ic_approx'] : [measure]
}

/**
 * Scores pairs, in steps. A row depends on its own counts, N and the prior alone, so that scoring some of the pairs gives the same
 * numbers as scoring all of them.
 *
 * @param onRows hears of the rows done
 */
export function* scorePairs(
  cells: PairCells,
  measures: readonly Measure[],
  { zeroCells, prior }: ScoreSettings,
  onRows: (done: number) => void = () => {},
): Steps<ScoreColumns> {
  const rows = cells.a.length
  const columns: ScoreColumns = {}
  for (const name of signalColumnsOf(measures)) {
    columns[name] = new Float64Array(rows).fill(Number.NaN)
    yield
  }
  const computed = measures.filter((measure) => measureEntry(measure).needs !== 'prior' || prior !== undefined)
  const asked = computed.flatMap((measure) => coreMeasures(measure))
  for (let from = 0; from < rows; from += STRETCH) {
    const scores = score(stretchOf(cells, from, from + STRETCH), asked, { zeroCells, ...(prior && { prior }) })
    for (const [name, values] of Object.entries(scores.columns)) columns[name as SignalColumn]?.set(values, from)
    onRows(Math.min(from + STRETCH, rows))
    yield
  }
  return columns
}

function stretchOf({ a, drugTotal, eventTotal, total }: PairCells, from: number, to: number): Cells {
  return {
    a: a.subarray(from, to),
    drugTotal: drugTotal.subarray(from, to),
    eventTotal: eventTotal.subarray(from, to),
    total,
  }
}
