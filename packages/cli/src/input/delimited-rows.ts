import { Readable } from 'node:stream'
import { AetherError, type Progress, throwIfAborted } from '@aethersignal/model'
import Papa from 'papaparse'

export interface ParseRowsOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

const LONGEST_HEADER = 1 << 20

/** The header line, and the text again from its beginning. */
export async function splitHeader(text: AsyncIterable<string>, file: string, expected: string) {
  const chunks = text[Symbol.asyncIterator]()
  let head = ''
  let ended = false
  while (!ended && !/[\r\n]/.test(head)) {
    const next = await chunks.next()
    if (next.done) ended = true
    else head += next.value
    if (head.length > LONGEST_HEADER || head.includes('\0')) {
      throw new AetherError('input/not-recognised', `The file is not ${expected}.`, { place: { file } })
    }
  }
  if (head.trim() === '') throw new AetherError('input/empty', 'The file is empty.', { place: { file } })
  async function* again(): AsyncGenerator<string> {
    yield head
    while (!ended) {
      const next = await chunks.next()
      if (next.done) return
      yield next.value
    }
  }
  return { header: head.split(/[\r\n]/, 1)[0] ?? '', text: again() }
}

/**
 * Hands every row below the header to `push` with the line it begins on; empty lines are passed over.
 * @throws AetherError `input/invalid-row` for a quotation mark out of place, and whatever `push` throws.
 */
export async function parseRows(
  text: AsyncIterable<string>,
  delimiter: string,
  push: (fields: readonly string[], line: number) => void,
  file: string,
  { signal, onProgress }: ParseRowsOptions,
): Promise<void> {
  const stream = Readable.from(text)
  let line = 1
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(stream, {
      delimiter,
      quoteChar: '"',
      chunk(results, parser) {
        try {
          throwIfAborted(signal)
          // A quote that is never closed turns the rest of the file into one field.
          const quotes = results.errors.find((error) => error.type === 'Quotes')
          for (const fields of results.data) {
            const start = line
            line += 1 + lineFeedsIn(fields)
            if (start > 1 && !(fields.length === 1 && fields[0]?.trim() === '')) push(fields, start)
          }
          if (quotes !== undefined) {
            throw new AetherError('input/invalid-row', `A quotation mark is out of place: ${quotes.message}.`, {
              place: { file, line },
            })
          }
          onProgress?.({ phase: 'reading rows', done: line })
        } catch (thrown) {
          // First: aborting completes the parse.
          reject(thrown)
          parser.abort()
          stream.destroy()
        }
      },
      complete: () => resolve(),
      error: reject,
    })
  })
}

function lineFeedsIn(fields: readonly string[]): number {
  let count = 0
  for (const field of fields) {
    if (field.includes('\n')) count += field.split('\n').length - 1
  }
  return count
}
