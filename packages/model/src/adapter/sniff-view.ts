import { type AdapterInput, SNIFF_BYTES, type SniffView } from '../cases/adapter.js'
import { inflated } from './inflated.js'
import { readChunks } from './read-chunks.js'

/**
 * What an adapter's `sniff` wants to see of a file: its first bytes, unpacked where they are gzip (RFC 1952), as far as
 * they can be. The stream is cancelled. Members of a zip archive are not listed: that takes its end.
 */
export async function sniffView(input: AdapterInput): Promise<SniffView> {
  const head = await firstBytes(readChunks(input.stream()))
  const packed = head[0] === 0x1f && head[1] === 0x8b
  return { name: input.name, head: packed ? await firstBytes(inflated(oneChunk(head), 'gzip')) : head }
}

/** The first bytes of a stream; fewer where it ends or fails before. */
async function firstBytes(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const bytes = new Uint8Array(SNIFF_BYTES)
  let length = 0
  try {
    for await (const chunk of chunks) {
      const taken = chunk.subarray(0, SNIFF_BYTES - length)
      bytes.set(taken, length)
      length += taken.length
      if (length === SNIFF_BYTES) break
    }
  } catch {
    // What is cut off or damaged further on is for the reading to tell.
  }
  return bytes.slice(0, length)
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
