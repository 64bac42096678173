import { type AdapterInput, SNIFF_BYTES, type SniffView } from '../cases/adapter.js'

/**
 * What an adapter's `sniff` wants to see of a file: its first bytes, unpacked where they are gzip (RFC 1952), as far as
 * they can be. The stream is cancelled. Members of a zip archive are not listed: that takes its end.
 */
export async function sniffView(input: AdapterInput): Promise<SniffView> {
  const head = await firstBytes(input.stream())
  const packed = head[0] === 0x1f && head[1] === 0x8b
  return { name: input.name, head: packed ? await firstBytes(unpacked(head)) : head }
}

/** The first bytes of a stream; fewer where it ends or fails before. */
async function firstBytes(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const reader = stream.getReader()
  const bytes = new Uint8Array(SNIFF_BYTES)
  let length = 0
  try {
    while (length < SNIFF_BYTES) {
      const { done, value } = await reader.read()
      if (done) break
      const taken = value.subarray(0, SNIFF_BYTES - length)
      bytes.set(taken, length)
      length += taken.length
    }
  } catch {
    // What is cut off or damaged further on is for the reading to tell.
  }
  await reader.cancel().catch(() => undefined)
  return bytes.slice(0, length)
}

// Cast: lib.dom types the writable side for every BufferSource, which is wider than what a pipe of bytes needs.
function unpacked(head: Uint8Array): ReadableStream<Uint8Array> {
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(head)
      controller.close()
    },
  })
  return stream.pipeThrough(new DecompressionStream('gzip') as TransformStream<Uint8Array, Uint8Array>)
}
