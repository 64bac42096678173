import { type AdapterInput, AetherError } from '@aethersignal/model'
import { readChunks } from '@aethersignal/model/adapter'

/**
 * The bytes of an input at hand: itself where it is a blob, as the files of a browser are, else all that its stream gives.
 *
 * @throws AetherError `input/unreadable` or `request/aborted`
 */
export async function inputBlob(input: AdapterInput, signal?: AbortSignal): Promise<Blob> {
  if (input instanceof Blob) return input
  return blobOf(readableChunks(input, input.name, signal))
}

/** Chunks to the last, as one blob. */
export async function blobOf(chunks: AsyncIterable<Uint8Array>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk))
  return new Blob(parts)
}

/**
 * The chunks of a file; `name` is what errors call it.
 *
 * @throws AetherError `input/unreadable` or `request/aborted`
 */
export async function* readableChunks(
  file: Pick<AdapterInput, 'stream'>,
  name: string,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* readChunks(file.stream(), signal)
  } catch (thrown) {
    if (thrown instanceof AetherError || (thrown instanceof Error && thrown.name === 'AbortError')) throw thrown
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AetherError('input/unreadable', `${name} cannot be read: ${reason}`, {
      place: { file: name },
      cause: thrown,
    })
  }
}
