import { AetherError } from '@aethersignal/model'

/** Characters and lines of one quoted cell; narratives have some 32,000 characters. */
const LONGEST_CELL = 1_048_576
const MOST_LINES = 1000

/** Takes a record that a statistics program wrote: its cells, and the line on which it begins. */
export type QuotedRecordSink = (cells: string[], line: number, text: string) => void

/**
 * Cuts lines into records the way RFC 4180 quotes them, as R, pandas, SAS and spreadsheets write tables of FAERS: cells parted by
 * commas, semicolons, tabs or bars, in quotes where need be, which may hold line ends. A quote inside a cell that did not begin with one
 * is text.
 *
 * @throws AetherError `input/unreadable` where a quote is not closed within 1,000 lines or 1 Mi characters, or at the end
 */
export class QuotedLines {
  readonly #delimiter: string
  readonly #path: string
  readonly #take: QuotedRecordSink
  #open: string[] = []
  #openLength = 0
  #firstLine = 0

  constructor(delimiter: string, path: string, take: QuotedRecordSink) {
    this.#delimiter = delimiter
    this.#path = path
    this.#take = take
  }

  read(text: string, line: number): void {
    if (this.#open.length === 0) this.#firstLine = line
    this.#open.push(text)
    this.#openLength += text.length
    // Only a line with a quote can close one.
    const goesOn = this.#open.length > 1 && !text.includes('"')
    const whole = goesOn ? '' : this.#open.join('\n')
    const cells = goesOn ? null : cutQuoted(whole, this.#delimiter)
    if (cells === null) {
      if (this.#open.length > MOST_LINES || this.#openLength > LONGEST_CELL) throw this.#unclosed()
      return
    }
    this.#open = []
    this.#openLength = 0
    this.#take(cells, this.#firstLine, whole)
  }

  end(): void {
    if (this.#open.length > 0) throw this.#unclosed()
  }

  #unclosed(): AetherError {
    const line = this.#firstLine
    return new AetherError('input/unreadable', `${this.#path}: the quote that opens in line ${line} is not closed.`, {
      place: { file: this.#path, line },
      remedy: 'Write the table again, with quotes inside of cells doubled.',
    })
  }
}

/** The cells of a record; null where a quote is still open. */
export function cutQuoted(text: string, delimiter: string): string[] | null {
  const cells: string[] = []
  for (let at = 0; ; ) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at)
      cells.push(text.slice(at, end === -1 ? text.length : end))
      if (end === -1) return cells
      at = end + 1
      continue
    }
    let close = text.indexOf('"', at + 1)
    while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
    if (close === -1) return null
    const end = text.indexOf(delimiter, close + 1)
    const behind = text.slice(close + 1, end === -1 ? text.length : end)
    cells.push(text.slice(at + 1, close).replaceAll('""', '"') + behind.trimEnd())
    if (end === -1) return cells
    at = end + 1
  }
}
