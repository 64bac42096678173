import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { AetherError } from '@aethersignal/model'
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl'
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
  close(): void
}

/** Opens a zip archive and looks at every member's name and size before anything is read. `label` stands in paths. */
export async function openZipArchive(
  path: string,
  label: string = path,
  limits: ArchiveLimits = ARCHIVE_LIMITS,
): Promise<ZipArchive> {
  let zip: ZipFile
  try {
    zip = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true })
  } catch (thrown) {
    if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) throw fileSystemError(thrown, label)
    throw corrupt(label, thrown)
  }
  try {
    return { files: await listMembers(zip, label, limits), close: () => zip.close() }
  } catch (thrown) {
    zip.close()
    throw thrown instanceof AetherError ? thrown : corrupt(label, thrown)
  }
}

async function listMembers(zip: ZipFile, label: string, limits: ArchiveLimits): Promise<SourceFile[]> {
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
    files.push({ path, name, root: label, size, open: () => readMember(zip, entry, path) })
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
async function* readMember(zip: ZipFile, entry: Entry, path: string): AsyncGenerator<Buffer> {
  let stream: Readable | undefined
  let checksum = 0
  try {
    if (entry.isEncrypted()) {
      throw new AetherError('input/unreadable', `${path} is encrypted.`, { place: { file: path } })
    }
    stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum)
      yield chunk
    }
    if (checksum !== entry.crc32) throw new Error('the checksum does not fit')
  } catch (thrown) {
    throw thrown instanceof AetherError ? thrown : corrupt(path, thrown)
  } finally {
    stream?.destroy()
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
