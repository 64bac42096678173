import { CASE_TABLES, type CaseTable } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { StoredPart } from '../store/catalogue.js'
import type { RowOrigin, TracedRow } from './case-trace.js'

export type Value = string | number | boolean | null
export type Row = Readonly<Record<string, Value>>

/** Columns that tell where a row stands, not what it says. */
const PLACES: ReadonlySet<string> = new Set(['part', 'ordinal', 'place', 'file', 'line', 'caseOrdinal'])

const CHILDREN = (Object.keys(CASE_TABLES) as CaseTable[]).filter((table) => table !== 'case' && table !== 'deletion')

export async function queryRows(connection: DuckDBConnection, sql: string, values: Value[]): Promise<readonly Row[]> {
  const reader = await connection.runAndReadAll(sql, values)
  return reader.getRowObjectsJS() as unknown as readonly Row[]
}

/** The rows of other tables that belong to a report, in the order of the tables and of the files. */
export async function childRows(
  connection: DuckDBConnection,
  part: StoredPart,
  partNumber: number,
  ordinal: number,
): Promise<TracedRow[]> {
  const rows: TracedRow[] = []
  for (const table of CHILDREN) {
    if (part.tables[table] === undefined) continue
    const found = await queryRows(
      connection,
      `SELECT * FROM "${table}" WHERE part = $1 AND "caseOrdinal" = $2 ORDER BY place`,
      [partNumber, ordinal],
    )
    rows.push(...found.map((row) => tracedRow(table, row, part)))
  }
  return rows
}

/** Rows whose report is missing from their part, by the id of that report. */
export async function orphanRows(
  connection: DuckDBConnection,
  reportIds: readonly string[],
): Promise<readonly { readonly table: CaseTable; readonly row: Row }[]> {
  const rows: { table: CaseTable; row: Row }[] = []
  for (const table of CHILDREN) {
    const found = await queryRows(
      connection,
      `SELECT * FROM "${table}" WHERE "caseOrdinal" = -1
         AND "orphanReportId" IN (SELECT unnest(CAST($1 AS JSON)::VARCHAR[])) ORDER BY part, place`,
      [JSON.stringify(reportIds)],
    )
    rows.push(...found.map((row) => ({ table, row })))
  }
  return rows
}

export function tracedRow(table: CaseTable, row: Row, part: StoredPart): TracedRow {
  const values: Record<string, string | number> = {}
  for (const name of Object.keys(CASE_TABLES[table])) {
    const value = row[name]
    if (!PLACES.has(name) && (typeof value === 'string' || typeof value === 'number')) values[name] = value
  }
  return { table, ...originOf(row, part), values }
}

export function originOf(row: Row, part: StoredPart): RowOrigin {
  const file = typeof row['file'] === 'number' ? part.files[row['file']] : undefined
  const line = typeof row['line'] === 'number' ? row['line'] : null
  const archiveSha256 = file?.archiveSha256 ?? null
  return { file: file?.path ?? null, sha256: file?.sha256 ?? null, archiveSha256, line }
}
