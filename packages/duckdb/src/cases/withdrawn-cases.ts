import type { DuckDBConnection } from '@duckdb/node-api'
import { queryNumber } from '../database/snapshot-views.js'

/**
 * Finds which standing reports are of cases that are withdrawn, in the table `"withdrawn-row"` (columns `part`, `ordinal`).
 * Expects the tables of `findStandingReports`.
 * @returns Withdrawn case ids that no part of the store holds.
 */
export async function findWithdrawnCases(connection: DuckDBConnection): Promise<number> {
  await connection.run(`CREATE TEMP TABLE withdrawal AS
    SELECT family, source, "caseId", max("partition") AS "partition"
    FROM deletion JOIN part USING (part) WHERE "caseId" IS NOT NULL GROUP BY ALL`)
  await connection.run(`CREATE TEMP TABLE sighting AS
    SELECT family, source, coalesce("caseId", "reportId") AS "caseKey", max("partition") AS "partition",
      max("versionDate") AS "versionDate"
    FROM "case" JOIN part USING (part) ANTI JOIN superseded USING (part, ordinal)
    WHERE coalesce("caseId", "reportId") IN (SELECT "caseId" FROM withdrawal) GROUP BY ALL`)
  await connection.run(`CREATE TEMP TABLE "withdrawn-case" AS ${WITHDRAWN_CASES}`)
  await connection.run(`CREATE TEMP TABLE "withdrawn-row" AS
    SELECT c.part, c.ordinal FROM "case" c JOIN part USING (part)
      JOIN "withdrawn-case" w ON w.family = part.family AND w."caseId" = coalesce(c."caseId", c."reportId")
      SEMI JOIN standing s ON s.part = c.part AND s.ordinal = c.ordinal`)
  const unknown = await queryNumber(
    connection,
    'SELECT count(DISTINCT (family, "caseId")) FROM withdrawal w WHERE NOT EXISTS (SELECT 1 FROM sighting s WHERE s.family = w.family AND s."caseKey" = w."caseId")',
  )
  for (const table of ['withdrawal', 'sighting', '"withdrawn-case"']) await connection.run(`DROP TABLE ${table}`)
  return unknown
}

/**
 * Cases that are withdrawn. A deletion holds unless the case was seen after it: in a later partition of the source that
 * announced it or, since partitions of different sources do not compare, in another source of the family with a version
 * dated after the quarter of the deletion.
 */
const WITHDRAWN_CASES = `
  WITH dated AS (
    SELECT *, TRY_CAST(nullif(regexp_extract("partition", '^([0-9]{4})Q[1-4]', 1), '') AS INTEGER) * 10000
      + TRY_CAST(nullif(regexp_extract("partition", '^[0-9]{4}Q([1-4])', 1), '') AS INTEGER) * 300 + 31 AS "lastDay"
    FROM withdrawal)
  SELECT DISTINCT w.family, w."caseId" FROM dated w WHERE NOT EXISTS (
    SELECT 1 FROM sighting s WHERE s.family = w.family AND s."caseKey" = w."caseId"
      AND CASE WHEN s.source = w.source THEN s."partition" > w."partition"
        ELSE coalesce(s."versionDate" > w."lastDay", false) END)`
