import { AetherError, type Progress, throwIfAborted } from '@aethersignal/model'
import type { PostInput } from './post-input.js'

export interface TextOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Reads an input as text, piece by piece: UTF-8, or UTF-16 by its byte order mark or a NUL; gzip by its first bytes (RFC 1952).
 * Bytes that are no UTF-8 become U+FFFD.
 *
 * @throws AetherError `input/unreadable`, `input/corrupt-archive` or `request/aborted`.
 */
export async function* postText(input: PostInput, options: TextOptions = {}): AsyncGenerator<string> {
  const reader = input.stream().getReader()
  let packed = false
  let done = 0
  const stored = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await reader.read()
      if (next.done) return controller.close()
      done += next.value.length
      options.onProgress?.({ phase: 'read', done, ...(input.size !== undefined && { total: input.size }) })
      controller.enqueue(next.value.slice())
    },
    cancel: (reason) => reader.cancel(reason),
  })
  try {
    const { head, whole } = await withHead(stored)
    packed = head[0] === 0x1f && head[1] === 0x8b
    const plain = packed ? await withHead(whole.pipeThrough(new DecompressionStream('gzip'))) : { head, whole }
    const decoder = new TextDecoder(encodingOf(plain.head))
    for await (const chunk of chunksOf(plain.whole)) {
      throwIfAborted(options.signal)
      yield decoder.decode(chunk, { stream: true })
    }
    yield decoder.decode()
  } catch (thrown) {
    if (thrown instanceof AetherError) throw thrown
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AetherError(
      packed ? 'input/corrupt-archive' : 'input/unreadable',
      `${input.name} cannot be read: ${reason}`,
      {
        place: { file: input.name },
        cause: thrown,
      },
    )
  }
}

function encodingOf(head: Uint8Array): string {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Text has no NUL, so one of the first two bytes that is 0 is half of a character.
  if (second === 0 && first !== 0) return 'utf-16le'
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : 'utf-8'
}

type Bytes = Uint8Array<ArrayBuffer>

/** The first two bytes or more, and a stream of everything with them in front. */
async function withHead(stream: ReadableStream<Bytes>): Promise<{ head: Bytes; whole: ReadableStream<Bytes> }> {
  const reader = stream.getReader()
  let head: Bytes = new Uint8Array(0)
  while (head.length < 2) {
    const next = await reader.read()
    if (next.done) break
    const longer = new Uint8Array(head.length + next.value.length)
    longer.set(head)
    longer.set(next.value, head.length)
    head = longer
  }
  const whole = new ReadableStream<Bytes>({
    start: (controller) => controller.enqueue(head),
    async pull(controller) {
      const next = await reader.read()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: (reason) => reader.cancel(reason),
  })
  return { head, whole }
}

/** Browsers differ in whether a stream can be iterated, so it is read through its reader. */
async function* chunksOf(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes> {
  const reader = stream.getReader()
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      yield value
    }
    ended = true
  } finally {
    if (!ended) await reader.cancel().catch(() => undefined)
    reader.releaseLock()
  }
}
