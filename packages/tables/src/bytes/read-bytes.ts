import { AetherError, type Progress } from '@aethersignal/model'
import { readChunks, sha256Of } from '@aethersignal/model/adapter'
import type { CsvInput } from '../csv-input.js'

/** The bytes of one input, unpacked, and the hash of the bytes as stored once all are read. */
export interface ByteReading {
  readonly chunks: AsyncIterable<Uint8Array>
  /** SHA-256 of the bytes as stored, in lower-case hexadecimal. Complete once `chunks` is exhausted. */
  sha256(): string
}

export interface ByteReadingOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** How much gzip may unfold: tables of repeated cells come to some fifty times, bombs to a thousand. */
const MAXIMUM_RATIO = 200
/** Below this nothing is a bomb. */
const ALWAYS_ALLOWED = 16 * 1024 * 1024

/**
 * Reads an input to its end; gzip is known by its first two bytes (RFC 1952) and unpacked.
 *
 * @throws AetherError `input/corrupt-archive`, `input/archive-too-large`, `input/unreadable` or `request/aborted`, while `chunks` is read.
 */
export function readBytes(input: CsvInput, options: ByteReadingOptions = {}): ByteReading {
  const hash = sha256Of()
  let done = 0
  let unfolded = 0
  async function* stored(): AsyncGenerator<Uint8Array> {
    for await (const chunk of readChunks(input.stream(), options.signal)) {
      hash.update(chunk)
      done += chunk.length
      options.onProgress?.({ phase: 'read', done, ...(input.size !== undefined && { total: input.size }) })
      if (chunk.length > 0) yield chunk
    }
  }
  async function* bounded(): AsyncGenerator<Uint8Array> {
    for await (const chunk of unpacked(stored(), input.name, options.signal)) {
      unfolded += chunk.length
      if (unfolded > ALWAYS_ALLOWED && unfolded > MAXIMUM_RATIO * done) throw bomb(input.name)
      yield chunk
    }
  }
  return { chunks: bounded(), sha256: () => hash.hex() }
}

function bomb(name: string): AetherError {
  return new AetherError('input/archive-too-large', `${name} unfolds to more than ${MAXIMUM_RATIO} times its size.`, {
    place: { file: name },
  })
}

async function* unpacked(
  stored: AsyncGenerator<Uint8Array>,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  let unreadable: unknown
  async function* guarded(): AsyncGenerator<Uint8Array> {
    try {
      yield* stored
    } catch (thrown) {
      unreadable = thrown
      throw thrown
    }
  }
  const [head, whole] = await withHead(guarded(), 2).catch((thrown: unknown) => {
    throw failed(thrown, name, 'input/unreadable')
  })
  const packed = head[0] === 0x1f && head[1] === 0x8b
  try {
    yield* packed ? readChunks(streamOf(whole).pipeThrough(gunzip()), signal) : whole
  } catch (thrown) {
    if (unreadable !== undefined) throw failed(unreadable, name, 'input/unreadable')
    throw failed(thrown, name, packed ? 'input/corrupt-archive' : 'input/unreadable')
  }
}

function failed(thrown: unknown, name: string, code: 'input/unreadable' | 'input/corrupt-archive'): unknown {
  if (thrown instanceof AetherError || (thrown instanceof Error && thrown.name === 'AbortError')) return thrown
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  const what = code === 'input/corrupt-archive' ? 'cannot be unpacked' : 'cannot be read'
  return new AetherError(code, `${name} ${what}: ${reason}`, { place: { file: name }, cause: thrown })
}

/** The first bytes, and everything with them in front. */
async function withHead(
  chunks: AsyncGenerator<Uint8Array>,
  length: number,
): Promise<[Uint8Array, AsyncGenerator<Uint8Array>]> {
  const first: Uint8Array[] = []
  let head: number[] = []
  while (head.length < length) {
    const next = await chunks.next()
    if (next.done) break
    first.push(next.value)
    head = [...head, ...next.value.subarray(0, length - head.length)]
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* first
      yield* chunks
    } finally {
      await chunks.return(undefined)
    }
  }
  return [Uint8Array.from(head), whole()]
}

// Cast: lib.dom types the writable side for every BufferSource, which is wider than what a pipe of bytes needs.
function gunzip(): ReadableWritablePair<Uint8Array, Uint8Array> {
  return new DecompressionStream('gzip') as ReadableWritablePair<Uint8Array, Uint8Array>
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
