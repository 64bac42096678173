import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { AetherError } from '@aethersignal/model'
import { type Entry, fromFdPromise, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { fileSystemError } from './input-error.js'
import {
  ARCHIVE_LIMITS,
  type ArchiveLimits,
  corruptArchive,
  MemberGuard,
  requireReadable,
  STORED,
} from './member-guard.js'
import type { SourceFile } from './source-file.js'

/** An open zip archive. */
export interface ZipArchive {
  /** Its members, each readable as a stream. */
  readonly files: readonly SourceFile[]
  /** Closes the file underneath. */
  close(): Promise<void>
}

/** Opens a zip archive and looks at every member's name and size before anything is read. `label` stands in paths. */
export async function openZipArchive(
  path: string,
  label: string = path,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<ZipArchive> {
  let file: FileHandle
  try {
    file = await open(path)
  } catch (thrown) {
    throw fileSystemError(thrown, label)
  }
  try {
    // With entry sizes validated by us: its own check is for its own streams.
    const zip = await fromFdPromise(file.fd, { autoClose: false, decodeStrings: false, validateEntrySizes: false })
    return { files: await listMembers({ zip, file }, label, limits), close: () => file.close() }
  } catch (thrown) {
    await file.close()
    throw thrown instanceof AetherError ? thrown : corruptArchive(label, thrown)
  }
}

interface OpenZip {
  readonly zip: ZipFile
  readonly file: FileHandle
}

async function listMembers(archive: OpenZip, label: string, limits: ArchiveLimits): Promise<SourceFile[]> {
  const { zip } = archive
  const guard = new MemberGuard(label, zip.entryCount, limits)
  const files: SourceFile[] = []
  for await (const entry of zip.eachEntry()) {
    const { uncompressedSize: size, compressedSize } = entry
    const name = guard.admit(writtenName(entry), size, compressedSize)
    if (name === null) continue
    const path = `${label}!/${name}`
    files.push({ path, name, root: label, size, open: () => readMember(archive, entry, path) })
  }
  return files
}

function writtenName(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer
  return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
}

/** The bytes of a member, checked against the size and the CRC that the archive declares. */
async function* readMember(archive: OpenZip, entry: Entry, path: string): AsyncGenerator<Buffer> {
  let stream: Readable | undefined
  let checksum = 0
  let bytes = 0
  try {
    stream = await openMember(archive, entry, path)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > entry.uncompressedSize) throw new Error('it holds more bytes than it declares')
      checksum = crc32(chunk, checksum)
      yield chunk
    }
    if (bytes !== entry.uncompressedSize) throw new Error('it holds fewer bytes than it declares')
    if (checksum !== entry.crc32) throw new Error('the checksum does not fit')
  } catch (thrown) {
    throw thrown instanceof AetherError ? thrown : corruptArchive(path, thrown)
  } finally {
    stream?.destroy()
  }
}

const PACKED_CHUNK_BYTES = 64 * 1024
const INFLATED_CHUNK_BYTES = 128 * 1024

async function openMember({ zip, file }: OpenZip, entry: Entry, path: string): Promise<Readable> {
  const method = entry.compressionMethod
  requireReadable(path, entry.isEncrypted(), method)
  const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  if (entry.compressedSize === 0) return Readable.from([])
  // Not a stream of yauzl or of the file system: destroyed early, the one throws where nobody can catch it while it waits
  // for the file, and the other closes the file.
  const packed = Readable.from(readRange(file, start, start + entry.compressedSize))
  if (method === STORED) return packed
  // An error of one stream ends both and comes out of the loop that reads.
  return pipeline(packed, createInflateRaw({ chunkSize: INFLATED_CHUNK_BYTES }), () => undefined)
}

async function* readRange(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let position = start; position < end; ) {
    const wanted = Math.min(PACKED_CHUNK_BYTES, end - position)
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(wanted), 0, wanted, position)
    if (bytesRead === 0) throw new Error('the file ends too early')
    position += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}
