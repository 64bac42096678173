import { AetherError, type Progress } from '@aethersignal/model'
import { LineDecoder } from '../bytes/line-decoder.js'
import { readBytes } from '../bytes/read-bytes.js'
import type { CsvInput } from '../csv-input.js'
import { RecordReader, type TableRecord } from '../table/record-reader.js'
import { readTableLayout, SAMPLE_LENGTH, type TableLayout } from '../table/table-layout.js'
import { TableRows } from './table-rows.js'

/** One table read to its end. */
export interface TableReading {
  readonly layout: TableLayout
  readonly rows: TableRows
  readonly sha256: string
  readonly encodingRepairs: number
}

export interface TableReadingOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Reads one table.
 *
 * @throws AetherError an `input/…` code or `request/aborted`
 */
export async function readTable(input: CsvInput, options: TableReadingOptions): Promise<TableReading> {
  const bytes = readBytes(input, options)
  const decoder = new LineDecoder()
  const text = new TableText(input.name)
  for await (const chunk of bytes.chunks) text.push(decoder.push(chunk))
  text.push(decoder.end())
  const { layout, rows } = text.end()
  return { layout, rows, sha256: bytes.sha256(), encodingRepairs: decoder.encodingRepairs }
}

/** Takes the text of a table as it comes: finds the layout from its beginning, then reads the rows. */
class TableText {
  readonly #name: string
  #sample = ''
  #reading: { readonly layout: TableLayout; readonly rows: TableRows; readonly records: RecordReader } | null = null

  constructor(name: string) {
    this.#name = name
  }

  push(text: string): void {
    if (this.#reading) this.#reading.records.push(text)
    else {
      this.#sample += text
      if (this.#sample.length >= SAMPLE_LENGTH) this.#begin()
    }
  }

  end(): { readonly layout: TableLayout; readonly rows: TableRows } {
    const { layout, rows, records } = this.#reading ?? this.#begin()
    records.end()
    if (rows.rowsIn === 0) {
      throw new AetherError('input/empty', `${this.#name} has a header but no rows.`, { place: { file: this.#name } })
    }
    return { layout, rows }
  }

  #begin() {
    const layout = readTableLayout(this.#sample.slice(0, SAMPLE_LENGTH), this.#name)
    const rows = new TableRows(layout)
    let take: (record: TableRecord) => void = () => {
      take = (record) => rows.take(record)
    }
    const records = new RecordReader(layout.dialect, layout.header.length, (record) => take(record))
    this.#reading = { layout, rows, records }
    records.push(this.#sample)
    this.#sample = ''
    return this.#reading
  }
}
