import type { RunManifest } from '../manifest/run-manifest.js'
import type { SignalColumn } from '../measures/measure-registry.js'
import type { PresetName } from '../run/preset-choice.js'
import type { PriorFit } from './prior-fit.js'
import type { RankingCaution } from './ranking-caution.js'

/** Something the reader of a result must know: a filter that emptied it, a fit on its boundary, a name not found. */
export interface ResultNote {
  readonly code: string
  readonly message: string
  readonly count?: number
}

/** Ranked drug–event pairs in columns of equal length. NaN is "not estimable". */
export interface SignalTable {
  readonly drug: readonly string[]
  readonly event: readonly string[]
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
  readonly events: number
  /** Present when the measures asked for include EBGM. */
  readonly prior?: PriorFit
  /** Present where the rows are ranked by a measure whose prior is in doubt or could not be fitted. Say so beside the ranking. */
  readonly ranking?: RankingCaution
  readonly notes: readonly ResultNote[]
  readonly manifest: RunManifest
}

/** {@link SignalTable} as JSON: columns are arrays in which null is "not estimable". */
export type SignalTableJson = Omit<SignalTable, 'columns'> & {
  readonly columns: Readonly<Partial<Record<SignalColumn, readonly (number | null)[]>>>
}

export function signalTableToJson(table: SignalTable): SignalTableJson {
  const columns: Partial<Record<SignalColumn, (number | null)[]>> = {}
  for (const [name, values] of Object.entries(table.columns) as [SignalColumn, Float64Array][]) {
    columns[name] = Array.from(values, (value) => (Number.isFinite(value) ? value : null))
  }
  return { ...table, columns }
}

export function signalTableFromJson(json: SignalTableJson): SignalTable {
  const columns: Partial<Record<SignalColumn, Float64Array>> = {}
  for (const [name, values] of Object.entries(json.columns) as [SignalColumn, (number | null)[]][]) {
    columns[name] = Float64Array.from(values, (value) => value ?? Number.NaN)
  }
  return { ...json, columns }
}
