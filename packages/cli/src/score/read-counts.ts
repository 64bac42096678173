import type { Readable } from 'node:stream'
import { AetherError, type Progress } from '@aethersignal/model'
import { parseRows, splitHeader } from '../input/delimited-rows.js'
import { unguardedName } from '../output/csv-field.js'
import { countRow } from './count-row.js'
import { readText } from './counts-bytes.js'
import { type CountsLayout, countsLayout } from './counts-layout.js'
import { GrowingColumn } from './growing-column.js'
import { NameCodes } from './name-codes.js'

/** A file of counts, one row a pair, in the order of the file. */
export interface CountsTable {
  readonly rows: number
  readonly drugs: { readonly names: readonly string[]; readonly codes: Uint32Array }
  readonly events: { readonly names: readonly string[]; readonly codes: Uint32Array }
  readonly a: Float64Array
  readonly drugTotal: Float64Array
  readonly eventTotal: Float64Array
  readonly total: Float64Array
  readonly ignoredColumns: readonly string[]
  readonly sha256: string
}

export interface ReadCountsOptions {
  readonly stdin: Readable
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Reads `drug,event,a,drug_total,event_total,total` or `drug,event,a,b,c,d`, plain or gzipped; `-` is standard input. */
export async function readCounts(path: string, options: ReadCountsOptions): Promise<CountsTable> {
  const file = path === '-' ? 'standard input' : path
  const input = readText(path, options.stdin)
  const { header, text } = await splitHeader(input.text, file, 'a table of counts')
  const { layout, delimiter } = countsLayout(header, file)
  const columns = new CountColumns(layout, file)
  await parseRows(text, delimiter, (row, line) => columns.push(row, line), file, options)
  if (columns.a.values().length === 0) {
    throw new AetherError('input/empty', 'The file has a header but no rows.', { place: { file } })
  }
  return columns.table(input.sha256())
}

class CountColumns {
  readonly drugs = new NameCodes()
  readonly events = new NameCodes()
  readonly a = new GrowingColumn()
  readonly drugTotal = new GrowingColumn()
  readonly eventTotal = new GrowingColumn()
  readonly total = new GrowingColumn()
  readonly #layout: CountsLayout
  readonly #file: string

  constructor(layout: CountsLayout, file: string) {
    this.#layout = layout
    this.#file = file
  }

  push(fields: readonly string[], line: number): void {
    const layout = this.#layout
    if (fields.length !== layout.names.length) {
      throw new AetherError(
        'input/invalid-row',
        `The row has ${fields.length} fields, the header ${layout.names.length}.`,
        {
          place: { file: this.#file, line },
        },
      )
    }
    const drug = unguardedName(fields[layout.drug] ?? '')
    const event = unguardedName(fields[layout.event] ?? '')
    if (drug === '' || event === '') {
      const field = drug === '' ? 'drug' : 'event'
      throw new AetherError('input/invalid-row', `The row names no ${field}.`, {
        place: { file: this.#file, line, field },
      })
    }
    const counts = countRow(fields, layout, this.#file, line)
    this.drugs.push(drug)
    this.events.push(event)
    this.a.push(counts.a)
    this.drugTotal.push(counts.drugTotal)
    this.eventTotal.push(counts.eventTotal)
    this.total.push(counts.total)
  }

  table(sha256: string): CountsTable {
    return {
      rows: this.a.values().length,
      drugs: { names: this.drugs.names, codes: this.drugs.rows() },
      events: { names: this.events.names, codes: this.events.rows() },
      a: this.a.values(),
      drugTotal: this.drugTotal.values(),
      eventTotal: this.eventTotal.values(),
      total: this.total.values(),
      ignoredColumns: this.#layout.ignored,
      sha256,
    }
  }
}
