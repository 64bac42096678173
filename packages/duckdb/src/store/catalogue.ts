import type { AdapterIdentity, CaseTable, FunnelStep, LoadedFile, LoadWarning } from '@aethersignal/model'
import type { STORE_FORMAT } from './store-layout.js'
import type { StoredDuplicates } from './stored-duplicates.js'

/** An immutable file of the store. */
export interface StoredFile {
  /** Relative to the store, with forward slashes. */
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
}

/** One source and one partition of it, as loaded. */
export interface StoredPart {
  readonly source: string
  readonly partition: string
  /** Of what it was made from; see `partHash` of the model. */
  readonly hash: string
  /**
   * Where the files of this content stood, as `LoadOptions.origins` said, in order. The partition is then the shortest end
   * of the first that tells it from those of other parts of its source. Not part of any hash.
   */
  readonly origins?: readonly string[]
  /** ISO 8601. Not part of any hash. */
  readonly loadedAt: string
  /** Which adapter read it, where it said so. */
  readonly reader?: AdapterIdentity
  /** Of a table the files that hold its rows, in order. */
  readonly tables: Readonly<Partial<Record<CaseTable, readonly StoredFile[]>>>
  /** Account of its files. Column `file` of the tables is the position in this list. */
  readonly files: readonly LoadedFile[]
  /** Warnings of the reading it came from; a reading of several parts leaves its warnings with each. */
  readonly warnings: readonly LoadWarning[]
}

/** A state of the store: which parts, and the current analysable reports worked out from them. */
export interface Catalogue {
  readonly format: typeof STORE_FORMAT
  readonly hash: string
  /** In order of source, then partition. */
  readonly parts: readonly StoredPart[]
  readonly reports: StoredFile
  /** Which report stands for each case, and which cases are withdrawn. */
  readonly cases: StoredFile
  readonly funnel: readonly FunnelStep[]
  /** Decisions about duplicates that `reports` follows, where there are any. */
  readonly duplicates?: StoredDuplicates
}
