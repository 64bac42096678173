import { type Dialect, type ParsedRecord, parseLine, parseRecords } from './parse-text.js'

/** Lines that one record may span. Past it, a quote that was opened is held to be a stray one. */
const MAXIMUM_RECORD_LINES = 1000

/** Characters read at once: the search for the end of a quote goes no further, so that stray quotes cost little. */
const PIECE_LENGTH = 262_144

export interface TableRecord {
  readonly cells: readonly string[]
  /** First line of the record in the file, from 1. */
  readonly line: number
  /** A quoted cell does not end as it should. */
  readonly quoteFault: boolean
  /** Why the row cannot be read at all, as a reason code. */
  readonly fault?: string
  /** Values of this row that the table has no column for, by name. */
  readonly surplus?: Readonly<Record<string, string>>
  /** The raw text, without its line end. */
  text(): string
}

/**
 * Cuts text into records, however it arrives. Damage is kept local: a stray quote makes everything up to some later
 * quote one record, so a record over several lines that has a quote fault, another number of cells than the table has
 * columns or too many lines is read again line by line. Blank lines are left out.
 */
export class RecordReader {
  readonly #dialect: Dialect
  readonly #columns: number
  readonly #take: (record: TableRecord) => void
  #text = ''
  #line = 1

  constructor(dialect: Dialect, columns: number, take: (record: TableRecord) => void) {
    this.#dialect = dialect
    this.#columns = columns
    this.#take = take
  }

  push(text: string): void {
    for (let at = 0; at < text.length; at += PIECE_LENGTH) {
      const piece = text.slice(at, at + PIECE_LENGTH)
      this.#text += piece
      if (piece.includes(this.#dialect.newline)) this.#read()
    }
  }

  /** Reads what is left; an unfinished record is read line by line. */
  end(): void {
    if (this.#text === '') return
    if (!this.#text.endsWith(this.#dialect.newline)) this.#text += this.#dialect.newline
    this.#read()
    this.#readLines(this.#text)
    this.#text = ''
  }

  #read(): void {
    while (this.#readUntilFault()) {
      const end = this.#endOfLine(MAXIMUM_RECORD_LINES)
      this.#readLines(this.#text.slice(0, end))
      this.#text = this.#text.slice(end)
    }
  }

  /** True where the text now begins with a record of too many lines. */
  #readUntilFault(): boolean {
    const { newline } = this.#dialect
    let start = 0
    let tooLong = false
    parseRecords(this.#text, this.#dialect, (record) => {
      const lines = record.quoteFault || this.#spansLines(record) ? countOf(newline, this.#text, start, record.end) : 1
      tooLong = lines > MAXIMUM_RECORD_LINES
      if (tooLong) return false
      const raw = this.#text.slice(start, record.end)
      if (lines > 1 && (record.quoteFault || record.cells.length !== this.#columns)) this.#readLines(raw)
      else {
        this.#give(record, raw)
        this.#line += lines
      }
      start = record.end
      return true
    })
    this.#text = this.#text.slice(start)
    return tooLong || this.#endOfLine(MAXIMUM_RECORD_LINES + 1) > 0
  }

  #spansLines({ cells }: ParsedRecord): boolean {
    return cells.some((cell) => cell.includes(this.#dialect.newline))
  }

  /** Offset behind the n-th line end of the text, 0 where it has fewer. */
  #endOfLine(count: number): number {
    let at = 0
    for (let line = 0; line < count; line++) {
      at = this.#text.indexOf(this.#dialect.newline, at) + 1
      if (at === 0) return 0
    }
    return at
  }

  #readLines(text: string): void {
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf(this.#dialect.newline, start) + 1 || text.length
      const raw = text.slice(start, end)
      this.#give(parseLine(raw, this.#dialect), raw)
      this.#line += 1
      start = end
    }
  }

  #give(record: Pick<ParsedRecord, 'cells' | 'quoteFault'>, raw: string): void {
    if (raw.trim() === '') return
    const { cells, quoteFault } = record
    this.#take({ cells, quoteFault, line: this.#line, text: () => raw.replace(/[\r\n]+$/, '') })
  }
}

function countOf(newline: string, text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf(newline, start); at !== -1 && at < end; at = text.indexOf(newline, at + 1)) count += 1
  return count
}
