import type { CaseBatch, PartKey } from '../cases/case-batch.js'
import { CASE_TABLES, type CaseTable, MISSING_INTEGER } from '../cases/case-tables.js'
import type { CaseRow } from './case-row.js'

/** Rows of a batch, unless told otherwise. So few that they are gone before the garbage collector takes them for lasting. */
export const BATCH_ROWS = 1024

// Cast: one loop writes columns of every kind.
const MISSING = { text: null as unknown as string, integer: MISSING_INTEGER, number: Number.NaN } as const

/** Columns of one table that are being filled, of room for the rows of one batch. */
export type OpenColumns<T extends CaseTable> = {
  -readonly [C in keyof (typeof CASE_TABLES)[T]]: (typeof CASE_TABLES)[T][C] extends 'text'
    ? (string | null)[]
    : (typeof CASE_TABLES)[T][C] extends 'integer'
      ? Int32Array
      : Float64Array
}

/**
 * Collects rows of one table into batches. Either {@link add} rows as objects, or, where every nanosecond counts, write
 * **every** column of row `rows++` yourself. {@link take} the batch when `full`, and the last one when `rows > 0`. A batch
 * that was taken is never written again.
 */
export class ColumnBuffer<T extends CaseTable> {
  /** Rows collected since the last batch. */
  rows = 0
  columns: OpenColumns<T>
  readonly #part: PartKey
  readonly #table: T
  readonly #batchRows: number
  /** Names, and what stands for a missing value. */
  readonly #columns: readonly (readonly [name: string, missing: string | number])[]

  constructor(part: PartKey, table: T, batchRows: number = BATCH_ROWS) {
    this.#part = part
    this.#table = table
    this.#batchRows = batchRows
    this.columns = openColumns(table, batchRows)
    this.#columns = Object.entries(CASE_TABLES[table]).map(([name, kind]) => [name, MISSING[kind]])
  }

  get full(): boolean {
    return this.rows === this.#batchRows
  }

  /** Writes one row; what it leaves out is missing. */
  add(row: CaseRow<T>): void {
    const at = this.rows++
    const values = row as Readonly<Record<string, string | number | null | undefined>>
    const columns = this.columns as Readonly<Record<string, (string | number)[]>>
    for (const [name, missing] of this.#columns) columns[name]![at] = values[name] ?? missing
  }

  take(): CaseBatch {
    const rows = this.rows
    const columns: Record<string, unknown> = {}
    for (const [name, values] of Object.entries(this.columns) as [string, unknown[] | Int32Array | Float64Array][]) {
      if (Array.isArray(values)) {
        values.length = rows
        columns[name] = values
      } else columns[name] = rows === this.#batchRows ? values : values.slice(0, rows)
    }
    this.rows = 0
    this.columns = openColumns(this.#table, this.#batchRows)
    return { part: this.#part, table: this.#table, rows, columns } as unknown as CaseBatch
  }
}

function openColumns<T extends CaseTable>(table: T, rows: number): OpenColumns<T> {
  const columns: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(CASE_TABLES[table])) {
    columns[name] = kind === 'text' ? [] : kind === 'integer' ? new Int32Array(rows) : new Float64Array(rows)
  }
  return columns as OpenColumns<T>
}
