import { CASE_TABLES, type CaseTable } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlPath } from '../database/open-database.js'
import { tableColumns } from '../database/table-writer.js'
import type { StoredFile, StoredPart } from '../store/catalogue.js'

/** Where rows stand is not what they say. */
const PLACES: ReadonlySet<string> = new Set(['file', 'line', 'caseOrdinal'])

/**
 * Fills the table `same` with the numbers of those candidates whose rows say the same in both places, in any order. Rows
 * are compared by 64-bit hashes, summed over each table of a case.
 */
export async function compareContents(
  connection: DuckDBConnection,
  parts: readonly StoredPart[],
  pathOf: (part: StoredPart, file: StoredFile) => string,
): Promise<void> {
  await connection.run(`CREATE TEMP TABLE place AS
    SELECT DISTINCT "beforeHash" AS hash, "beforeOrdinal" AS ordinal FROM candidate
    UNION SELECT DISTINCT "afterHash", "afterOrdinal" FROM candidate`)
  const wanted = (await connection.runAndReadAll('SELECT DISTINCT hash FROM place')).getColumnsJS()[0] ?? []
  const used = [...new Map(parts.map((part) => [part.hash, part])).values()].filter(({ hash }) => wanted.includes(hash))
  await connection.run('CREATE TEMP TABLE content (hash VARCHAR, ordinal INTEGER, "table" VARCHAR, digest HUGEINT)')
  for (const part of used) {
    for (const table of Object.keys(CASE_TABLES) as CaseTable[]) {
      const file = part.tables[table]
      if (file !== undefined && table !== 'deletion') await digestTable(connection, part, table, pathOf(part, file))
    }
  }
  await connection.run(`CREATE TEMP TABLE same AS
    WITH digest AS (
      SELECT hash, ordinal, list(("table", digest) ORDER BY "table") AS digests FROM content GROUP BY ALL)
    SELECT c.number FROM candidate c
      JOIN digest b ON b.hash = c."beforeHash" AND b.ordinal = c."beforeOrdinal"
      JOIN digest a ON a.hash = c."afterHash" AND a.ordinal = c."afterOrdinal"
    WHERE a.digests = b.digests`)
  for (const table of ['place', 'content']) await connection.run(`DROP TABLE ${table}`)
}

async function digestTable(
  connection: DuckDBConnection,
  part: StoredPart,
  table: CaseTable,
  path: string,
): Promise<void> {
  const ordinal = table === 'case' ? 'ordinal' : '"caseOrdinal"'
  const columns = tableColumns(table).flatMap(([name]) => (PLACES.has(name) ? [] : [`t."${name}"`]))
  await connection.run(
    `INSERT INTO content
     SELECT $1, t.${ordinal}, $2, sum(hash(${columns.join(', ')})::HUGEINT)
     FROM read_parquet(${sqlPath(path)}) t
     WHERE t.${ordinal} IN (SELECT ordinal FROM place WHERE hash = $1) GROUP BY t.${ordinal}`,
    [part.hash, table],
  )
}
