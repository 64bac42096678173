import { type AdapterInput, AetherError } from '@aethersignal/model'
import { inflated, readChunks, sha256Of } from '@aethersignal/model/adapter'
import { withHead } from './with-head.js'

/** The bytes of one input, unpacked, and the hash of the bytes as stored once all are read. */
export interface StoredBytes {
  /** The bytes unpacked, to be read once. */
  readonly chunks: AsyncGenerator<Uint8Array, void>
  /** SHA-256 of the bytes as stored, in lower-case hexadecimal. Complete once `chunks` is exhausted. */
  sha256(): string
}

/** What a reading of bytes heeds and tells. */
export interface StoredBytesOptions {
  /** An abort ends the reading at once, also while no bytes come. */
  readonly signal?: AbortSignal | undefined
  /** Told how many bytes as stored every chunk has. */
  onBytes?(count: number): void
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
export function storedBytes(
  input: Pick<AdapterInput, 'name' | 'stream'>,
  options: StoredBytesOptions = {},
): StoredBytes {
  const hash = sha256Of()
  const { name } = input
  let done = 0
  async function* stored(): AsyncGenerator<Uint8Array> {
    for await (const chunk of readChunks(input.stream(), options.signal)) {
      hash.update(chunk)
      done += chunk.length
      options.onBytes?.(chunk.length)
      if (chunk.length > 0) yield chunk
    }
  }
  async function* bounded(): AsyncGenerator<Uint8Array, void> {
    let unfolded = 0
    for await (const chunk of unpacked(stored(), name, options.signal)) {
      unfolded += chunk.length
      if (unfolded > ALWAYS_ALLOWED && unfolded > MAXIMUM_RATIO * done) {
        throw new AetherError(
          'input/archive-too-large',
          `${name} unfolds to more than ${MAXIMUM_RATIO} times its size.`,
          {
            place: { file: name },
          },
        )
      }
      yield chunk
    }
  }
  return { chunks: bounded(), sha256: () => hash.hex() }
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
    yield* packed ? inflated(whole, 'gzip', signal) : whole
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
