import { CASE_TABLES, type CaseTable, caseFamily } from '@aethersignal/model'
import { type DuckDBConnection, DuckDBDataChunk, INTEGER } from '@duckdb/node-api'
import duckdb from '@duckdb/node-bindings'
import type { StoredFile, StoredPart } from '../store/catalogue.js'
import { sqlPath } from './open-database.js'
import { columnDefinitions, tableColumns } from './table-writer.js'
import { fillNumbers, ValidRows, VECTOR_ROWS } from './vector-filling.js'

/**
 * Makes the parts of a snapshot visible to SQL: one view a canonical table, with the position of the part in column
 * `part`, that of the row among those of its part in `place` (and `ordinal` in `case`), and the table `part` with source,
 * partition, hash and the family of the source. They live as long as the connection.
 */
export async function createSnapshotViews(
  connection: DuckDBConnection,
  parts: readonly StoredPart[],
  pathOf: (part: StoredPart, file: StoredFile) => string,
): Promise<void> {
  await connection.run(
    'CREATE TEMP TABLE part (part INTEGER, source VARCHAR, "partition" VARCHAR, hash VARCHAR, family VARCHAR, "familyRank" INTEGER)',
  )
  for (const [number, part] of parts.entries()) {
    const { family, rank } = caseFamily(part.source)
    const values = [number, part.source, part.partition, part.hash, family, rank]
    await connection.run('INSERT INTO part VALUES ($1, $2, $3, $4, $5, $6)', values)
  }
  for (const table of Object.keys(CASE_TABLES) as CaseTable[]) {
    const columns = [...(table === 'case' ? ['ordinal'] : []), ...tableColumns(table).map(([name]) => `"${name}"`)]
    const selects = parts.flatMap((part, number) => {
      let before = 0
      return (part.tables[table] ?? []).map((file) => {
        const place = `file_row_number + ${before} AS place`
        before += file.rows
        return (
          `SELECT ${number} AS part, ${place}, ${columns.join(', ')} ` +
          `FROM read_parquet(${sqlPath(pathOf(part, file))}, file_row_number = true)`
        )
      })
    })
    await connection.run(`CREATE TEMP VIEW "${table}" AS ${selects.join(' UNION ALL ') || emptyTable(table)}`)
  }
}

function emptyTable(table: CaseTable): string {
  const definitions = `part INTEGER, place BIGINT, ${table === 'case' ? 'ordinal INTEGER, ' : ''}${columnDefinitions(table)}`
  const columns = definitions.split(', ').map((definition) => {
    const [name, type] = definition.split(' ')
    return `CAST(NULL AS ${type}) AS ${name}`
  })
  return `SELECT ${columns.join(', ')} WHERE false`
}

/**
 * Makes the current analysable reports of a snapshot visible as the view `report`.
 *
 * @param only the numbers of those that are to be visible, ascending; they are then numbered anew, in their order
 */
export async function createReportView(connection: DuckDBConnection, path: string, only?: Uint32Array): Promise<void> {
  const every = `read_parquet(${sqlPath(path)})`
  if (only === undefined) {
    await connection.run(`CREATE TEMP VIEW report AS SELECT * FROM ${every}`)
    return
  }
  await createNumbers(connection, only)
  await connection.run(
    `CREATE TEMP VIEW report AS SELECT visible.number AS report, every.* EXCLUDE (report)
     FROM ${every} every JOIN visible ON every.report = visible.report`,
  )
}

/** The table `visible`: numbers of reports in the snapshot, each with its new number. */
async function createNumbers(connection: DuckDBConnection, reports: Uint32Array): Promise<void> {
  await connection.run('CREATE TEMP TABLE visible (report INTEGER, number INTEGER)')
  const appender = await connection.createAppender('visible')
  const chunk = DuckDBDataChunk.create([INTEGER, INTEGER])
  const valid = new ValidRows()
  const olds = Int32Array.from(reports)
  const news = olds.map((_, number) => number)
  for (let start = 0; start < reports.length; start += VECTOR_ROWS) {
    const count = Math.min(VECTOR_ROWS, reports.length - start)
    chunk.reset()
    chunk.rowCount = count
    for (const [column, values] of [olds, news].entries()) {
      fillNumbers(duckdb.data_chunk_get_vector(chunk.chunk, column), values, start, count, valid)
    }
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** One number from a query that gives one row with one column. */
export async function queryNumber(connection: DuckDBConnection, sql: string): Promise<number> {
  const reader = await connection.runAndReadAll(sql)
  return Number(reader.value(0, 0))
}
