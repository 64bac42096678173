import { CASE_TABLES, type CaseTable } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlPath } from '../database/open-database.js'
import { tableColumns } from '../database/table-writer.js'
import type { StoredFile, StoredPart } from '../store/catalogue.js'

/** Where rows stand is not what they say. */
const PLACES: ReadonlySet<string> = new Set(['file', 'line', 'caseOrdinal'])

/**
 * Fills the table `same` with the numbers of those candidates whose rows say the same in both places, in any order. Rows
 * are compared by 64-bit hashes, summed over the tables of a case.
 */
export async function compareContents(
  connection: DuckDBConnection,
  parts: readonly StoredPart[],
  pathOf: (part: StoredPart, file: StoredFile) => string,
): Promise<void> {
  const used = await partsOfCandidates(connection, parts)
  // Numbers in place of hashes, and no lists: a whole quarter published again must fit into the memory of a load.
  await connection.run('CREATE TEMP TABLE side (hash VARCHAR, side INTEGER)')
  for (const [side, { hash }] of used.entries()) await connection.run('INSERT INTO side VALUES ($1, $2)', [hash, side])
  await connection.run(`CREATE TEMP TABLE place AS
    SELECT s.side, c."beforeOrdinal" AS ordinal FROM candidate c JOIN side s ON s.hash = c."beforeHash"
    UNION SELECT s.side, c."afterOrdinal" FROM candidate c JOIN side s ON s.hash = c."afterHash"`)
  await connection.run('CREATE TEMP TABLE content (side INTEGER, ordinal INTEGER, digest HUGEINT)')
  for (const [side, part] of used.entries()) {
    for (const table of Object.keys(CASE_TABLES) as CaseTable[]) {
      if (table === 'deletion') continue
      const paths = (part.tables[table] ?? []).map((file) => sqlPath(pathOf(part, file)))
      if (paths.length > 0) await digestTable(connection, side, table, `[${paths.join(', ')}]`)
    }
  }
  await connection.run('DROP TABLE place')
  await connection.run(
    'CREATE TEMP TABLE digest AS SELECT side, ordinal, sum(digest) AS digest FROM content GROUP BY side, ordinal',
  )
  await connection.run('DROP TABLE content')
  await connection.run(`CREATE TEMP TABLE same AS
    SELECT c.number FROM candidate c
      JOIN side sb ON sb.hash = c."beforeHash" JOIN digest b ON b.side = sb.side AND b.ordinal = c."beforeOrdinal"
      JOIN side sa ON sa.hash = c."afterHash" JOIN digest a ON a.side = sa.side AND a.ordinal = c."afterOrdinal"
    WHERE a.digest = b.digest`)
  for (const table of ['digest', 'side']) await connection.run(`DROP TABLE ${table}`)
}

/** The parts in which candidates stand, each content once. */
async function partsOfCandidates(
  connection: DuckDBConnection,
  parts: readonly StoredPart[],
): Promise<readonly StoredPart[]> {
  const reader = await connection.runAndReadAll(
    'SELECT DISTINCT "beforeHash" FROM candidate UNION SELECT DISTINCT "afterHash" FROM candidate',
  )
  const wanted = new Set(reader.getColumnsJS()[0] ?? [])
  return [...new Map(parts.map((part) => [part.hash, part])).values()].filter(({ hash }) => wanted.has(hash))
}

async function digestTable(connection: DuckDBConnection, side: number, table: CaseTable, paths: string): Promise<void> {
  const ordinal = table === 'case' ? 'ordinal' : '"caseOrdinal"'
  const columns = tableColumns(table).flatMap(([name]) => (PLACES.has(name) ? [] : [`t."${name}"`]))
  await connection.run(
    `INSERT INTO content
     SELECT $1, t.${ordinal}, sum(hash($2, ${columns.join(', ')})::HUGEINT)
     FROM read_parquet(${paths}) t
     WHERE t.${ordinal} IN (SELECT ordinal FROM place WHERE side = $1) GROUP BY t.${ordinal}`,
    [side, table],
  )
}
