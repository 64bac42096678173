import { mkdir, rm } from 'node:fs/promises'
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
  readonly tables: ReadonlyMap<CaseTable, readonly WrittenPiece[]>
  /** Positions in the adapter's list of files of the files its rows came from, in the order met. Column `file` points here. */
  readonly fileNumbers: readonly number[]
}

/** A file with some rows of one table. */
export interface WrittenPiece {
  readonly path: string
  readonly rows: number
}

/** Rows of a file, unless it is the last of its table: two row groups, which two threads write. */
const PIECE_ROWS = 245_760
/** Rows from which on a table that another follows is written while that one is read. */
const ROWS_WRITTEN_AHEAD = 122_880
/** Files that wait to be written while rows come in. More would only take memory. */
const MOST_WAITING = 2

/** Connections of one database: rows go in through the one while Parquet is written through the other. */
export interface PartConnections {
  readonly filling: DuckDBConnection
  readonly writing: DuckDBConnection
}

/**
 * Gathers the batches of one part and writes each table, ordered by case, as Parquet files of so many rows, so that reading
 * and writing go on side by side in bounded memory. Where rows do not come in order, the files of a table are joined to one.
 */
export class PartWriter {
  readonly key: PartKey
  readonly #connections: PartConnections
  readonly #folder: string
  readonly #open = new Map<CaseTable, TableWriter>()
  readonly #pieces = new Map<CaseTable, Piece[]>()
  /** Pieces that are not written yet, in their order. */
  readonly #waiting: Promise<unknown>[] = []
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
    if (last !== undefined && last.rows >= ROWS_WRITTEN_AHEAD) await this.#write(last)
    this.#last = table
    let writer = this.#open.get(table)
    if (writer === undefined) {
      const { filling } = this.#connections
      writer = await TableWriter.create(filling, table, `${table}-${this.#piecesOf(table).length}`)
      this.#open.set(table, writer)
    }
    writer.append(batch, this.#filePlaces)
    if (writer.rows >= PIECE_ROWS) await this.#write(writer)
  }

  /** Waits until nothing is being written any more, well or not. */
  async settled(): Promise<void> {
    await this.#writing.catch(() => undefined)
  }

  async finish(): Promise<WrittenPart> {
    for (const writer of [...this.#open.values()]) await this.#write(writer)
    await this.#writing
    const cases = this.#rowsOf('case')
    const tables = new Map<CaseTable, readonly WrittenPiece[]>()
    for (const [table, pieces] of this.#pieces) {
      const written = inOrder(pieces) ? pieces : [await this.#join(table, pieces)]
      await this.#check(table, written, cases)
      tables.set(
        table,
        written.map(({ path, rows }) => ({ path, rows })),
      )
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

  /** Ends a table and has it written behind those that are being written; waits if there are many. */
  async #write(writer: TableWriter): Promise<void> {
    const { table, name, rows, ordered, firstOrdinal, lastOrdinal } = writer
    this.#open.delete(table)
    writer.close()
    const path = join(this.#folder, `${name}.parquet`)
    const before = this.#rowsOf(table)
    this.#piecesOf(table).push({ path, rows, firstOrdinal, lastOrdinal: ordered ? lastOrdinal : Number.NaN })
    const { writing } = this.#connections
    this.#writing = this.#writing.then(async () => {
      const columns = tableColumns(table).map(([column]) => `"${column}"`)
      if (table === 'case') columns.unshift(`CAST(rowid + ${before} AS INTEGER) AS ordinal`)
      await copyToParquet(writing, `SELECT ${columns.join(', ')} FROM "${name}"`, path)
      await writing.run(`DROP TABLE "${name}"`)
      this.#waiting.shift()
    })
    this.#writing.catch(() => undefined)
    this.#waiting.push(this.#writing)
    if (this.#waiting.length > MOST_WAITING) await this.#waiting[0]
  }

  async #join(table: CaseTable, pieces: readonly Piece[]): Promise<WrittenPiece> {
    const { writing } = this.#connections
    const path = join(this.#folder, `${table}.parquet`)
    const parts = pieces.map(
      (piece, number) =>
        `SELECT ${number} AS piece, file_row_number AS place, * EXCLUDE (file_row_number)
         FROM read_parquet(${sqlPath(piece.path)}, file_row_number = true)`,
    )
    const rows = `SELECT * EXCLUDE (piece, place) FROM (${parts.join(' UNION ALL ')})`
    await copyToParquet(writing, `${rows} ORDER BY "caseOrdinal", piece, place`, path)
    for (const piece of pieces) await rm(piece.path)
    return { path, rows: this.#rowsOf(table) }
  }

  async #check(table: CaseTable, pieces: readonly WrittenPiece[], cases: number): Promise<void> {
    const file = `read_parquet([${pieces.map(({ path }) => sqlPath(path)).join(', ')}])`
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

interface Piece extends WrittenPiece {
  readonly firstOrdinal: number
  /** NaN where the rows of the piece are not in order. */
  readonly lastOrdinal: number
}

/** Whether the rows of each piece stand in the order of their cases, and the pieces too. */
function inOrder(pieces: readonly Piece[]): boolean {
  return pieces.every(
    ({ lastOrdinal }, at) =>
      !Number.isNaN(lastOrdinal) && lastOrdinal <= (pieces[at + 1]?.firstOrdinal ?? Number.POSITIVE_INFINITY),
  )
}

async function copyToParquet(connection: DuckDBConnection, query: string, path: string): Promise<void> {
  await connection.run(`COPY (${query}) TO ${sqlText(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)`)
}
