import type { Progress } from '@aethersignal/model'
import { storedBytes, withHead } from '@aethersignal/text'
import type { PostInput } from './post-input.js'

export interface TextOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Reads an input as text, piece by piece: UTF-8, or UTF-16 by its byte order mark or a NUL; gzip by its first bytes (RFC 1952).
 * Bytes that are no UTF-8 become U+FFFD.
 *
 * @throws AetherError `input/unreadable`, `input/corrupt-archive`, `input/archive-too-large` or `request/aborted`.
 */
export async function* postText(input: PostInput, { signal, onProgress }: TextOptions = {}): AsyncGenerator<string> {
  let done = 0
  const { chunks } = storedBytes(input, {
    signal,
    onBytes(count) {
      done += count
      onProgress?.({ phase: 'read', done, ...(input.size !== undefined && { total: input.size }) })
    },
  })
  const [head, whole] = await withHead(chunks, 2)
  const decoder = new TextDecoder(encodingOf(head))
  for await (const chunk of whole) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

function encodingOf(head: Uint8Array): string {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Text has no NUL, so one of the first two bytes that is 0 is half of a character.
  if (second === 0 && first !== 0) return 'utf-16le'
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : 'utf-8'
}
