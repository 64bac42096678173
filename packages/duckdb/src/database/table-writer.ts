import { CASE_TABLES, type CaseBatch, type CaseTable, type ColumnKind, MISSING_INTEGER } from '@aethersignal/model'
import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import { CodedTextVector } from './coded-text-vector.js'
import { TextVector } from './text-vector.js'
import { fillNumbers, ValidRows, VECTOR_ROWS } from './vector-filling.js'

const TYPES: Readonly<Record<ColumnKind, { readonly type: DuckDBType; readonly sql: string }>> = {
  text: { type: VARCHAR, sql: 'VARCHAR' },
  integer: { type: INTEGER, sql: 'INTEGER' },
  number: { type: DOUBLE, sql: 'DOUBLE' },
}

/** Names and kinds of the columns of a canonical table, in order. */
export function tableColumns(table: CaseTable): readonly (readonly [string, ColumnKind])[] {
  return Object.entries(CASE_TABLES[table])
}

/** Columns of a canonical table as a definition in SQL. */
export function columnDefinitions(table: CaseTable): string {
  return tableColumns(table)
    .map(([name, kind]) => `"${name}" ${TYPES[kind].sql}`)
    .join(', ')
}

/** Appends case batches to a table of DuckDB, vector by vector. Missing values become NULL. */
export class TableWriter {
  rows = 0
  /** Whether all rows came in the order of their cases. Tables without cases are in order as they are. */
  ordered = true
  /** Least and greatest ordinal of a case so far, if the rows are in order. */
  firstOrdinal = Number.POSITIVE_INFINITY
  lastOrdinal = Number.NEGATIVE_INFINITY
  readonly table: CaseTable
  /** What the table is called in the database. */
  readonly name: string
  readonly #appender: DuckDBAppender
  readonly #chunk: DuckDBDataChunk
  readonly #valid = new ValidRows()
  readonly #columns: readonly {
    readonly name: string
    readonly texts: { readonly plain: TextVector; readonly coded: CodedTextVector } | null
  }[]

  private constructor(table: CaseTable, name: string, appender: DuckDBAppender) {
    this.table = table
    this.name = name
    this.#appender = appender
    const columns = tableColumns(table)
    this.#chunk = DuckDBDataChunk.create(columns.map(([, kind]) => TYPES[kind].type))
    this.#columns = columns.map(([name, kind]) => ({
      name,
      texts: kind === 'text' ? { plain: new TextVector(), coded: new CodedTextVector() } : null,
    }))
  }

  /** Makes the table and a writer for it. */
  static async create(connection: DuckDBConnection, table: CaseTable, name: string): Promise<TableWriter> {
    await connection.run(`CREATE TABLE "${name}" (${columnDefinitions(table)})`)
    return new TableWriter(table, name, await connection.createAppender(name))
  }

  /**
   * Appends a batch.
   * @param filePlaces Takes the place of each number in column `file`; a number it lacks gets the next place.
   */
  append(batch: CaseBatch, filePlaces?: Map<number, number>): void {
    this.#followOrder(batch)
    const columns = this.#columns.map(({ name, texts }) => {
      const codes = texts === null ? undefined : batch.textCodes?.[name]
      if (codes !== undefined) return { texts, codes: checkedLength(codes, codes.codes, batch, name), values: [] }
      const given = (batch.columns as Readonly<Record<string, ColumnValues | undefined>>)[name]
      const sound = checkedLength(given, given, batch, name) as ColumnValues
      const values = name === 'file' && filePlaces !== undefined ? placesOf(sound as Int32Array, filePlaces) : sound
      return { texts, codes, values }
    })
    for (let start = 0; start < batch.rows; start += VECTOR_ROWS) {
      const count = Math.min(VECTOR_ROWS, batch.rows - start)
      this.#chunk.reset()
      this.#chunk.rowCount = count
      for (const [index, { values, texts, codes }] of columns.entries()) {
        const vector = duckdb.data_chunk_get_vector(this.#chunk.chunk, index)
        if (texts === null) fillNumbers(vector, values as Int32Array | Float64Array, start, count, this.#valid)
        else if (codes !== undefined) texts.coded.fill(vector, codes, start, count, this.#valid)
        else texts.plain.fill(vector, values as ArrayLike<string | null>, start, count, this.#valid)
      }
      this.#appender.appendDataChunk(this.#chunk)
    }
    this.rows += batch.rows
  }

  close(): void {
    this.#appender.closeSync()
  }

  #followOrder({ columns }: CaseBatch): void {
    if (!this.ordered || !('caseOrdinal' in columns)) return
    let last = this.lastOrdinal
    this.firstOrdinal = Math.min(this.firstOrdinal, columns.caseOrdinal[0] ?? this.firstOrdinal)
    for (const ordinal of columns.caseOrdinal) {
      if (ordinal < last) {
        this.ordered = false
        return
      }
      last = ordinal
    }
    this.lastOrdinal = last
  }
}

function checkedLength<T>(column: T, values: ArrayLike<unknown> | undefined, batch: CaseBatch, name: string): T {
  if (values?.length === batch.rows) return column
  throw new RangeError(`${batch.table}.${name} has ${values?.length ?? 'no'} values for ${batch.rows} rows`)
}

function placesOf(files: Int32Array, places: Map<number, number>): Int32Array {
  return files.map((file) => {
    if (file === MISSING_INTEGER) return file
    const known = places.get(file)
    if (known !== undefined) return known
    places.set(file, places.size)
    return places.size - 1
  })
}

type ColumnValues = Int32Array | Float64Array | ArrayLike<string | null>
