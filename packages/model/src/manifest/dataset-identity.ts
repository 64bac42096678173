import { sha256Of } from '../adapter/sha256.js'
import type { PartKey } from '../cases/case-batch.js'
import type { LoadedFile } from '../load/load-report.js'
import { codePointOrder } from '../text/code-point-order.js'
import type { DatasetIdentity } from './dataset-view.js'
import { membersOfOneFile, type PartFiles } from './part-files.js'

/** A part with the hash of what it was made from. */
export type PartIdentity = DatasetIdentity['parts'][number]

/**
 * Names a state of the data, wherever it is held: by its parts, the decisions about duplicates it follows, and what drugs
 * and events are named with. The order of the parts makes no difference.
 */
export function datasetIdentity(of: Omit<DatasetIdentity, 'hash'>): DatasetIdentity {
  const { id, duplicates, drugNames, drugGroups, eventGroups } = of
  const parts = of.parts.map(({ source, partition, hash }) => ({ source, partition, hash })).sort(comparePart)
  let hash = snapshotHash(parts, duplicates?.decisions)
  for (const changed of [drugNames, drugGroups, eventGroups]) {
    if (changed !== undefined) hash = sha256(JSON.stringify([hash, changed]))
  }
  return {
    ...{ id, hash, parts },
    ...(drugNames !== undefined && { drugNames }),
    ...(drugGroups !== undefined && { drugGroups }),
    ...(eventGroups !== undefined && { eventGroups }),
    ...(duplicates !== undefined && { duplicates }),
  }
}

/** The identities of parts that one reading gave, whose account lists `files`. */
export function partIdentities(parts: readonly PartFiles[], files: readonly LoadedFile[]): PartIdentity[] {
  const members = membersOfOneFile(files)
  return parts.map(({ key: { source, partition }, files }) => ({ source, partition, hash: partHash(files, members) }))
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

/**
 * The first number of what a snapshot is hashed from: the format of the first stores that were hashed so. It never
 * changes, so that a dataset keeps its name.
 */
const HASH_FORMAT = 3

/** Names a state of the data by its parts, in order, and the hash of the decisions about duplicates it follows. */
export function snapshotHash(parts: readonly PartIdentity[], decisions?: string): string {
  const content = [HASH_FORMAT, ...parts.map((part) => [part.source, part.partition, part.hash])]
  return sha256(JSON.stringify(decisions === undefined ? content : [...content, decisions]))
}

/** Order of parts in an identity: by source, then partition, as code points. */
export function comparePart(one: PartKey, other: PartKey): number {
  return codePointOrder(one.source, other.source) || codePointOrder(one.partition, other.partition)
}

/** Not `crypto.subtle`, which pages served over plain HTTP do not have. */
function sha256(text: string): string {
  const hash = sha256Of()
  hash.update(new TextEncoder().encode(text))
  return hash.hex()
}
