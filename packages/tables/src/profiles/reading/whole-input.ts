import { heldBytes } from '@aethersignal/text'

/**
 * All bytes of an input whose beginning was read.
 * @throws AetherError `input/archive-too-large` past 1 GiB
 */
export function wholeInput(name: string, head: Uint8Array, chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield head
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    } finally {
      await chunks.return?.()
    }
  }
  return heldBytes(whole(), name)
}
