import { readIdentifier } from '../values/identifier.js'
import { QuotedLines } from './quoted-lines.js'
import type { RecordSink } from './record-reader.js'

/** Makes records of the lines of a table that a program wrote anew, with cells in quotes. Nothing in it needs repair. */
export class QuotedRecords {
  /** Such lines are never read by their bytes. */
  readonly ready = false
  readonly #lines: QuotedLines

  constructor(options: {
    readonly columns: number
    readonly keyIndex: number
    readonly delimiter: string
    readonly path: string
    readonly sink: RecordSink
  }) {
    const { columns, keyIndex, delimiter, path, sink } = options
    this.#lines = new QuotedLines(delimiter, path, (cells, line, text) => {
      const written = cells.map((cell) => cell.trim())
      if (written.every((cell) => cell === '')) return sink.blankLine(line)
      const surplus = cells.length > columns && written.slice(columns).some((cell) => cell !== '')
      if (cells.length < columns || surplus) return sink.quarantine(line, 'field-count', text)
      const key = readIdentifier(written[keyIndex]!)
      if (!Number.isNaN(key)) sink.record(cells, key, line, text, [])
      else sink.quarantine(line, written[keyIndex] === '' ? 'key-missing' : 'key-not-numeric', text)
    })
  }

  read(text: string, line: number): void {
    this.#lines.read(text, line)
  }

  /** To be called after the last line. */
  end(): void {
    this.#lines.end()
  }
}
