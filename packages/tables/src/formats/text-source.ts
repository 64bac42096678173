import { LineDecoder } from '@aethersignal/text'
import { SAMPLE_LENGTH } from '../table/table-layout.js'

/** A text of which the beginning was read. */
export interface TextSource {
  /** The beginning: {@link SAMPLE_LENGTH} characters or more, or the whole text where it is shorter. */
  readonly beginning: string
  /** The beginning is all there is. */
  readonly whole: boolean
  /** The text from its first character on in UTF-8, whole characters at a time. To be read once. */
  bytes(): AsyncGenerator<Uint8Array>
  close(): Promise<void>
  encodingRepairs(): number
}

/**
 * Decodes bytes as far as it takes to tell what the text is.
 * @throws AetherError `usage/invalid` where there is no such encoding, `input/unreadable`
 */
export async function openText(
  name: string,
  chunks: AsyncIterator<Uint8Array>,
  encoding?: string,
): Promise<TextSource> {
  const decoder = new LineDecoder(name, encoding)
  let beginning = ''
  let whole = false
  while (beginning.length < SAMPLE_LENGTH && !whole) {
    const next = await chunks.next()
    whole = next.done === true
    beginning += next.done ? decoder.end() : decoder.push(next.value)
  }
  const close = async () => {
    await chunks.return?.()
  }
  return {
    beginning,
    whole,
    close,
    async *bytes() {
      try {
        yield new TextEncoder().encode(beginning)
        if (whole) return
        for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield decoder.pushUtf8(next.value)
        yield decoder.endUtf8()
      } finally {
        await close()
      }
    },
    encodingRepairs: () => decoder.encodingRepairs,
  }
}
