import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type AdapterInput, AetherError } from '@aethersignal/model'
import { readChunks } from '@aethersignal/model/adapter'
import { unpackNestedArchive } from '../input/unpack-nested-archive.js'
import { ARCHIVE_LIMITS } from '../input/zip-archive.js'
import { isZip } from './sniff-openfda.js'

/** One text of reports: a file, or a member of an archive. */
export interface OpenFdaText {
  readonly path: string
  readonly chunks: AsyncIterable<Uint8Array>
  /** SHA-256 of the bytes of the file as stored, of a member as unpacked; complete once the chunks are read. */
  sha256(): string
}

/**
 * The texts of an input: itself, unpacked where it is gzip, or the members of a zip archive, which stands in a temporary
 * folder while it is read. `onBytes` is told the bytes as stored.
 *
 * @throws AetherError `input/corrupt-archive`, `input/archive-too-large`, `input/unsafe-path`, `input/unreadable` or
 *   `request/aborted`, also while chunks are read
 */
export async function* openFdaTexts(
  input: AdapterInput,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<OpenFdaText> {
  const hash = createHash('sha256')
  const stored = storedBytes(input, signal)
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of stored) {
      hash.update(chunk)
      onBytes(chunk.length)
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    }
  }
  const [head, whole] = await withHead(counted())
  try {
    if (!isZip(head)) {
      const packed = head[0] === 0x1f && head[1] === 0x8b
      yield { path: input.name, chunks: packed ? unpacked(whole, input.name) : whole, sha256: () => hash.digest('hex') }
      return
    }
    const size = input.size ?? 0
    const archive = await unpackNestedArchive({ path: input.name, name: input.name, root: '', size, open: () => whole })
    try {
      for (const member of archive.files) {
        const ofMember = createHash('sha256')
        async function* chunks(): AsyncGenerator<Uint8Array> {
          for await (const chunk of member.open()) {
            ofMember.update(chunk)
            yield chunk
          }
        }
        yield { path: member.path, chunks: chunks(), sha256: () => ofMember.digest('hex') }
      }
    } finally {
      await archive.close()
    }
  } finally {
    await whole.return(undefined)
  }
}

async function* storedBytes(input: AdapterInput, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  try {
    yield* readChunks(input.stream(), signal)
  } catch (thrown) {
    if (thrown instanceof AetherError || (thrown instanceof Error && thrown.name === 'AbortError')) throw thrown
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AetherError('input/unreadable', `${input.name} cannot be read: ${reason}`, {
      place: { file: input.name },
      cause: thrown,
    })
  }
}

/** The first four bytes, and everything with them in front. */
async function withHead(chunks: AsyncGenerator<Buffer>): Promise<[Buffer, AsyncGenerator<Buffer>]> {
  const first: Buffer[] = []
  let head = Buffer.alloc(0)
  while (head.length < 4) {
    const next = await chunks.next()
    if (next.done) break
    first.push(next.value)
    head = Buffer.concat([head, next.value.subarray(0, 4 - head.length)])
  }
  async function* whole(): AsyncGenerator<Buffer> {
    try {
      yield* first
      yield* chunks
    } finally {
      await chunks.return(undefined)
    }
  }
  return [head, whole()]
}

async function* unpacked(packed: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Uint8Array> {
  const place = { file: name }
  let bytesIn = 0
  let bytesOut = 0
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const chunk of packed) {
      bytesIn += chunk.length
      yield chunk
    }
  }
  const source = Readable.from(counted())
  const gunzip = createGunzip()
  source.on('error', (thrown) => gunzip.destroy(thrown))
  try {
    for await (const chunk of source.pipe(gunzip) as AsyncIterable<Buffer>) {
      bytesOut += chunk.length
      if (bytesOut > ARCHIVE_LIMITS.ratioFromBytes && bytesOut > ARCHIVE_LIMITS.ratio * bytesIn) {
        throw new AetherError('input/archive-too-large', `${name} expands more than ${ARCHIVE_LIMITS.ratio}-fold.`, {
          place,
        })
      }
      yield chunk
    }
  } catch (thrown) {
    if (thrown instanceof AetherError || (thrown instanceof Error && thrown.name === 'AbortError')) throw thrown
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AetherError('input/corrupt-archive', `${name} cannot be unpacked: ${reason}`, { place, cause: thrown })
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}
