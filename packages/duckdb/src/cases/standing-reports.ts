import type { DuckDBConnection } from '@duckdb/node-api'
import { queryNumber } from '../database/snapshot-views.js'

/** How many rows, reports and versions there are on the way to the report that stands for each case. */
export interface StandingCounts {
  readonly rows: number
  readonly distinctReports: number
  /** Latest versions, one for each generation of a case. */
  readonly latestVersions: number
  readonly cases: number
}

/**
 * Finds the report that stands for each case, in the table `standing` (columns `part`, `ordinal`, `nullified`), and the rows
 * that a later row of their part takes the place of, in the table `superseded`.
 *
 * Rows whose hash no other row has are on their own and are not compared: as most are, rows are kept as numbers, and texts
 * are read of those alone that have company.
 */
export async function findStandingReports(connection: DuckDBConnection): Promise<StandingCounts> {
  await connection.run(`CREATE TEMP TABLE superseded AS ${SUPERSEDED}`)
  await connection.run(`CREATE TEMP TABLE sighted AS ${SIGHTED}`)
  await connection.run(
    'CREATE TEMP TABLE several AS SELECT "caseHash" FROM sighted GROUP BY "caseHash" HAVING count(*) > 1',
  )
  await connection.run(`CREATE TEMP TABLE rival AS ${RIVALS}`)
  await connection.run(`CREATE TEMP TABLE standing AS
    SELECT part, ordinal, nullified FROM sighted ANTI JOIN several USING ("caseHash")
    UNION ALL SELECT part, ordinal, nullified FROM (${STANDING_RIVALS})`)
  const rivals = await queryNumber(connection, 'SELECT count(*) FROM rival')
  const versions = await queryNumber(
    connection,
    'SELECT count(*) FROM (SELECT DISTINCT family, "caseKey", "anonymousPart", anonymous, generation FROM rival)',
  )
  const distinctReports = await queryNumber(connection, 'SELECT count(*) FROM sighted')
  const counts = {
    rows: await queryNumber(connection, 'SELECT count(*) FROM "case"'),
    distinctReports,
    latestVersions: distinctReports - rivals + versions,
    cases: await queryNumber(connection, 'SELECT count(*) FROM standing'),
  }
  for (const table of ['sighted', 'several', 'rival']) await connection.run(`DROP TABLE ${table}`)
  return counts
}

const SUPERSEDED = `
  SELECT part, ordinal FROM "case"
  WHERE "reportId" IS NOT NULL AND hash(part, "reportId") IN (
    SELECT hash(part, "reportId") FROM "case" WHERE "reportId" IS NOT NULL GROUP BY ALL HAVING count(*) > 1)
  QUALIFY row_number() OVER (PARTITION BY part, "reportId" ORDER BY ordinal DESC) > 1`

/** A report without any id is a case of its own. */
const SIGHTED = `
  SELECT part, ordinal, coalesce(nullified = 1, false) AS nullified,
    hash(family, coalesce("caseId", "reportId"),
      CASE WHEN "caseId" IS NULL AND "reportId" IS NULL THEN part END,
      CASE WHEN "caseId" IS NULL AND "reportId" IS NULL THEN ordinal END) AS "caseHash"
  FROM "case" JOIN part USING (part) ANTI JOIN superseded USING (part, ordinal)`

const RIVALS = `
  SELECT part, ordinal, s.nullified, family, "familyRank", "partition", "reportId", coalesce("caseId", "reportId") AS "caseKey",
    CASE WHEN "caseId" IS NULL AND "reportId" IS NULL THEN ordinal END AS anonymous,
    CASE WHEN "caseId" IS NULL AND "reportId" IS NULL THEN part END AS "anonymousPart", generation, version, "versionDate"
  FROM (SELECT part, ordinal, nullified FROM sighted SEMI JOIN several USING ("caseHash")) s
    JOIN "case" USING (part, ordinal) JOIN part USING (part)`

const STANDING_RIVALS = `
  SELECT part, ordinal, nullified FROM (
    SELECT *, regexp_full_match("reportId", '[0-9]+') AS "numericId",
      CASE WHEN regexp_full_match("reportId", '[0-9]+') THEN ltrim("reportId", '0') END AS "idDigits" FROM rival)
  QUALIFY row_number() OVER (
    PARTITION BY family, "caseKey", "anonymousPart", anonymous
    ORDER BY generation DESC NULLS LAST, version DESC NULLS LAST, coalesce("versionDate", 0) DESC, "familyRank",
      "partition" DESC, NOT "numericId" DESC NULLS LAST, length("idDigits") DESC NULLS LAST, "idDigits" DESC NULLS LAST,
      "reportId" DESC NULLS LAST, ordinal DESC) = 1`
