import { throwIfAborted } from '@aethersignal/core/errors'

/**
 * The chunks of a stream. An abort ends it at once with `request/aborted`, also while no bytes come; however it ends, the
 * stream is let go of. Browsers differ in whether a stream can be iterated, so it is read through its reader.
 */
export async function* readChunks(
  stream: ReadableStream<Uint8Array>,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  const stop = () => void reader.cancel().catch(() => undefined)
  signal?.addEventListener('abort', stop)
  let ended = false
  try {
    for (;;) {
      throwIfAborted(signal)
      const { done, value } = await reader.read()
      throwIfAborted(signal)
      if (done) break
      yield value
    }
    ended = true
  } finally {
    signal?.removeEventListener('abort', stop)
    if (!ended) await reader.cancel().catch(() => undefined)
    reader.releaseLock()
  }
}
