import { AetherError, type Progress, throwIfAborted } from '@aethersignal/model'
import { RecordReader } from '@aethersignal/text/records'
import type { Delimiter } from './column-layout.js'

/** How long reading goes on, and who hears of it. */
export interface ParseRowsOptions {
  /** Ends the reading with `request/aborted`. */
  readonly signal?: AbortSignal
  /** Called as rows are read. */
  readonly onProgress?: (progress: Progress) => void
}

/** A text whose header was seen. */
export interface TextBelowHeader {
  readonly header: string
  readonly newline: '\n' | '\r'
  /** The text from its beginning, the header included. To be read once. */
  readonly text: AsyncIterable<string>
}

const LONGEST_HEADER = 1 << 20

/** The header line, and the text again from its beginning. */
export async function splitHeader(
  text: AsyncIterable<string>,
  file: string,
  expected: string,
): Promise<TextBelowHeader> {
  const chunks = text[Symbol.asyncIterator]()
  let head = ''
  let ended = false
  // A carriage return at the very end may be half of a line end.
  while (!ended && !/\n|\r./s.test(head)) {
    const next = await chunks.next()
    if (next.done) ended = true
    else head += next.value
    if (head.length > LONGEST_HEADER || head.includes('\0')) {
      throw new AetherError('input/not-recognised', `The file is not ${expected}.`, { place: { file } })
    }
  }
  if (head.trim() === '') throw new AetherError('input/empty', 'The file is empty.', { place: { file } })
  async function* again(): AsyncGenerator<string> {
    try {
      yield head
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
    } finally {
      await chunks.return?.()
    }
  }
  const newline = /\r\n?|\n/.exec(head)?.[0] === '\r' ? '\r' : '\n'
  return { header: head.split(/[\r\n]/, 1)[0] ?? '', newline, text: again() }
}

/**
 * Hands every row below the header to `push` with the line it begins on; empty lines are passed over.
 * @throws AetherError `input/invalid-row` for a quotation mark out of place, `input/unreadable` for one that is not closed, and whatever `push`
 * throws.
 */
export async function parseRows(
  { text, newline }: TextBelowHeader,
  delimiter: Delimiter,
  push: (fields: readonly string[], line: number) => void,
  file: string,
  { signal, onProgress }: ParseRowsOptions,
): Promise<void> {
  let done = 1
  const rows = new RecordReader({ delimiter, newline }, null, file, ({ cells, line, quoteFault }) => {
    done = line
    if (quoteFault) {
      throw new AetherError('input/invalid-row', 'A quotation mark is out of place.', {
        place: { file, line },
        remedy: 'Put a text that has one in quotation marks, and write each of its own twice.',
      })
    }
    if (line > 1 && !(cells.length === 1 && cells[0]?.trim() === '')) push(cells, line)
  })
  for await (const piece of text) {
    throwIfAborted(signal)
    rows.push(piece)
    onProgress?.({ phase: 'reading rows', done })
  }
  rows.end()
}
