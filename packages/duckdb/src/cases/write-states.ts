import { OUTCOME_BITS, SERIOUS_CODES, SEX_CODES } from '@aethersignal/engine'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlPath, sqlText } from '../database/open-database.js'
import { REACH } from './report-reach.js'

/** The current reports of a state before, and which parts of it are still there. */
export interface FormerReports {
  readonly path: string
  /** Position of each part then, and now. */
  readonly parts: readonly (readonly [before: number, now: number])[]
}

const COPIED = '(FORMAT parquet, COMPRESSION zstd)'

/**
 * Writes the current analysable reports, numbered from 0 in order of part, then row. Those that were current before are
 * copied; the rows of the others are read. Expects the table `state`.
 */
export async function writeReports(
  connection: DuckDBConnection,
  path: string,
  former: FormerReports | null,
): Promise<void> {
  await connection.run(`CREATE TEMP TABLE numbered AS
    SELECT part, ordinal, CAST(row_number() OVER (ORDER BY part, ordinal) - 1 AS INTEGER) AS report
    FROM state WHERE NOT withdrawn AND reach = ${REACH.analysable}`)
  await connection.run('CREATE TEMP TABLE former (before INTEGER, part INTEGER)')
  for (const pair of former?.parts ?? []) await connection.run('INSERT INTO former VALUES ($1, $2)', [...pair])
  const copied =
    former === null
      ? ''
      : `SELECT n.report, n.part, n.ordinal, ${list('b')} FROM read_parquet(${sqlPath(former.path)}) b
         JOIN former ON former.before = b.part JOIN numbered n ON n.part = former.part AND n.ordinal = b.ordinal`
  await connection.run(
    `CREATE TEMP TABLE fresh AS SELECT * FROM numbered ${
      former === null
        ? ''
        : `ANTI JOIN (SELECT former.part, b.ordinal FROM read_parquet(${sqlPath(former.path)}) b
           JOIN former ON former.before = b.part) USING (part, ordinal)`
    }`,
  )
  const reader = await connection.runAndReadAll('SELECT DISTINCT part FROM fresh')
  const parts = (reader.getColumnsJS()[0] ?? []).map(Number)
  const selects = [...(copied === '' ? [] : [copied]), freshReports(parts.join(', ') || '-1')]
  await connection.run(
    `COPY (SELECT * FROM (${selects.join(' UNION ALL ')}) ORDER BY report) TO ${sqlText(path)} ${COPIED}`,
  )
  for (const table of ['numbered', 'former', 'fresh']) await connection.run(`DROP TABLE ${table}`)
}

/** Writes which report stands for each case, whether it is withdrawn, and how far it reaches. Expects the table `state`. */
export async function writeCaseStates(connection: DuckDBConnection, path: string): Promise<void> {
  await connection.run(`COPY (${CASE_STATES}) TO ${sqlText(path)} ${COPIED}`)
}

const CASE_STATES = `
  SELECT family, coalesce("caseId", "reportId", "partition" || '#' || (ordinal + 1)) AS id,
    "caseId" IS NULL AND "reportId" IS NULL AS anonymous, source, "partition", hash, ordinal, "reportId", generation, version,
    "versionDate", withdrawn, reach
  FROM "case" JOIN state USING (part, ordinal) JOIN part USING (part)
  ORDER BY family, id, anonymous`

const COLUMNS = ['caseId', 'reportId', 'ageYears', 'country', 'eventDate', 'receivedDate', 'versionDate']
const CODES = ['sex', 'serious', 'outcomes']

function list(table: string): string {
  return [...COLUMNS, ...CODES].map((name) => `${table}."${name}"`).join(', ')
}

const OUTCOME_SQL = Object.entries(OUTCOME_BITS)
  .map(([code, bit]) => `WHEN ${sqlText(code)} THEN ${bit}`)
  .join(' ')

function freshReports(parts: string): string {
  return `
    SELECT report, part, ordinal, ${COLUMNS.map((name) => `"${name}"`).join(', ')},
      CASE sex WHEN 'F' THEN ${SEX_CODES.F} WHEN 'M' THEN ${SEX_CODES.M} ELSE ${SEX_CODES.unknown} END AS sex,
      CASE WHEN bits IS NOT NULL OR serious = 1 THEN ${SERIOUS_CODES.yes} WHEN serious = 0 THEN ${SERIOUS_CODES.no}
        ELSE ${SERIOUS_CODES.unknown} END AS serious,
      coalesce(bits, 0) AS outcomes
    FROM (SELECT * FROM "case" WHERE part IN (${parts})) JOIN fresh USING (part, ordinal) LEFT JOIN (
      SELECT part, "caseOrdinal" AS ordinal, bit_or(CASE code ${OUTCOME_SQL} ELSE 0 END) AS bits
      FROM outcome WHERE part IN (${parts}) AND "caseOrdinal" >= 0 AND code IS NOT NULL GROUP BY ALL)
      USING (part, ordinal)`
}
