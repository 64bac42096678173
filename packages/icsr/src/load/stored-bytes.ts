import { type AdapterInput, AetherError } from '@aethersignal/model'
import { readChunks, type Sha256 } from '@aethersignal/model/adapter'

/**
 * The bytes of an input, unpacked where they are gzip (RFC 1952); `hash` and `onBytes` get them as stored.
 *
 * @throws AetherError `input/corrupt-archive`, `input/unreadable` or `request/aborted`.
 */
export async function* storedBytes(
  input: AdapterInput,
  hash: Sha256,
  onBytes: (count: number) => void,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let broken: unknown
  async function* stored(): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of readChunks(input.stream(), signal)) {
        hash.update(chunk)
        onBytes(chunk.length)
        if (chunk.length > 0) yield chunk
      }
    } catch (thrown) {
      broken = thrown
      throw thrown
    }
  }
  const chunks = stored()
  try {
    const first: Uint8Array[] = []
    const magic: number[] = []
    while (magic.length < 2) {
      const next = await chunks.next()
      if (next.done) break
      first.push(next.value)
      magic.push(...next.value.subarray(0, 2 - magic.length))
    }
    const packed = magic[0] === 0x1f && magic[1] === 0x8b
    const whole = packed ? readChunks(unpacked(first, chunks), signal) : null
    try {
      if (whole !== null) yield* whole
      else {
        yield* first
        yield* chunks
      }
    } catch (thrown) {
      throw failure(broken ?? thrown, input.name, packed && broken === undefined)
    }
  } catch (thrown) {
    throw failure(thrown, input.name, false)
  } finally {
    await chunks.return(undefined)
  }
}

function failure(thrown: unknown, name: string, packed: boolean): unknown {
  if (thrown instanceof AetherError || (thrown instanceof Error && thrown.name === 'AbortError')) return thrown
  const reason = thrown instanceof Error ? thrown.message : String(thrown)
  return new AetherError(
    packed ? 'input/corrupt-archive' : 'input/unreadable',
    `${name} cannot be ${packed ? 'unpacked' : 'read'}: ${reason}`,
    { place: { file: name }, cause: thrown },
  )
}

function unpacked(first: readonly Uint8Array[], rest: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  const queue = [...first]
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = queue.shift() ?? (await rest.next()).value
      if (next === undefined) controller.close()
      else controller.enqueue(next as Uint8Array)
    },
    async cancel() {
      await rest.return(undefined)
    },
  })
  // Cast: lib.dom types the writable side for every BufferSource, which is wider than what a pipe of bytes needs.
  return stream.pipeThrough(new DecompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>)
}
