import type { SignalSource } from '@aethersignal/engine'
import type {
  AetherError,
  DatasetSummary,
  IntervalMeasure,
  PairRef,
  Progress,
  QueryForm,
  ResultNote,
  RunManifest,
  RunSpec,
  SortOrder,
} from '@aethersignal/model'
import type { ExplorerState } from '../query/explorer-state.js'
import type { LeftOut } from '../source/left-out.js'

/** The user changed what the explorer shows. Never sent as an echo of `setState`. */
export interface StateChangeDetail {
  readonly state: ExplorerState
}

/** A source was opened and has said what it holds. */
export interface LoadDetail {
  readonly source: SignalSource
  /**
   * What the source holds; `summary.load` is the account of every file and row, of what each file was taken for (`recognised`) and
   * of files that were not read (`leftOut`).
   */
  readonly summary: DatasetSummary
  /** How many rows do not count, or not in full, and why. */
  readonly leftOut: LeftOut
}

/** Something that takes long goes on. */
export interface ProgressDetail {
  /** `load`: files are being read, or a server asked what it holds; `run`: pairs are being counted and scored. */
  readonly task: 'load' | 'run'
  readonly progress: Progress
}

/** A run ended with a result. */
export interface RunDetail {
  readonly spec: RunSpec
  readonly manifest: RunManifest
  /** Pairs in the list, all pages. */
  readonly totalRows: number
  /** Reports in the universe. */
  readonly reports: number
  readonly notes: readonly ResultNote[]
}

/** The pairs chosen for the chart changed. */
export interface SelectDetail {
  readonly pairs: readonly PairRef[]
}

/** A pair was opened, or closed. */
export interface OpenDetail {
  readonly pair: PairRef | null
}

/** The user asks for another order. */
export interface SortDetail {
  readonly sort: SortOrder
}

/** The user changed what the chart shows. */
export interface ChartDetail {
  readonly measure: IntervalMeasure
  readonly view: 'chart' | 'table'
}

/** The user submitted a query. */
export interface QueryDetail {
  readonly query: QueryForm
}

/** Something failed. The element shows it as well. */
export interface ErrorDetail {
  readonly error: AetherError
}

/** The user asks for the cases behind a pair. */
export interface DrillDetail {
  readonly pair: PairRef
  readonly caseIds: readonly string[]
}

/** A file is about to be saved; `preventDefault()` leaves saving to the host. */
export interface ExportDetail {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Blob
}

/** The user chose or dropped files of reports; those of a folder have their paths from the folder on as names. */
export interface FilesDetail {
  readonly files: readonly File[]
}

/** Detail of each event by name. */
export interface AetherEventDetails {
  'aether-chart-change': ChartDetail
  'aether-drill': DrillDetail
  'aether-error': ErrorDetail
  'aether-export': ExportDetail
  'aether-files': FilesDetail
  'aether-load': LoadDetail
  'aether-open': OpenDetail
  'aether-progress': ProgressDetail
  'aether-query-change': QueryDetail
  'aether-run': RunDetail
  'aether-select': SelectDetail
  'aether-sort-change': SortDetail
  'aether-state-change': StateChangeDetail
  'aether-terms-change': { readonly terms: readonly string[] }
}

type AetherEvents = { [K in keyof AetherEventDetails]: CustomEvent<AetherEventDetails[K]> }

declare global {
  // Elements, documents and windows, since the events bubble: their maps extend this one.
  interface GlobalEventHandlersEventMap extends AetherEvents {}
}
