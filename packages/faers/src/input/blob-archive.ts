import { AetherError } from '@aethersignal/model'
import { readChunks } from '@aethersignal/model/adapter'
import type { FileEntry } from '@zip.js/zip.js/lib/zip-core-custom.js'
import { ARCHIVE_LIMITS, type ArchiveLimits, corruptArchive, MemberGuard, requireReadable } from './member-guard.js'
import type { SourceFile } from './source-file.js'

/**
 * Opens a zip archive that is held as a blob, which a browser reads in pieces from wherever they lie, and looks at every member's name and
 * size before anything is read. `label` stands in paths.
 *
 * @throws AetherError `input/empty`, `input/corrupt-archive`, `input/unsafe-path` or `input/archive-too-large`; while a member is read also
 *   `input/unreadable`.
 */
export async function openBlobArchive(
  blob: Blob,
  label: string,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<readonly SourceFile[]> {
  // Loaded with the first archive: who reads none does not load it.
  const { BlobReader, ZipReader } = await import('@zip.js/zip.js/lib/zip-core-custom.js')
  try {
    const reader = new ZipReader(new BlobReader(blob), { useWebWorkers: false, strictness: 'tolerant' })
    const entries = await reader.getEntries()
    const guard = new MemberGuard(label, entries.length, limits)
    const files: SourceFile[] = []
    for (const entry of entries) {
      const { uncompressedSize: size, compressedSize } = entry
      const name = guard.admit(entry.filename, size, compressedSize)
      if (name === null || entry.directory) continue
      const path = `${label}!/${name}`
      files.push({ path, name, root: label, size, open: () => readMember(entry, path) })
    }
    return files
  } catch (thrown) {
    throw thrown instanceof AetherError ? thrown : corruptArchive(label, thrown)
  }
}

/** The bytes of a member, checked against the size and the CRC that the archive declares. */
async function* readMember(entry: FileEntry, path: string): AsyncGenerator<Uint8Array> {
  requireReadable(path, entry.encrypted, entry.compressionMethod)
  const stop = new AbortController()
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const written = entry.getData(writable, { checkCrc32: true, signal: stop.signal })
  // Where it fails before it writes, the library leaves the stream open; where it fails later, the stream has failed too.
  written.catch((thrown: unknown) => writable.abort(thrown).catch(() => undefined))
  let bytes = 0
  try {
    for await (const chunk of readChunks(readable)) {
      bytes += chunk.length
      if (bytes > entry.uncompressedSize) throw new Error('it holds more bytes than it declares')
      yield chunk
    }
    await written
    if (bytes !== entry.uncompressedSize) throw new Error('it holds fewer bytes than it declares')
  } catch (thrown) {
    throw thrown instanceof AetherError ? thrown : corruptArchive(path, thrown)
  } finally {
    stop.abort()
  }
}
