import { AetherError } from '@aethersignal/model'

/** Bytes of one input that are held in memory at most, where a form cannot be read from front to back: 1 GiB. */
export const MOST_HELD = 1024 * 1024 * 1024

/** All bytes of an input at once, in one array. @throws AetherError `input/archive-too-large` past {@link MOST_HELD} */
export async function heldBytes(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of bounded(chunks, name)) {
    parts.push(part)
    length += part.length
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** All bytes of an input at once, as a blob. @throws AetherError `input/archive-too-large` past {@link MOST_HELD} */
export async function heldBlob(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  for await (const part of bounded(chunks, name)) parts.push(part)
  return new Blob(parts)
}

async function* bounded(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > MOST_HELD) {
      throw new AetherError('input/archive-too-large', `${name} has more than ${MOST_HELD} bytes.`, {
        place: { file: name },
        remedy:
          'Give its tables as text, which is read piece by piece whatever its size; in a browser, give the file itself.',
      })
    }
    yield new Uint8Array(chunk)
  }
}
