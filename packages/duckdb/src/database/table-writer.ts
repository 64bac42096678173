import { CASE_TABLES, type CaseBatch, type CaseTable, type ColumnKind, MISSING_INTEGER } from '@aethersignal/model'
import {
  DOUBLE,
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  type DuckDBVector,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api'

/** Rows a DuckDB chunk takes at most. */
const CHUNK_ROWS = 2048

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
  readonly #table: CaseTable
  readonly #appender: DuckDBAppender
  readonly #chunk: DuckDBDataChunk

  private constructor(table: CaseTable, appender: DuckDBAppender) {
    this.#table = table
    this.#appender = appender
    this.#chunk = DuckDBDataChunk.create(tableColumns(table).map(([, kind]) => TYPES[kind].type))
  }

  /** Makes the table and a writer for it. */
  static async create(connection: DuckDBConnection, table: CaseTable, name: string): Promise<TableWriter> {
    await connection.run(`CREATE TABLE "${name}" (${columnDefinitions(table)})`)
    return new TableWriter(table, await connection.createAppender(name))
  }

  append(batch: CaseBatch): void {
    const columns = tableColumns(this.#table).map(([name, kind]) => {
      const values = (batch.columns as Readonly<Record<string, ColumnValues | undefined>>)[name]
      if (values === undefined || values.length !== batch.rows) {
        throw new RangeError(`${batch.table}.${name} has ${values?.length ?? 'no'} values for ${batch.rows} rows`)
      }
      return { values, kind }
    })
    for (let start = 0; start < batch.rows; start += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, batch.rows - start)
      this.#chunk.reset()
      this.#chunk.rowCount = count
      for (const [index, { values, kind }] of columns.entries()) {
        fillVector(this.#chunk.getColumnVector(index), values, kind, start, count)
      }
      this.#appender.appendDataChunk(this.#chunk)
    }
    this.rows += batch.rows
  }

  close(): void {
    this.#appender.closeSync()
  }
}

type ColumnValues = ArrayLike<string | number | null>

interface WritableVector {
  setItem(index: number, value: string | number | null): void
  flush(): void
}

function fillVector(vector: DuckDBVector, values: ColumnValues, kind: ColumnKind, start: number, count: number): void {
  const target = vector as unknown as WritableVector
  for (let row = 0; row < count; row++) {
    const value = values[start + row] as string | number | null
    target.setItem(row, isMissing(value, kind) ? null : value)
  }
  target.flush()
}

function isMissing(value: string | number | null, kind: ColumnKind): boolean {
  if (kind === 'integer') return value === MISSING_INTEGER
  if (kind === 'number') return Number.isNaN(value)
  return value === null
}
