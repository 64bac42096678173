import { AetherError } from '@aethersignal/model'
import { LONGEST_QUOTED_CELL, openQuote, unclosedQuote } from './open-quote.js'
import { type Dialect, type ParsedRecord, parseLine, parseRecords } from './parse-text.js'

/** Lines that one record may span. Past it, a quote that was opened is a stray one where another follows. */
const MAXIMUM_RECORD_LINES = 1000

/** Characters that one line may have. */
const LONGEST_LINE = 4 * LONGEST_QUOTED_CELL

/** Characters read at once: the search for the end of a quote goes no further, so that stray quotes cost little. */
const PIECE_LENGTH = 262_144

/** A record of a text of cells. */
export interface TextRecord {
  /** Its cells, in the order of the columns. */
  readonly cells: readonly string[]
  /** First line of the record in the file, from 1. */
  readonly line: number
  /** A quoted cell does not end as it should. */
  readonly quoteFault: boolean
  /** The raw text, without its line end. */
  text(): string
}

/**
 * Cuts text into records, however it arrives. Damage is kept local: a stray quote makes everything up to some later
 * quote one record, so a record over several lines that has a quote fault, another number of cells than the table has
 * columns or too many lines is read again line by line. Blank lines are left out.
 *
 * A quote that no other follows within {@link LONGEST_QUOTED_CELL} characters, or within a thousand lines up to the end, is an
 * error: nothing tells whether what stands behind it is text or rows.
 */
export class RecordReader {
  readonly #dialect: Dialect
  readonly #columns: number
  readonly #take: (record: TextRecord) => void
  readonly #name: string
  #text = ''
  #line = 1

  constructor(dialect: Dialect, columns: number, name: string, take: (record: TextRecord) => void) {
    this.#dialect = dialect
    this.#columns = columns
    this.#name = name
    this.#take = take
  }

  /** @throws AetherError `input/unreadable` where a quote is not closed, or a line has more than 4 Mi characters */
  push(text: string): void {
    for (let at = 0; at < text.length; at += PIECE_LENGTH) {
      const piece = text.slice(at, at + PIECE_LENGTH)
      this.#text += piece
      if (piece.includes(this.#dialect.newline)) this.#read(false)
      else if (this.#text.length - this.#text.lastIndexOf(this.#dialect.newline) > LONGEST_LINE) throw this.#longLine()
    }
  }

  /**
   * Reads what is left; an unfinished record is read line by line.
   * @throws AetherError `input/unreadable` where a quote is not closed in a thousand lines
   */
  end(): void {
    if (this.#text === '') return
    if (!this.#text.endsWith(this.#dialect.newline)) this.#text += this.#dialect.newline
    this.#read(true)
    this.#readLines(this.#text)
    this.#text = ''
  }

  #read(last: boolean): void {
    while (this.#readUntilFault()) {
      if (this.#waitsForQuote(last)) return
      const end = this.#endOfLine(MAXIMUM_RECORD_LINES) || this.#text.lastIndexOf(this.#dialect.newline) + 1
      this.#readLines(this.#text.slice(0, end))
      this.#text = this.#text.slice(end)
    }
  }

  /** True where the text now begins with a record of too many lines or characters. */
  #readUntilFault(): boolean {
    const { newline } = this.#dialect
    let start = 0
    let tooLong = false
    parseRecords(this.#text, this.#dialect, (record) => {
      const lines = record.quoteFault || this.#spansLines(record) ? countOf(newline, this.#text, start, record.end) : 1
      tooLong = lines > MAXIMUM_RECORD_LINES || this.#isLong(record, record.end - start)
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
    return (
      tooLong ||
      this.#endOfLine(MAXIMUM_RECORD_LINES + 1) > 0 ||
      (this.#text.length > LONGEST_QUOTED_CELL && this.#text.includes(newline))
    )
  }

  /**
   * Whether what follows has to be seen before a record of too many lines can be told from one with a stray quote.
   * @throws AetherError `input/unreadable` where enough was seen
   */
  #waitsForQuote(last: boolean): boolean {
    const opened = openQuote(this.#text, this.#dialect)
    if (opened === -1) return false
    const next = this.#text.indexOf('"', opened + 1)
    if (next !== -1 && next - opened <= LONGEST_QUOTED_CELL) return false
    if (next === -1 && !last && this.#text.length - opened <= LONGEST_QUOTED_CELL) return true
    throw unclosedQuote(this.#name, this.#line + countOf(this.#dialect.newline, this.#text, 0, opened))
  }

  #longLine(): AetherError {
    const line = this.#line + countOf(this.#dialect.newline, this.#text, 0, this.#text.length)
    return new AetherError(
      'input/unreadable',
      `${this.#name}: line ${line} has more than ${LONGEST_LINE} characters.`,
      {
        place: { file: this.#name, line },
      },
    )
  }

  #isLong({ cells }: ParsedRecord, length: number): boolean {
    return length > LONGEST_QUOTED_CELL && cells.some((cell) => cell.length > LONGEST_QUOTED_CELL)
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
