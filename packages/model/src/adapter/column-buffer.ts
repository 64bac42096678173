import type { CaseBatch, PartKey, TextCodes } from '../cases/case-batch.js'
import { CASE_TABLES, type CaseTable, MISSING_INTEGER } from '../cases/case-tables.js'
import type { CaseRow } from './case-row.js'

/** Rows of a batch, unless told otherwise. So few that they are gone before the garbage collector takes them for lasting. */
export const BATCH_ROWS = 2048

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

/** A text column that is written as codes. */
export interface CodedColumn {
  /** Of room for the rows of one batch. Another array after each batch. */
  codes: Int32Array
}

/** A coded column and the texts its codes stand for. */
interface CodedTexts {
  /** The codes, row by row. */
  readonly column: CodedColumn
  /** The texts, by code. */
  readonly source: { readonly texts: readonly string[] }
}

/**
 * Collects rows of one table into batches. Either {@link add} rows as objects, or, where every nanosecond counts, write
 * **every** column of row `rows++` yourself. {@link take} the batch when `full`, and the last one when `rows > 0`. A batch
 * that was taken is never written again.
 */
export class ColumnBuffer<T extends CaseTable> {
  /** Rows collected since the last batch. */
  rows = 0
  /** The columns of the batch in the making, with room for all its rows. */
  columns: OpenColumns<T>
  readonly #part: PartKey
  readonly #table: T
  readonly #batchRows: number
  /** Names, and what stands for a missing value. */
  readonly #columns: readonly (readonly [name: string, missing: string | number])[]
  readonly #coded = new Map<string, CodedTexts>()

  constructor(part: PartKey, table: T, batchRows: number = BATCH_ROWS) {
    this.#part = part
    this.#table = table
    this.#batchRows = batchRows
    this.columns = openColumns(table, batchRows)
    this.#columns = Object.entries(CASE_TABLES[table]).map(([name, kind]) => [name, MISSING[kind]])
  }

  /** Whether the batch must be taken before another row is written. */
  get full(): boolean {
    return this.rows === this.#batchRows
  }

  /**
   * Makes a text column one that is written as codes into the texts of `source`, −1 where the value is missing. Every row is
   * to be written so. The texts may be exchanged for others when a batch was taken, not before.
   */
  coded(name: string, source: { readonly texts: readonly string[] }): CodedColumn {
    const column = { codes: new Int32Array(this.#batchRows) }
    this.#coded.set(name, { column, source })
    return column
  }

  /** Writes one row; what it leaves out is missing. */
  add(row: CaseRow<T>): void {
    const at = this.rows++
    const values = row as Readonly<Record<string, string | number | null | undefined>>
    const columns = this.columns as Readonly<Record<string, (string | number)[]>>
    for (const [name, missing] of this.#columns) columns[name]![at] = values[name] ?? missing
  }

  /** The rows collected, as a batch; the buffer is empty afterwards. */
  take(): CaseBatch {
    const rows = this.rows
    const columns: Record<string, unknown> = {}
    const textCodes: Record<string, TextCodes> = {}
    for (const [name, values] of Object.entries(this.columns) as [string, unknown[] | Int32Array | Float64Array][]) {
      const coded = this.#coded.get(name)
      if (coded !== undefined) {
        textCodes[name] = this.#takeCodes(coded)
        defineTexts(columns, name, textCodes[name])
      } else if (Array.isArray(values)) {
        values.length = rows
        columns[name] = values
      } else columns[name] = rows === this.#batchRows ? values : values.slice(0, rows)
    }
    this.rows = 0
    this.columns = openColumns(this.#table, this.#batchRows)
    const batch = { part: this.#part, table: this.#table, rows, columns, ...(this.#coded.size > 0 && { textCodes }) }
    return batch as unknown as CaseBatch
  }

  #takeCodes({ column, source }: CodedTexts): TextCodes {
    const codes = this.rows === this.#batchRows ? column.codes : column.codes.slice(0, this.rows)
    column.codes = new Int32Array(this.#batchRows)
    return { codes, texts: source.texts }
  }
}

/** Makes the texts of a column when they are asked for: who reads the codes does without. */
function defineTexts(columns: Record<string, unknown>, name: string, { codes, texts }: TextCodes): void {
  Object.defineProperty(columns, name, {
    configurable: true,
    enumerable: true,
    get() {
      const values: (string | null)[] = []
      for (const code of codes) values.push(code < 0 ? null : texts[code]!)
      Object.defineProperty(columns, name, { configurable: true, enumerable: true, writable: true, value: values })
      return values
    },
  })
}

function openColumns<T extends CaseTable>(table: T, rows: number): OpenColumns<T> {
  const columns: Record<string, unknown> = {}
  for (const [name, kind] of Object.entries(CASE_TABLES[table])) {
    columns[name] = kind === 'text' ? [] : kind === 'integer' ? new Int32Array(rows) : new Float64Array(rows)
  }
  return columns as OpenColumns<T>
}
