import { AetherError } from '@aethersignal/model'
import { type Dialect, parseLine, RecordReader, type TextRecord } from '@aethersignal/text/records'
import { ID_FIELDS, type PostColumns, TEXT_FIELDS } from './post-columns.js'
import { LONGEST_RECORD, type PostRecord } from './post-record.js'

const MOST_LINES_BEFORE_HEADER = 12
const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * Reads the rows of CSV text as it comes, as objects by the names in the header. The delimiter is the one the header
 * has most of; LF, CRLF and CR end lines. A row of more or fewer cells than the header is given as `field-count`; blank
 * lines are no rows. A stray quote takes no other row with it.
 *
 * @throws AetherError `input/not-recognised` where the header has no column for an id or none for a text.
 */
export class CsvRecords {
  readonly #file: string
  readonly #columns: PostColumns
  #header: readonly string[] = []
  #cutter: RecordReader | null = null
  #records = 0
  #rows: PostRecord[] = []
  /** Text in front of the end of the header. */
  #beginning = ''
  #carriageReturn = false
  /** Lines in front of the header, as exports of Brandwatch have them, that were passed over. */
  #passedOver = 0

  constructor(file: string, columns: PostColumns = {}) {
    this.#file = file
    this.#columns = columns
  }

  /** Takes text in and gives the rows that are complete with it. */
  push(text: string): PostRecord[] {
    const whole = (this.#carriageReturn ? '\r' : '') + text
    this.#carriageReturn = whole.endsWith('\r')
    this.#cut((this.#carriageReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n'))
    return this.#rows.splice(0)
  }

  /** What is left; a record without an end is read line by line. */
  end(): PostRecord[] {
    this.#cut('\n')
    if (this.#cutter === null) throw this.#noPosts()
    this.#cutter.end()
    return this.#rows.splice(0)
  }

  #cut(text: string): void {
    if (this.#cutter !== null) {
      this.#cutter.push(text)
      return
    }
    this.#beginning = (this.#beginning + text).replace(/^\ufeff?(?:[^\S\n]*\n)*/, '')
    const lineEnd = this.#beginning.indexOf('\n')
    if (lineEnd < 0) {
      if (this.#beginning.length > LONGEST_RECORD) throw this.#noPosts()
      return
    }
    const dialect = this.#readHeader(this.#beginning.slice(0, lineEnd))
    if (dialect === null) {
      this.#passedOver += 1
      if (this.#passedOver > MOST_LINES_BEFORE_HEADER) throw this.#noPosts()
      const rest = this.#beginning.slice(lineEnd + 1)
      this.#beginning = ''
      this.#cut(rest)
      return
    }
    this.#cutter = new RecordReader(dialect, this.#header.length, this.#file, (record) => this.#takeRow(record), {
      damage: 'pass-over',
      longestLine: LONGEST_RECORD,
    })
    this.#cutter.push(this.#beginning.slice(lineEnd + 1))
    this.#beginning = ''
  }

  #readHeader(line: string): Dialect | null {
    const count = (delimiter: string) => line.split(delimiter).length
    const delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
    const dialect = { delimiter, newline: '\n' } as const
    this.#header = parseLine(line, dialect).cells.map((name) => name.trim().toLowerCase())
    const has = (names: readonly string[]) => names.some((name) => this.#header.includes(name.trim().toLowerCase()))
    const { id, text } = this.#columns
    const isHeader = has(id === undefined ? ID_FIELDS : [id]) && has(text === undefined ? TEXT_FIELDS : [text])
    return isHeader ? dialect : null
  }

  #takeRow({ cells, tooLong }: TextRecord): void {
    if (!tooLong && cells.every((cell) => cell.trim() === '')) return
    this.#records += 1
    const record = this.#records
    if (tooLong) this.#rows.push({ record, fault: 'record-too-long' })
    else if (cells.length !== this.#header.length) this.#rows.push({ record, fault: 'field-count' })
    else {
      const value = Object.fromEntries(this.#header.map((name, index) => [name, cells[index]]))
      this.#rows.push({ record, value })
    }
  }

  #noPosts(): AetherError {
    return new AetherError('input/not-recognised', `${this.#file} is neither JSON nor a table of posts.`, {
      place: { file: this.#file },
      remedy: `Give JSON, NDJSON, or CSV with a column for the id (${shown(ID_FIELDS)}) and one for the text (${shown(TEXT_FIELDS)}), or name the columns.`,
    })
  }
}

const shown = (names: readonly string[]) =>
  names.filter((name) => name !== '' && name === name.toLowerCase()).join(', ')
