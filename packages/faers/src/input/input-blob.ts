import { type AdapterInput, AetherError } from '@aethersignal/model'
import { readChunks } from '@aethersignal/model/adapter'
import { heldBlob } from '@aethersignal/text'

/**
 * The bytes of an input at hand: itself where it is a blob, as the files of a browser are, else all that its stream gives, held in memory up to 1 GiB.
 *
 * @throws AetherError `input/unreadable`, `input/archive-too-large` or `request/aborted`
 */
export async function inputBlob(input: AdapterInput, signal?: AbortSignal): Promise<Blob> {
  if (input instanceof Blob) return input
  return heldBlob(readableChunks(input, input.name, signal), input.name)
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
