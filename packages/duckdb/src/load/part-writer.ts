import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AetherError, type CaseBatch, type CaseTable, MISSING_INTEGER, type PartKey } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlPath, sqlText } from '../database/open-database.js'
import { queryNumber } from '../database/snapshot-views.js'
import { TableWriter, tableColumns } from '../database/table-writer.js'

/** The tables of one part as Parquet files in a staging folder. */
export interface WrittenPart {
  readonly key: PartKey
  /** Null where the part has files but no rows. */
  readonly folder: string | null
  readonly tables: ReadonlyMap<CaseTable, number>
  /** Positions in the adapter's list of files of the files its rows came from, ascending. Column `file` points here. */
  readonly fileNumbers: readonly number[]
}

/** Gathers the batches of one part, then writes each table as one Parquet file ordered by case. */
export class PartWriter {
  readonly key: PartKey
  readonly #connection: DuckDBConnection
  readonly #writers = new Map<CaseTable, TableWriter>()
  readonly #fileNumbers = new Set<number>()

  constructor(connection: DuckDBConnection, key: PartKey) {
    this.#connection = connection
    this.key = key
  }

  async append(batch: CaseBatch): Promise<void> {
    let writer = this.#writers.get(batch.table)
    if (writer === undefined) {
      writer = await TableWriter.create(this.#connection, batch.table, batch.table)
      this.#writers.set(batch.table, writer)
    }
    writer.append(batch)
    for (const file of batch.columns.file) if (file !== MISSING_INTEGER) this.#fileNumbers.add(file)
  }

  async finish(folder: string): Promise<WrittenPart> {
    await mkdir(folder, { recursive: true })
    const fileNumbers = [...this.#fileNumbers].sort((one, other) => one - other)
    const cases = this.#writers.get('case')?.rows ?? 0
    const tables = new Map<CaseTable, number>()
    for (const [table, writer] of this.#writers) {
      writer.close()
      if (table !== 'case' && table !== 'deletion') await this.#checkOrdinals(table, cases)
      await this.#writeTable(table, join(folder, `${table}.parquet`), fileNumbers)
      await this.#checkRows(table, join(folder, `${table}.parquet`), writer.rows)
      await this.#connection.run(`DROP TABLE "${table}"`)
      tables.set(table, writer.rows)
    }
    return { key: this.key, folder, tables, fileNumbers }
  }

  async #writeTable(table: CaseTable, path: string, fileNumbers: readonly number[]): Promise<void> {
    const columns = tableColumns(table).map(([name]) =>
      name === 'file'
        ? `CAST(list_position([${fileNumbers.join(', ')}]::INTEGER[], "file") - 1 AS INTEGER) AS "file"`
        : `"${name}"`,
    )
    if (table === 'case') columns.unshift('CAST(rowid AS INTEGER) AS ordinal')
    const order = table === 'case' || table === 'deletion' ? 'rowid' : '"caseOrdinal", rowid'
    await this.#connection.run(
      `COPY (SELECT ${columns.join(', ')} FROM "${table}" ORDER BY ${order})
       TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`,
    )
  }

  async #checkOrdinals(table: CaseTable, cases: number): Promise<void> {
    const outside = await queryNumber(
      this.#connection,

      `SELECT count(*) FROM "${table}" WHERE "caseOrdinal" IS NULL OR "caseOrdinal" < -1 OR "caseOrdinal" >= ${cases}`,
    )
    if (outside > 0) {
      throw new AetherError('internal/unexpected', `${outside} rows of ${table} point to a case that is not there.`)
    }
  }

  async #checkRows(table: CaseTable, path: string, received: number): Promise<void> {
    const written = await queryNumber(this.#connection, `SELECT count(*) FROM read_parquet(${sqlPath(path)})`)
    if (written !== received) {
      throw new AetherError('internal/unexpected', `${received} rows of ${table} came in, ${written} were written.`)
    }
  }
}
