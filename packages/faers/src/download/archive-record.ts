import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { AetherError } from '@aethersignal/model'

/** What is known of an archive that was downloaded; kept beside it as `<archive>.json`. */
export interface ArchiveRecord {
  /** Such as `2025Q4`. */
  readonly quarter: string
  /** Address it came from. */
  readonly url: string
  /** Size of the archive. */
  readonly bytes: number
  /** Of the archive, in lower-case hexadecimal. */
  readonly sha256: string
  /** What the server gave as ETag; null where it gave none. */
  readonly etag: string | null
  /** What the server gave as Last-Modified; null where it gave none. */
  readonly lastModified: string | null
  /** ISO 8601. */
  readonly retrievedAt: string
  /** The archive of the same name that stood there before, with other content: the publisher issued it again. */
  readonly replaces?: { readonly sha256: string; readonly retrievedAt: string; readonly keptAs: string }
}

/** The record of the archive at a path; null where there is none, or none that can be read. */
export async function readRecord(path: string): Promise<ArchiveRecord | null> {
  try {
    const value: unknown = JSON.parse(await readFile(`${path}.json`, 'utf8'))
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

/** Writes the record of the archive at a path, as a whole. */
export async function writeRecord(path: string, record: ArchiveRecord): Promise<void> {
  const written = `${path}.json.part`
  await writeFile(written, `${JSON.stringify(record, null, 2)}\n`)
  await rename(written, `${path}.json`)
}

/** Names an archive and its record otherwise. */
export async function moveArchive(from: string, to: string): Promise<void> {
  await rename(from, to)
  await rename(`${from}.json`, `${to}.json`).catch(() => rm(`${to}.json`, { force: true }))
}

function isRecord(value: unknown): value is ArchiveRecord {
  if (typeof value !== 'object' || value === null) return false
  const { url, bytes, sha256, etag, lastModified, retrievedAt } = value as Record<string, unknown>
  return (
    [url, sha256, retrievedAt].every((text) => typeof text === 'string') &&
    [etag, lastModified].every((text) => text === null || typeof text === 'string') &&
    Number.isSafeInteger(bytes)
  )
}

/** An error of writing as what it means for an output. */
export function outputError(thrown: unknown, path: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined
  if (thrown instanceof AetherError || typeof code !== 'string') return thrown
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new AetherError('output/disk-full', `There is no room left to write ${path}.`, {
      place: { file: path },
      remedy: 'Make room and run the same again: what came so far is kept.',
      cause: thrown,
    })
  }
  return new AetherError('output/not-writable', `${path} cannot be written (${code}).`, {
    place: { file: path },
    cause: thrown,
  })
}
