import { type FileHandle, open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { AetherError } from '@aethersignal/model'
import { type Entry, fromFdPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl'
import { fileSystemError } from './input-error.js'
import type { SourceFile } from './source-file.js'

/** What an archive may hold. The largest quarter has 20 members, 226 MB in one and a ratio of about 10. */
export const ARCHIVE_LIMITS = {
  members: 10_000,
  memberBytes: 4 * 1024 ** 3,
  totalBytes: 64 * 1024 ** 3,
  /** Expanded over compressed size, for members of more than `ratioFromBytes`. */
  ratio: 200,
  ratioFromBytes: 16 * 1024 ** 2,
} as const

export type ArchiveLimits = { readonly [K in keyof typeof ARCHIVE_LIMITS]: number }

/** An open zip archive. */
export interface ZipArchive {
  readonly files: readonly SourceFile[]
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
    throw thrown instanceof AetherError ? thrown : corrupt(label, thrown)
  }
}

interface OpenZip {
  readonly zip: ZipFile
  readonly file: FileHandle
}

async function listMembers(archive: OpenZip, label: string, limits: ArchiveLimits): Promise<SourceFile[]> {
  const { zip } = archive
  const place = { file: label }
  if (zip.entryCount === 0) throw new AetherError('input/empty', `${label} is an archive without members.`, { place })
  if (zip.entryCount > limits.members) throw tooLarge(label, `has more than ${limits.members} members`)
  const files: SourceFile[] = []
  let totalBytes = 0
  for await (const entry of zip.eachEntry()) {
    const name = memberName(entry, label)
    if (name.endsWith('/')) continue
    const { uncompressedSize: size, compressedSize } = entry
    totalBytes += size
    const path = `${label}!/${name}`
    if (size > limits.memberBytes) throw tooLarge(path, `expands to ${size} bytes`)
    if (totalBytes > limits.totalBytes) throw tooLarge(label, `expands to more than ${limits.totalBytes} bytes`)
    if (size > limits.ratioFromBytes && size > compressedSize * limits.ratio) {
      throw tooLarge(path, `expands ${Math.round(size / Math.max(1, compressedSize))}-fold`)
    }
    files.push({ path, name, root: label, size, open: () => readMember(archive, entry, path) })
  }
  return files
}

function memberName(entry: Entry, label: string): string {
  const raw = entry.fileName as unknown as Buffer
  const written = getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false)
  const name = written.replaceAll('\\', '/')
  if (validateFileName(name) !== null || name.includes('\u0000') || /^[a-z]:/i.test(name)) {
    throw new AetherError('input/unsafe-path', `A member of ${label} has the path ${JSON.stringify(written)}.`, {
      place: { file: label },
      remedy: 'Do not use this archive; get it anew from its publisher.',
    })
  }
  return name
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
    throw thrown instanceof AetherError ? thrown : corrupt(path, thrown)
  } finally {
    stream?.destroy()
  }
}

const STORED = 0
const DEFLATED = 8
const PACKED_CHUNK_BYTES = 64 * 1024
const INFLATED_CHUNK_BYTES = 128 * 1024

async function openMember({ zip, file }: OpenZip, entry: Entry, path: string): Promise<Readable> {
  const place = { file: path }
  if (entry.isEncrypted()) throw new AetherError('input/unreadable', `${path} is encrypted.`, { place })
  const method = entry.compressionMethod
  if (method !== STORED && method !== DEFLATED) {
    throw new AetherError('input/unreadable', `${path} is compressed by method ${method}, which is not read here.`, {
      place,
    })
  }
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

function corrupt(path: string, thrown: unknown): AetherError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return new AetherError('input/corrupt-archive', `${path} is damaged or not a zip archive: ${reason}`, {
    place: { file: path },
    remedy: 'Download the archive again.',
    cause: thrown,
  })
}

function tooLarge(path: string, what: string): AetherError {
  return new AetherError('input/archive-too-large', `${path} ${what}.`, { place: { file: path } })
}
