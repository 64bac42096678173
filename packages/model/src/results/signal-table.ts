import type { RunManifest } from '../manifest/run-manifest.js'
import type { SignalColumn } from '../measures/measure-registry.js'
import type { PresetName } from '../run/preset-choice.js'
import type { PriorFit } from './prior-fit.js'
import type { RankingCaution } from './ranking-caution.js'

/** Something the reader of a result must know: a filter that emptied it, a fit on its boundary, a name not found. */
export interface ResultNote {
  /** Reason code. */
  readonly code: string
  /** The note as a sentence. */
  readonly message: string
  /** How many it is about. */
  readonly count?: number
  /** What the sentence is made of, for whoever says it in other words. */
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>
}

/** Ranked drug–event pairs in columns of equal length. NaN is "not estimable". */
export interface SignalTable {
  /** Drug of each row. */
  readonly drug: readonly string[]
  /** Event of each row. */
  readonly event: readonly string[]
  /** Columns of the measures asked for, and the counts. */
  readonly columns: Readonly<Partial<Record<SignalColumn, Float64Array>>>
  /** Whether each row meets the rules asked for; null is undecided. Absent where none were asked for. */
  readonly presets?: Readonly<Partial<Record<PresetName, readonly (boolean | null)[]>>>
  /** Rows in this page. */
  readonly rows: number
  /** Position of the first row of this page among all rows. */
  readonly offset: number
  /** Pairs that `drugs`, `events`, `minCount` and `presets` let through. */
  readonly totalRows: number
  /** Reports in the universe, N. */
  readonly reports: number
  /** Pairs of the universe with at least one report. */
  readonly pairs: number
  /** Drugs and events with at least one report in the universe. */
  readonly drugs: number
  /** Events with at least one report in the universe. */
  readonly events: number
  /** Present when the measures asked for include EBGM. */
  readonly prior?: PriorFit
  /** Present where the rows are ranked by a measure whose prior is in doubt or could not be fitted. Say so beside the ranking. */
  readonly ranking?: RankingCaution
  /** What the reader of the result must know. */
  readonly notes: readonly ResultNote[]
  /** All that is needed to make the numbers again. */
  readonly manifest: RunManifest
}

/** {@link SignalTable} as JSON: columns are arrays in which null is "not estimable". */
export type SignalTableJson = Omit<SignalTable, 'columns'> & {
  readonly columns: Readonly<Partial<Record<SignalColumn, readonly (number | null)[]>>>
}

/** A table as JSON, as servers send it. {@link signalTableFromJson} is the way back. */
export function signalTableToJson(table: SignalTable): SignalTableJson {
  const columns: Partial<Record<SignalColumn, (number | null)[]>> = {}
  for (const [name, values] of Object.entries(table.columns) as [SignalColumn, Float64Array][]) {
    columns[name] = Array.from(values, (value) => (Number.isFinite(value) ? value : null))
  }
  return { ...table, columns }
}

/** A table from JSON, its columns typed arrays again. */
export function signalTableFromJson(json: SignalTableJson): SignalTable {
  const columns: Partial<Record<SignalColumn, Float64Array>> = {}
  for (const [name, values] of Object.entries(json.columns) as [SignalColumn, (number | null)[]][]) {
    columns[name] = Float64Array.from(values, (value) => value ?? Number.NaN)
  }
  return { ...json, columns }
}
