import { AetherError } from '@aethersignal/model'
import { LONGEST_QUOTED_CELL, openQuote, unclosedQuote } from './open-quote.js'
import { type Dialect, type ParsedRecord, parseLine, parseRecords } from './parse-text.js'

/** Lines that one record may span. Past it, a quote that was opened is a stray one where another follows. */
export const MAXIMUM_RECORD_LINES = 1000

/** Characters that one line may have. */
export const LONGEST_LINE = 4 * LONGEST_QUOTED_CELL

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
  /** The line is longer than one may be: it has no cells, and no text. */
  readonly tooLong?: true
  /** The raw text, without its line end. */
  text(): string
}

/** What becomes of a text that cannot be told apart into records. */
export interface RecordReaderOptions {
  /**
   * `refuse`, the default, throws where a quote is not closed or a line is too long: nothing tells whether what stands behind the quote is text or
   * rows. `pass-over` reads the lines behind such a quote each by itself, and gives a line that is too long as a record that says so.
   */
  readonly damage?: 'refuse' | 'pass-over'
  /** Characters that one line may have; 4 Mi unless told. */
  readonly longestLine?: number
  /** Line in the file on which the text begins; 1 unless told. */
  readonly firstLine?: number
}

/**
 * Cuts text into records, however it arrives. Damage is kept local: a stray quote makes everything up to some later
 * quote one record, so a record over several lines that has a quote fault, another number of cells than the table has
 * columns or too many lines is read again line by line, up to where a sound record may begin. Blank lines are left out.
 *
 * A quote that no other follows within 1,048,576 characters, or within a thousand lines up to the end, is an
 * error: nothing tells whether what stands behind it is text or rows.
 */
export class RecordReader {
  readonly #dialect: Dialect
  readonly #columns: number | null
  readonly #take: (record: TextRecord) => void
  readonly #name: string
  readonly #passesOver: boolean
  readonly #longestLine: number
  #text = ''
  #line: number
  /** Whether the line that comes is too long, and is passed over. */
  #skipping = false

  /**
   * @param columns how many cells a record has; null where a record over several lines may have any number
   * @param name what errors call the text
   */
  constructor(
    dialect: Dialect,
    columns: number | null,
    name: string,
    take: (record: TextRecord) => void,
    { damage = 'refuse', longestLine = LONGEST_LINE, firstLine = 1 }: RecordReaderOptions = {},
  ) {
    this.#dialect = dialect
    this.#columns = columns
    this.#name = name
    this.#take = take
    this.#passesOver = damage === 'pass-over'
    this.#longestLine = longestLine
    this.#line = firstLine
  }

  /** Whether all that was pushed was given out. */
  get isDone(): boolean {
    return this.#text === '' && !this.#skipping
  }

  /** Line on which the next record begins, once all is given out. */
  get line(): number {
    return this.#line
  }

  /**
   * Takes text in; the records that are complete with it are given out.
   * @throws AetherError `input/unreadable` where a quote is not closed or a line is too long, unless damage is passed over
   */
  push(text: string): void {
    for (let at = 0; at < text.length; at += PIECE_LENGTH) {
      const piece = text.slice(at, at + PIECE_LENGTH)
      const ends = piece.includes(this.#dialect.newline)
      if (this.#skipping) this.#skipTo(piece)
      else this.#text += piece
      if (ends) this.#read(false)
      else if (this.#text.length - this.#text.lastIndexOf(this.#dialect.newline) > this.#longestLine) this.#overlong()
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
    this.#skipBlankLines()
    while (this.#readUntilFault()) {
      if (this.#waitsForQuote(last)) return
      const end = this.#endOfLine(MAXIMUM_RECORD_LINES) || this.#text.lastIndexOf(this.#dialect.newline) + 1
      this.#readLines(this.#text.slice(0, end))
      this.#text = this.#text.slice(end)
    }
  }

  /** Blank lines are no records: a file of nothing else should cost as little as it holds. */
  #skipBlankLines(): void {
    const filled = this.#text.search(/\S/)
    const behind = filled === -1 ? this.#text.length : filled
    const end = behind === 0 ? 0 : this.#text.lastIndexOf(this.#dialect.newline, behind - 1) + 1
    if (end === 0) return
    this.#line += countOf(this.#dialect.newline, this.#text, 0, end)
    this.#text = this.#text.slice(end)
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
      if (lines > 1 && this.#isDamaged(record)) this.#readDamaged(raw)
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
    if (this.#passesOver) return false
    throw unclosedQuote(this.#name, this.#line + countOf(this.#dialect.newline, this.#text, 0, opened))
  }

  /** The last line has not ended, and is too long already. */
  #overlong(): void {
    if (this.#passesOver) {
      this.#readLines(this.#text.slice(0, this.#text.lastIndexOf(this.#dialect.newline) + 1))
      this.#giveTooLong()
      this.#skipping = true
      this.#text = ''
      return
    }
    const line = this.#line + countOf(this.#dialect.newline, this.#text, 0, this.#text.length)
    throw new AetherError(
      'input/unreadable',
      `${this.#name}: line ${line} has more than ${this.#longestLine} characters.`,
      {
        place: { file: this.#name, line },
      },
    )
  }

  #skipTo(piece: string): void {
    const lineEnd = piece.indexOf(this.#dialect.newline)
    if (lineEnd === -1) return
    this.#skipping = false
    this.#text = piece.slice(lineEnd + 1)
    this.#line += 1
  }

  #giveTooLong(): void {
    this.#take({ cells: [], quoteFault: false, tooLong: true, line: this.#line, text: () => '' })
  }

  #isDamaged({ quoteFault, cells }: ParsedRecord): boolean {
    return quoteFault || (this.#columns !== null && cells.length !== this.#columns)
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

  /**
   * A record that a stray quote made of several: it ends at the latest where the next quote stands, in a line that may begin a sound record. From
   * there on it is read anew, once, so that many stray quotes cost no more than twice the reading.
   */
  #readDamaged(raw: string): void {
    const { newline } = this.#dialect
    const next = raw.indexOf('"', raw.indexOf(newline) + 1)
    const from = next === -1 ? raw.length : raw.lastIndexOf(newline, next) + 1
    this.#readLines(raw.slice(0, from))
    const rest = raw.slice(from)
    let start = 0
    parseRecords(rest, this.#dialect, (record) => {
      const part = rest.slice(start, record.end)
      start = record.end
      const lines = countOf(newline, part, 0, part.length)
      if (lines > 1 && this.#isDamaged(record)) this.#readLines(part)
      else {
        this.#give(record, part)
        this.#line += lines
      }
      return true
    })
    this.#readLines(rest.slice(start))
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
    if (this.#passesOver && raw.length > this.#longestLine) {
      this.#giveTooLong()
      return
    }
    const { cells, quoteFault } = record
    this.#take({ cells, quoteFault, line: this.#line, text: () => raw.replace(/[\r\n]+$/, '') })
  }
}

function countOf(newline: string, text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf(newline, start); at !== -1 && at < end; at = text.indexOf(newline, at + 1)) count += 1
  return count
}
