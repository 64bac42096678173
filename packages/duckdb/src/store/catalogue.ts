import { createHash } from 'node:crypto'
import type { AdapterIdentity, CaseTable, FunnelStep, LoadedFile, LoadWarning } from '@aethersignal/model'
import type { StoredDuplicates } from '../duplicates/stored-duplicates.js'
import { FORMER_FORMAT, type STORE_FORMAT } from './store-layout.js'

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
  /** Of what it was made from; see {@link partHash}. */
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

/**
 * Names a part by what it was made from: the sorted bytes, tables and row counts of its files. The same input gives the
 * same hash at any time and in any order; a reader that now takes other rows from the same bytes gives another.
 * @param members Of tables that stand in one file, whose bytes they share, how each is called there.
 */
export function partHash(files: readonly LoadedFile[], members: ReadonlyMap<LoadedFile, string> = new Map()): string {
  const lines = files
    .filter((file) => file.table !== null)
    .map((file) => {
      const member = members.get(file)
      const content = [
        file.table,
        file.sha256,
        file.rowsIn,
        file.loaded,
        ...(file.readAs === undefined ? [] : [file.readAs]),
      ]
      return JSON.stringify(member === undefined ? content : [...content, member])
    })
    .sort()
  return sha256(lines.join('\n'))
}

/** Names a state of the store by the parts it consists of, and the hash of the decisions about duplicates it follows. */
export function snapshotHash(
  parts: readonly Pick<StoredPart, 'source' | 'partition' | 'hash'>[],
  decisions?: string,
): string {
  const content = [FORMER_FORMAT, ...parts.map((part) => [part.source, part.partition, part.hash])]
  return sha256(JSON.stringify(decisions === undefined ? content : [...content, decisions]))
}

/** Order of parts in a catalogue: by source, then partition, as code points. */
export function comparePart(
  one: { readonly source: string; readonly partition: string },
  other: { readonly source: string; readonly partition: string },
): number {
  return (
    Buffer.compare(Buffer.from(one.source), Buffer.from(other.source)) ||
    Buffer.compare(Buffer.from(one.partition), Buffer.from(other.partition))
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
