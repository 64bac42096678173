import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { AetherError, type CaseBatch, type CaseTable, type PartKey } from '@aethersignal/model'
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
  /** Positions in the adapter's list of files of the files its rows came from, in the order met. Column `file` points here. */
  readonly fileNumbers: readonly number[]
}

/** Rows from which on a table that another follows is written while that one is read. */
const ROWS_WRITTEN_AHEAD = 65_536

/** Connections of one database: rows go in through the one while Parquet is written through the other. */
export interface PartConnections {
  readonly filling: DuckDBConnection
  readonly writing: DuckDBConnection
}

/**
 * Gathers the batches of one part and writes each table as one Parquet file ordered by case. A large table is written as
 * soon as another begins, so that reading and writing go on side by side; if more of its rows come after all, the pieces are
 * joined at the end.
 */
export class PartWriter {
  readonly key: PartKey
  readonly #connections: PartConnections
  readonly #folder: string
  readonly #open = new Map<CaseTable, TableWriter>()
  readonly #pieces = new Map<CaseTable, Piece[]>()
  readonly #filePlaces = new Map<number, number>()
  #last: CaseTable | null = null
  #writing: Promise<unknown>

  constructor(connections: PartConnections, key: PartKey, folder: string) {
    this.#connections = connections
    this.key = key
    this.#folder = folder
    this.#writing = mkdir(folder, { recursive: true })
    // An error is thrown by whoever waits.
    this.#writing.catch(() => undefined)
  }

  async append(batch: CaseBatch): Promise<void> {
    const { table } = batch
    const last = this.#last === null || this.#last === table ? undefined : this.#open.get(this.#last)
    if (last !== undefined && last.rows >= ROWS_WRITTEN_AHEAD) this.#write(last)
    this.#last = table
    let writer = this.#open.get(table)
    if (writer === undefined) {
      const { filling } = this.#connections
      writer = await TableWriter.create(filling, table, `${table}-${this.#piecesOf(table).length}`)
      this.#open.set(table, writer)
    }
    writer.append(batch, this.#filePlaces)
  }

  /** Waits until nothing is being written any more, well or not. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined)
  }

  async finish(): Promise<WrittenPart> {
    for (const writer of [...this.#open.values()]) this.#write(writer)
    await this.#writing
    const cases = this.#rowsOf('case')
    const tables = new Map<CaseTable, number>()
    for (const [table, pieces] of this.#pieces) {
      const path = join(this.#folder, `${table}.parquet`)
      if (pieces.length > 1) await this.#join(table, path, pieces)
      await this.#check(table, path, cases)
      tables.set(table, this.#rowsOf(table))
    }
    return { key: this.key, folder: this.#folder, tables, fileNumbers: [...this.#filePlaces.keys()] }
  }

  #piecesOf(table: CaseTable): Piece[] {
    const pieces = this.#pieces.get(table) ?? []
    this.#pieces.set(table, pieces)
    return pieces
  }

  #rowsOf(table: CaseTable): number {
    return (this.#pieces.get(table) ?? []).reduce((sum, { rows }) => sum + rows, 0)
  }

  /** Ends a table and has it written behind those that are being written. */
  #write(writer: TableWriter): void {
    const { table, name, rows, ordered } = writer
    this.#open.delete(table)
    writer.close()
    const pieces = this.#piecesOf(table)
    const path = join(this.#folder, pieces.length === 0 ? `${table}.parquet` : `${name}.parquet`)
    const firstOrdinal = this.#rowsOf(table)
    pieces.push({ path, rows })
    const { writing } = this.#connections
    this.#writing = this.#writing.then(async () => {
      const columns = tableColumns(table).map(([column]) => `"${column}"`)
      if (table === 'case') columns.unshift(`CAST(rowid + ${firstOrdinal} AS INTEGER) AS ordinal`)
      // Rows keep the order in which they came; sorting what is in order takes most of the time of writing.
      const order = ordered ? '' : 'ORDER BY "caseOrdinal", rowid'
      await copyToParquet(writing, `SELECT ${columns.join(', ')} FROM "${name}" ${order}`, path)
      await writing.run(`DROP TABLE "${name}"`)
    })
    this.#writing.catch(() => undefined)
  }

  async #join(table: CaseTable, path: string, pieces: readonly Piece[]): Promise<void> {
    const { writing } = this.#connections
    const joined = join(this.#folder, `${table}-joined.parquet`)
    const parts = pieces.map(
      (piece, number) => `SELECT ${number} AS piece, * FROM read_parquet(${sqlPath(piece.path)})`,
    )
    const order = table === 'case' || table === 'deletion' ? '' : 'ORDER BY "caseOrdinal", piece'
    await copyToParquet(writing, `SELECT * EXCLUDE (piece) FROM (${parts.join(' UNION ALL ')}) ${order}`, joined)
    for (const piece of pieces) await rm(piece.path)
    await rename(joined, path)
  }

  async #check(table: CaseTable, path: string, cases: number): Promise<void> {
    const file = `read_parquet(${sqlPath(path)})`
    const { writing } = this.#connections
    if (table !== 'case' && table !== 'deletion') {
      const outside = await queryNumber(
        writing,
        `SELECT count(*) FROM ${file} WHERE "caseOrdinal" IS NULL OR "caseOrdinal" < -1 OR "caseOrdinal" >= ${cases}`,
      )
      if (outside > 0) {
        throw new AetherError('internal/unexpected', `${outside} rows of ${table} point to a case that is not there.`)
      }
    }
    const received = this.#rowsOf(table)
    const written = await queryNumber(writing, `SELECT count(*) FROM ${file}`)
    if (written !== received) {
      throw new AetherError('internal/unexpected', `${received} rows of ${table} came in, ${written} were written.`)
    }
  }
}

interface Piece {
  readonly path: string
  readonly rows: number
}

async function copyToParquet(connection: DuckDBConnection, query: string, path: string): Promise<void> {
  await connection.run(`COPY (${query}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`)
}
