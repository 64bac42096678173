import { AetherError } from '@aethersignal/model'
import Papa from 'papaparse'
import { CsvScanner } from './csv-scanner.js'
import { LONGEST_RECORD, type PostRecord } from './post-record.js'
import { ID_FIELDS, TEXT_FIELDS } from './post-shape.js'

const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * Reads the rows of CSV text as it comes, as objects by the names in the header. The delimiter is the one the header
 * has most of; LF, CRLF and CR end lines. A row of more or fewer cells than the header is given as `field-count`; blank
 * lines are no rows. A stray quote takes no other row with it: a row over several lines whose quotes go wrong, or that
 * has another number of cells than the header, is read line by line.
 *
 * @throws AetherError `input/not-recognised` where the header has no column for an id or none for a text.
 */
export class CsvRecords {
  readonly #file: string
  #header: readonly string[] | null = null
  #delimiter: (typeof DELIMITERS)[number] = ','
  #scanner = new CsvScanner(',')
  #records = 0
  #buffer = ''
  #carriageReturn = false
  /** Whether the line that comes is longer than a record may be, and is passed over. */
  #skipping = false

  constructor(file: string) {
    this.#file = file
  }

  /** Takes text in and gives the rows that are complete with it. */
  push(text: string): PostRecord[] {
    const whole = (this.#carriageReturn ? '\r' : '') + text
    this.#carriageReturn = whole.endsWith('\r')
    this.#buffer += (this.#carriageReturn ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n')
    return this.#read()
  }

  /** What is left; a record without an end is read line by line. */
  end(): PostRecord[] {
    this.#carriageReturn = false
    if (!this.#buffer.endsWith('\n')) this.#buffer += '\n'
    const rows = this.#read()
    this.#readLines(this.#buffer.length, rows)
    return rows
  }

  #read(): PostRecord[] {
    const rows: PostRecord[] = []
    if (this.#skipping && !this.#skipLine()) return rows
    if (this.#header === null && !this.#readHeader()) return rows
    for (let found = this.#scanner.scan(this.#buffer); found !== null; found = this.#scanner.scan(this.#buffer)) {
      const record = this.#buffer.slice(0, found.end)
      const lastLine = record.lastIndexOf('\n', record.length - 2) + 1
      const broken = found.broken || found.end > LONGEST_RECORD + 1
      if (lastLine > 0 && (broken || this.#cells(record).length !== this.#header?.length)) {
        // The last line may begin a record that is sound.
        this.#readLines(lastLine, rows)
      } else {
        this.#takeRow(record.slice(0, -1), rows)
        this.#drop(found.end)
      }
    }
    this.#dropOverlong(rows)
    return rows
  }

  #readHeader(): boolean {
    this.#buffer = this.#buffer.replace(/^[\ufeff\s]+/, '')
    const lineEnd = this.#buffer.indexOf('\n')
    if (lineEnd < 0) {
      if (this.#buffer.length > LONGEST_RECORD) throw this.#noPosts()
      return false
    }
    const line = this.#buffer.slice(0, lineEnd)
    const count = (delimiter: string) => line.split(delimiter).length
    this.#delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
    this.#scanner = new CsvScanner(this.#delimiter)
    this.#header = this.#cells(line).map((name) => name.trim().toLowerCase())
    const has = (names: readonly string[]) => names.some((name) => this.#header?.includes(name))
    if (!has(ID_FIELDS) || !has(TEXT_FIELDS)) throw this.#noPosts()
    this.#drop(lineEnd + 1)
    return true
  }

  /** Reads the lines up to an offset, each by itself. */
  #readLines(end: number, rows: PostRecord[]): void {
    for (let start = 0; start < end; ) {
      const lineEnd = this.#buffer.indexOf('\n', start)
      this.#takeRow(this.#buffer.slice(start, lineEnd), rows)
      start = lineEnd + 1
    }
    this.#drop(end)
  }

  #takeRow(text: string, rows: PostRecord[]): void {
    const cells = text.length > LONGEST_RECORD ? null : this.#cells(text)
    if (cells?.every((cell) => cell.trim() === '')) return
    const header = this.#header ?? []
    this.#records += 1
    const record = this.#records
    if (cells === null) rows.push({ record, fault: 'record-too-long' })
    else if (cells.length !== header.length) rows.push({ record, fault: 'field-count' })
    else rows.push({ record, value: Object.fromEntries(header.map((name, index) => [name, cells[index]])) })
  }

  #cells(record: string): readonly string[] {
    const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: '\n' })
    const { data } = parser.parse(record.replace(/\n$/, ''), 0, false) as { data: string[][] }
    return data[0] ?? []
  }

  #drop(end: number): void {
    this.#buffer = this.#buffer.slice(end)
    this.#scanner.restart()
  }

  /** A quote that is never closed must not hold the rest of the file, nor must a line without end. */
  #dropOverlong(rows: PostRecord[]): void {
    if (this.#buffer.length <= LONGEST_RECORD) return
    this.#readLines(this.#buffer.lastIndexOf('\n') + 1, rows)
    if (this.#buffer.length <= LONGEST_RECORD) return
    this.#records += 1
    rows.push({ record: this.#records, fault: 'record-too-long' })
    this.#skipping = true
    this.#drop(this.#buffer.length)
  }

  /** Passes over what is left of a line that is too long; false where its end has not come. */
  #skipLine(): boolean {
    const lineEnd = this.#buffer.indexOf('\n')
    this.#skipping = lineEnd < 0
    this.#drop(lineEnd < 0 ? this.#buffer.length : lineEnd + 1)
    return !this.#skipping
  }

  #noPosts(): AetherError {
    return new AetherError('input/not-recognised', `${this.#file} is neither JSON nor a table of posts.`, {
      place: { file: this.#file },
      remedy: `Give JSON, NDJSON, or CSV with a column for the id (${ID_FIELDS.join(', ')}) and one for the text (${TEXT_FIELDS.join(', ')}).`,
    })
  }
}
