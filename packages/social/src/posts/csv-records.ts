import Papa from 'papaparse'
import { LONGEST_RECORD, type PostRecord } from './post-record.js'

const DELIMITERS = [',', ';', '\t', '|'] as const

/**
 * Reads the rows of CSV text as it comes, as objects by the names in the header. The delimiter is the one the header
 * has most of. A row of more or fewer cells than the header is given as `field-count`; blank lines are no rows.
 */
export class CsvRecords {
  #buffer = ''
  #header: readonly string[] | null = null
  #delimiter: (typeof DELIMITERS)[number] = ','
  #records = 0

  /** Takes text in and gives the rows that are complete with it. */
  push(text: string): PostRecord[] {
    this.#buffer += text
    if (!text.includes('\n')) return this.#overlong()
    const { rows, end } = this.#parse(true)
    this.#buffer = this.#buffer.slice(end)
    return [...rows, ...this.#overlong()]
  }

  /** What is left. */
  end(): PostRecord[] {
    const { rows } = this.#parse(false)
    this.#buffer = ''
    return rows
  }

  #parse(lastIsOpen: boolean): { rows: PostRecord[]; end: number } {
    if (!this.#header) {
      this.#buffer = this.#buffer.replace(/^[\ufeff\s]+/, '')
      const line = this.#buffer.split('\n', 1)[0] ?? ''
      const count = (delimiter: string) => line.split(delimiter).length
      this.#delimiter = DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
    }
    const parser = new Papa.Parser({ delimiter: this.#delimiter, newline: '\n' })
    const { data, meta } = parser.parse(this.#buffer, 0, lastIsOpen) as { data: string[][]; meta: { cursor: number } }
    const rows: PostRecord[] = []
    for (const cells of data) {
      cells[cells.length - 1] = cells.at(-1)?.replace(/\r$/, '') ?? ''
      if (cells.every((cell) => cell.trim() === '')) continue
      if (this.#header) rows.push(this.#row(this.#header, cells))
      else this.#header = cells.map((name) => name.trim().toLowerCase())
    }
    return { rows, end: meta.cursor }
  }

  #row(header: readonly string[], cells: readonly string[]): PostRecord {
    this.#records += 1
    if (cells.length !== header.length) return { record: this.#records, fault: 'field-count' }
    return { record: this.#records, value: Object.fromEntries(header.map((name, index) => [name, cells[index]])) }
  }

  /** A quote that is never closed must not hold the rest of the file: its first line leaves as a fault. */
  #overlong(): PostRecord[] {
    if (this.#buffer.length <= LONGEST_RECORD) return []
    const lineEnd = this.#buffer.indexOf('\n')
    this.#buffer = lineEnd < 0 ? '' : this.#buffer.slice(lineEnd + 1)
    this.#records += 1
    return [{ record: this.#records, fault: 'record-too-long' }]
  }
}
