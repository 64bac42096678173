import { mkdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AetherError, type Progress, throwIfAborted } from '@aethersignal/model'
import { openZipArchive } from '../input/zip-archive.js'
import { sha256OfFile } from '../load/archive-hashes.js'
import { type ArchiveRecord, moveArchive, outputError, readRecord, writeRecord } from './archive-record.js'
import { fetchArchive } from './fetch-archive.js'
import { PartialFile } from './partial-file.js'
import { type ArchiveFormat, archiveNames, FDA_EXPORTS } from './quarter-archives.js'

/** Where archives go that were issued again. */
const SUPERSEDED = '.superseded'

/** What to download, where to, and by what means. */
export interface DownloadOptions {
  /** Such as `2025Q4`. */
  readonly quarter: string
  /** Default `ascii`. */
  readonly format?: ArchiveFormat
  /** Where to put the archive and its record; made if it is not there. */
  readonly folder: string
  /** The address of the folder that holds the archives: FDA's, unless a mirror is given. */
  readonly base?: string
  /** Sends the requests. */
  readonly fetch: typeof globalThis.fetch
  /** The time, for the record. */
  readonly now: () => Date
  /** Waits so many milliseconds before an attempt is repeated; rejects when `signal` aborts. */
  readonly sleep: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>
  /** Stops the download; what is there can be resumed. */
  readonly signal?: AbortSignal
  /** Bytes of the archive that are there. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * What became of an archive:
 * - `downloaded`: it was not there before
 * - `unchanged`: it is there, and the server has no other
 * - `reissued`: the server has another under the same name; the old one is kept in the folder `.superseded`, which loading passes over
 * - `restored`: the file there was not the one recorded, and was replaced
 */
export type DownloadOutcome = 'downloaded' | 'unchanged' | 'reissued' | 'restored'

/** An archive that is there now. */
export interface DownloadedQuarter {
  /** Where it is. */
  readonly path: string
  /** What became of it. */
  readonly outcome: DownloadOutcome
  /** Bytes that an earlier, interrupted download had left and that were not asked for again. */
  readonly resumedFrom: number
  /** What is kept of it beside it. */
  readonly record: ArchiveRecord
}

/**
 * Downloads the archive of a quarter from FDA or a mirror. An interrupted download is continued where it ended, provided
 * that the server says that it still holds the same archive. SHA-256 and what the server said are recorded beside the
 * archive as `<archive>.json`; an archive that is there already is asked for again only in case it changed, since FDA issues
 * archives again under their names.
 *
 * @throws AetherError `usage/invalid` (quarter, address), `input/not-found` (the server has no such archive),
 * `source/unreachable`, `source/invalid-response`, `input/corrupt-archive` (what came is no zip archive),
 * `output/disk-full`, `output/not-writable`, `request/aborted`.
 */
export async function downloadQuarter(options: DownloadOptions): Promise<DownloadedQuarter> {
  const { folder, format = 'ascii', signal } = options
  const names = archiveNames(options.quarter, format)
  const base = baseAddress(options.base ?? FDA_EXPORTS)
  throwIfAborted(signal)
  try {
    await mkdir(folder, { recursive: true })
    const known = await knownArchive(folder, names, options.quarter, signal)
    return await download(options, names, base, known)
  } catch (thrown) {
    throwIfAborted(signal)
    throw outputError(thrown, folder)
  }
}

interface KnownArchive {
  readonly path: string
  readonly record: ArchiveRecord
  /** Whether the file is the one recorded. */
  readonly intact: boolean
}

async function download(
  options: DownloadOptions,
  names: readonly string[],
  base: URL,
  known: KnownArchive | null,
): Promise<DownloadedQuarter> {
  const fetched = await fetchArchive({
    ...{ names, base, known: known?.intact ? known.record : null },
    ...{ fetch: options.fetch, sleep: options.sleep },
    partial: (name) => new PartialFile(join(options.folder, name)),
    ...(options.signal && { signal: options.signal }),
    onBytes: (done, total) =>
      options.onProgress?.({ phase: `downloading ${options.quarter}`, done, ...(total !== null && { total }) }),
  })
  if (fetched === 'unchanged') {
    return { path: known!.path, outcome: 'unchanged', resumedFrom: 0, record: known!.record }
  }
  const { file, origin } = fetched
  await file.close()
  await refuseWhatIsNoArchive(file, origin.url)
  const path = known?.path ?? join(options.folder, origin.name)
  const record: ArchiveRecord = {
    ...{ quarter: options.quarter.toUpperCase(), url: origin.url, bytes: file.bytes, sha256: file.sha256() },
    ...{ etag: origin.etag, lastModified: origin.lastModified, retrievedAt: options.now().toISOString() },
  }
  if (known === null) return settle(file, path, record, 'downloaded')
  if (!known.intact) return settle(file, path, record, 'restored')
  if (known.record.sha256 === record.sha256) return settle(file, path, record, 'unchanged')
  const { sha256, retrievedAt } = known.record
  // In a hidden folder, which loading passes over: of a quarter only the archive issued last counts.
  const aside = join(options.folder, SUPERSEDED)
  await mkdir(aside, { recursive: true })
  const old = `${retrievedAt.slice(0, 10)}-${sha256.slice(0, 8)}.zip`
  const keptAs = join(aside, basename(path).replace(/zip$/i, old))
  await moveArchive(path, keptAs)
  return settle(file, path, { ...record, replaces: { sha256, retrievedAt, keptAs } }, 'reissued')
}

async function settle(
  file: PartialFile,
  path: string,
  record: ArchiveRecord,
  outcome: DownloadOutcome,
): Promise<DownloadedQuarter> {
  const resumedFrom = file.resumed
  await file.finish(path)
  await writeRecord(path, record)
  return { path, outcome, resumedFrom, record }
}

/**
 * An archive of one of the names. One without a record was put there by other means: it stays unless the server has
 * another.
 */
async function knownArchive(
  folder: string,
  names: readonly string[],
  quarter: string,
  signal: AbortSignal | undefined,
): Promise<KnownArchive | null> {
  for (const name of names) {
    const path = join(folder, name)
    const there = await stat(path).catch(() => null)
    const record = await readRecord(path)
    if (there !== null && record === null) {
      const own = { quarter, url: '', bytes: there.size, sha256: await sha256OfFile(path, signal) }
      const unknown = { etag: null, lastModified: null, retrievedAt: there.mtime.toISOString() }
      return { path, record: { ...own, ...unknown }, intact: true }
    }
    if (record === null) continue
    const intact = there?.size === record.bytes && (await sha256OfFile(path, signal)) === record.sha256
    return { path, record, intact }
  }
  return null
}

/**
 * Looks for the list of members, which stands at the end: a page of HTML or half an archive has none. What an earlier
 * download had left may have been changed since, so that then every member is read against its checksum.
 */
async function refuseWhatIsNoArchive(file: PartialFile, url: string): Promise<void> {
  try {
    const archive = await openZipArchive(file.path, url)
    try {
      for (const member of file.resumed > 0 ? archive.files : []) for await (const _ of member.open());
    } finally {
      await archive.close()
    }
  } catch (thrown) {
    await file.discard()
    throw thrown
  }
}

function baseAddress(written: string): URL {
  const address = written.endsWith('/') ? written : `${written}/`
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new AetherError('usage/invalid', `${written} is not an address of the web.`, {
      remedy: 'Give the folder that holds the archives, such as https://mirror.example/faers/.',
    })
  }
  return url
}
