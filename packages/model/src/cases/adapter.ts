import type { LoadedFile, LoadWarning } from '../load/load-report.js'
import type { CaseBatch } from './case-batch.js'

export interface AbortLike {
  readonly aborted: boolean
}

/** How far a long work is. `total` is absent while it is not known. */
export interface Progress {
  readonly phase: string
  readonly done: number
  readonly total?: number
}

export interface AdapterOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Load what is there although a required table is missing. */
  readonly allowMissing?: boolean
}

/** One reading of some input. `report` is complete once `batches` is exhausted, and throws before. */
export interface AdapterRun {
  readonly batches: AsyncIterable<CaseBatch>
  report(): AdapterReport
}

/** What an adapter knows of its reading. For every file: rows in = loaded + quarantined. */
export interface AdapterReport {
  readonly files: readonly LoadedFile[]
  readonly warnings: readonly LoadWarning[]
}

/** Reads one kind of source. `Input` is what it reads from: paths on Node, files in a browser. */
export interface Adapter<Input> {
  readonly id: string
  /** Version of the reader, recorded with what it loaded. */
  readonly version: string
  read(inputs: readonly Input[], options?: AdapterOptions): AdapterRun
}
