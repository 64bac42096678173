import { readChunks } from './read-chunks.js'

/**
 * Unpacks gzip (RFC 1952), or deflate without a header (RFC 1951) as zip archives hold it, as the platform does. Throws what the platform throws over damaged bytes, and what
 * `packed` throws. However it ends, `packed` is let go of.
 */
export async function* inflated(
  packed: AsyncGenerator<Uint8Array>,
  format: 'gzip' | 'deflate-raw',
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const source = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await packed.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      await packed.return(undefined)
    },
  })
  // Cast: lib.dom types the writable side for every BufferSource, which is wider than what a pipe of bytes needs.
  const unpacking = new DecompressionStream(format) as {
    readonly readable: ReadableStream<Uint8Array>
    readonly writable: WritableStream<Uint8Array>
  }
  yield* readChunks(source.pipeThrough(unpacking), signal)
}
