import { CASE_TABLES, type CaseBatch, type CaseTable, type PartKey } from '@aethersignal/model'

/** Rows of a batch. */
export const BATCH_ROWS = 4096

/** Columns of one table that are being filled, of room for {@link BATCH_ROWS} rows. */
export type OpenColumns<T extends CaseTable> = {
  -readonly [C in keyof (typeof CASE_TABLES)[T]]: (typeof CASE_TABLES)[T][C] extends 'text'
    ? (string | null)[]
    : (typeof CASE_TABLES)[T][C] extends 'integer'
      ? Int32Array
      : Float64Array
}

/** Collects rows of one table into batches. A batch that was taken is never written again. */
export class ColumnBuffer<T extends CaseTable> {
  /** Rows collected since the last batch. */
  rows = 0
  columns: OpenColumns<T>
  readonly #part: PartKey
  readonly #table: T

  constructor(part: PartKey, table: T) {
    this.#part = part
    this.#table = table
    this.columns = openColumns(table)
  }

  get full(): boolean {
    return this.rows === BATCH_ROWS
  }

  take(): CaseBatch {
    const rows = this.rows
    const columns: Record<string, unknown> = {}
    for (const [name, values] of Object.entries(this.columns) as [string, unknown[] | Int32Array | Float64Array][]) {
      if (Array.isArray(values)) {
        values.length = rows
        columns[name] = values
      } else columns[name] = rows === BATCH_ROWS ? values : values.slice(0, rows)
    }
    this.rows = 0
    this.columns = openColumns(this.#table)
    return { part: this.#part, table: this.#table, rows, columns } as unknown as CaseBatch
  }
}

function openColumns<T extends CaseTable>(table: T): OpenColumns<T> {
  const columns: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(CASE_TABLES[table])) {
    columns[name] =
      kind === 'text' ? [] : kind === 'integer' ? new Int32Array(BATCH_ROWS) : new Float64Array(BATCH_ROWS)
  }
  return columns as OpenColumns<T>
}
