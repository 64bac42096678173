import type { LoadedFile, LoadWarning } from '../load/load-report.js'
import type { CaseBatch } from './case-batch.js'

/** What is needed of an `AbortSignal` by those who only look. */
export interface AbortLike {
  /** True once the caller no longer wants the answer. */
  readonly aborted: boolean
}

/** How far a long work is. `total` is absent while it is not known. */
export interface Progress {
  /** What is being done, for people. */
  readonly phase: string
  /** How much is done, in the unit of `total`. */
  readonly done: number
  /** How much there is to do. */
  readonly total?: number
}

/** How to read. */
export interface AdapterOptions {
  /** Stops the reading, which then throws `request/aborted`. */
  readonly signal?: AbortSignal
  /** Told from time to time how far the reading is. */
  readonly onProgress?: (progress: Progress) => void
  /** Load what is there although a required table is missing. */
  readonly allowMissing?: boolean
}

/** One reading of some input. `report` is complete once `batches` is exhausted, and throws before. */
export interface AdapterRun {
  /** The rows, part by part, in the order of the tables; they can be gone through once. */
  readonly batches: AsyncIterable<CaseBatch>
  /** The account of the reading. */
  report(): AdapterReport
}

/** An adapter and its version. */
export interface AdapterIdentity {
  /** Name of the adapter, such as `faers`. */
  readonly id: string
  /** Version of the reader. */
  readonly version: string
}

/** What an adapter knows of its reading. For every file: rows in = loaded + quarantined. */
export interface AdapterReport {
  /** Every file that was read. */
  readonly files: readonly LoadedFile[]
  /** What a reader of the data must know. */
  readonly warnings: readonly LoadWarning[]
  /** Which adapter read, kept with what was loaded. */
  readonly reader?: AdapterIdentity
}

/** A file to read: of a browser, or one on disk opened as a stream. */
export interface AdapterInput {
  /** Identifies the file; in most sources it names the partition, so that another file of this name takes its place. */
  readonly name: string
  /** Size in bytes, as stored, for progress. */
  readonly size?: number
  /** The bytes as stored, from the first on. Called once for each reading. */
  stream(): ReadableStream<Uint8Array>
}

/** What is seen of an input to tell what it is, without reading it. */
export interface SniffView {
  /** Name of the file or folder, without the path that led to it. */
  readonly name: string
  /** The first bytes, at most {@link SNIFF_BYTES}; unpacked where the file is gzip, empty for a folder. */
  readonly head: Uint8Array
  /** Paths of the files in it, where it is a zip archive or a folder. */
  readonly members?: readonly string[]
}

/** How many bytes of a file are looked at to tell what it is. */
export const SNIFF_BYTES = 65_536

/** That an adapter knows an input for its own. */
export interface SniffResult {
  /** 0 to 1: 0.9 and more where nothing else looks like this, about 0.5 where only the name tells or others could read it too. */
  readonly confidence: number
  /** What tells, as a sentence for the user: "The header has the column VAERS_ID." */
  readonly reason: string
}

/** Reads one kind of source. `Input` is what it reads from: paths on Node, files in a browser. */
export interface Adapter<Input> {
  /** Name of the adapter, which is the `source` of what it reads. */
  readonly id: string
  /** Version of the reader, recorded with what it loaded. */
  readonly version: string
  /** Whether this looks like what the adapter reads; null where it does not. Does not throw, whatever the bytes. */
  sniff(view: SniffView): Promise<SniffResult | null>
  /** Begins to read; nothing is read before `batches` is gone through. */
  read(inputs: readonly Input[], options?: AdapterOptions): AdapterRun
}
