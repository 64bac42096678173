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
  /** What the explorer shows now. */
  readonly state: ExplorerState
}

/** A source was opened and has said what it holds. */
export interface LoadDetail {
  /** The source that was opened. */
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
  /** How far it is. */
  readonly progress: Progress
}

/** A run ended with a result. */
export interface RunDetail {
  /** What was asked for. */
  readonly spec: RunSpec
  /** All that is needed to make the numbers again. */
  readonly manifest: RunManifest
  /** Pairs in the list, all pages. */
  readonly totalRows: number
  /** Reports in the universe. */
  readonly reports: number
  /** What the reader of the result must know. */
  readonly notes: readonly ResultNote[]
}

/** The pairs chosen for the chart changed. */
export interface SelectDetail {
  /** The pairs that are selected now. */
  readonly pairs: readonly PairRef[]
}

/** A pair was opened, or closed. */
export interface OpenDetail {
  /** The pair that is open now; null where none is. */
  readonly pair: PairRef | null
}

/** The user asks for another order. */
export interface SortDetail {
  /** The order asked for. */
  readonly sort: SortOrder
}

/** The user changed what the chart shows. */
export interface ChartDetail {
  /** The measure that is drawn. */
  readonly measure: IntervalMeasure
  /** Whether it is drawn or written. */
  readonly view: 'chart' | 'table'
}

/** The user submitted a query. */
export interface QueryDetail {
  /** The query as it is now. */
  readonly query: QueryForm
}

/** Something failed. The element shows it as well. */
export interface ErrorDetail {
  /** What went wrong. */
  readonly error: AetherError
}

/** The user asks for the cases behind a pair. */
export interface DrillDetail {
  /** The pair whose reports were asked for. */
  readonly pair: PairRef
  /** Numbers of the cases that are shown. */
  readonly caseIds: readonly string[]
}

/** A file is about to be saved; `preventDefault()` leaves saving to the host. */
export interface ExportDetail {
  /** Name that the file is given. */
  readonly fileName: string
  /** Media type of the file. */
  readonly mediaType: string
  /** The file. */
  readonly content: Blob
}

/** The user chose or dropped files of reports; those of a folder have their paths from the folder on as names. */
export interface FilesDetail {
  /** The files that were chosen or dropped. */
  readonly files: readonly File[]
}

/** Detail of each event by name. */
export interface AetherEventDetails {
  /** Another measure or view was chosen. */
  'aether-chart-change': ChartDetail
  /** The reports of a pair were asked for. */
  'aether-drill': DrillDetail
  /** Something went wrong. */
  'aether-error': ErrorDetail
  /** A file was made. */
  'aether-export': ExportDetail
  /** Files were chosen or dropped. */
  'aether-files': FilesDetail
  /** A source was opened and has said what it holds. */
  'aether-load': LoadDetail
  /** A pair was opened or closed. */
  'aether-open': OpenDetail
  /** Something long has come further. */
  'aether-progress': ProgressDetail
  /** The query was changed. */
  'aether-query-change': QueryDetail
  /** A run has answered. */
  'aether-run': RunDetail
  /** Other pairs were selected. */
  'aether-select': SelectDetail
  /** Another order was asked for. */
  'aether-sort-change': SortDetail
  /** What the explorer shows was changed. */
  'aether-state-change': StateChangeDetail
  /** Other terms were chosen. */
  'aether-terms-change': { readonly terms: readonly string[] }
}

type AetherEvents = { [K in keyof AetherEventDetails]: CustomEvent<AetherEventDetails[K]> }

declare global {
  // Elements, documents and windows, since the events bubble: their maps extend this one.
  interface GlobalEventHandlersEventMap extends AetherEvents {}
}
