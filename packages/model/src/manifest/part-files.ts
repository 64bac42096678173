import { AetherError } from '@aethersignal/core/errors'
import type { PartKey } from '../cases/case-batch.js'
import type { LoadedFile } from '../load/load-report.js'

/** A part that rows were read of, and the positions in the list of files of those its rows point to. */
export interface ReadPart {
  /** The part. */
  readonly key: PartKey
  /** Positions in the list of files, from 0. */
  readonly fileNumbers: Iterable<number>
}

/** A part and the files it was made from. */
export interface PartFiles {
  /** The part. */
  readonly key: PartKey
  /** Its files, those its rows point to first. */
  readonly files: readonly LoadedFile[]
}

/**
 * Which files each part was made from: those its rows point to, first, then the others that name it. A part whose files
 * hold data but gave no row comes last.
 *
 * @throws AetherError `internal/unexpected` where rows point to a file that is not there: a fault of the reader.
 */
export function filesOfParts(files: readonly LoadedFile[], read: readonly ReadPart[]): PartFiles[] {
  const parts = read.map(({ key, fileNumbers }) => {
    const first = Array.from(fileNumbers, (number) => fileAt(files, number))
    return { key, files: [...first, ...files.filter((file) => samePart(file, key) && !first.includes(file))] }
  })
  for (const { source, partition, table } of files) {
    const key = { source, partition }
    if (table === null || parts.some((part) => samePart(part.key, key))) continue
    parts.push({ key, files: files.filter((file) => samePart(file, key)) })
  }
  return parts
}

/** Of tables that stand in one file and are told by its bytes alone, how each is called in it. */
export function membersOfOneFile(files: readonly LoadedFile[]): ReadonlyMap<LoadedFile, string> {
  const members = new Map<LoadedFile, string>()
  const containers = new Map<string, LoadedFile[]>()
  for (const file of files) {
    const at = Math.max(file.path.lastIndexOf('!/'), file.path.lastIndexOf('#'))
    // A member whose archive is known by a hash of its own has one too.
    if (at < 0 || file.table === null || file.archiveSha256 !== undefined) continue
    const key = `${file.sha256} ${file.path.slice(0, at)}`
    containers.set(key, [...(containers.get(key) ?? []), file])
    members.set(file, file.path.slice(at))
  }
  for (const together of containers.values()) if (together.length === 1) members.delete(together[0]!)
  return members
}

function fileAt(files: readonly LoadedFile[], number: number): LoadedFile {
  const file = files[number]
  if (file === undefined) {
    throw new AetherError('internal/unexpected', `Rows point to file ${number}; the reader reports ${files.length}.`)
  }
  return file
}

function samePart(one: PartKey, other: PartKey): boolean {
  return one.source === other.source && one.partition === other.partition
}
