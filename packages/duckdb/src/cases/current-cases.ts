import { OUTCOME_BITS, SERIOUS_CODES, SEX_CODES } from '@aethersignal/engine'
import { FUNNEL_STEPS, type FunnelStep, normaliseName, ROLES } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlText } from '../database/open-database.js'
import { queryNumber } from '../database/snapshot-views.js'

/** Roles that some choice of roles counts; a role that is none of them is not known. */
const COUNTED_ROLES = ROLES.filter((role) => role !== 'DN')
  .map(sqlText)
  .join(', ')

/** What came of the case rows of a snapshot. */
export interface CurrentCases {
  readonly funnel: readonly FunnelStep[]
  /** Rows of the file of current analysable reports. */
  readonly reports: number
  /** Rows of the file of case states: all cases, withdrawn ones too. */
  readonly cases: number
  /** Withdrawn case ids that no part of the store holds. */
  readonly unknownDeletions: number
}

/** Where to write. */
export interface CurrentCasesFiles {
  /** The current analysable reports, numbered from 0 in order of part, then row. */
  readonly reports: string
  /** A row for each case: which report is its latest, and whether it is withdrawn. */
  readonly caseStates: string
}

/**
 * Works out which report stands for each case, over all parts together, so that the order of loading does not matter.
 * Within a part the last row of a report id wins. Within a case of a family (`caseFamily`) the highest generation wins,
 * then version, version date, rank of the source in the family, partition, and report id, numbers by value and below other
 * texts; a report without a version number stands only where none has one. Cases that are withdrawn leave
 * (`WITHDRAWN_CASES`), and those whose standing report nullifies them. The reports left that have a drug (any role that could be read
 * but not administered) and a reaction can be analysed.
 *
 * Expects the views of `createSnapshotViews` on the connection. Source of the rules: FDA, FAERS ASC_NTS and FAQ.
 */
export async function writeCurrentReports(
  connection: DuckDBConnection,
  files: CurrentCasesFiles,
): Promise<CurrentCases> {
  const left: Record<string, number> = { 'case-rows': await queryNumber(connection, 'SELECT count(*) FROM "case"') }
  const steps = await stepQueries(connection)
  for (const [step, sql] of Object.entries(steps)) {
    if (step === 'not-deleted') await connection.run(`CREATE TEMP TABLE "withdrawn-case" AS ${WITHDRAWN_CASES}`)
    await connection.run(`CREATE TEMP TABLE "${step}" AS ${sql}`)
    left[step] = await queryNumber(connection, `SELECT count(*) FROM "${step}"`)
  }
  const unknownDeletions = await queryNumber(
    connection,
    'SELECT count(DISTINCT (family, "caseId")) FROM withdrawal WHERE NOT EXISTS (SELECT 1 FROM "distinct-reports" s WHERE s.family = withdrawal.family AND s."caseKey" = withdrawal."caseId")',
  )
  await connection.run(`COPY (${REPORTS}) TO ${sqlText(files.reports)} (FORMAT parquet, COMPRESSION zstd)`)
  await connection.run(`COPY (${CASE_STATES}) TO ${sqlText(files.caseStates)} (FORMAT parquet, COMPRESSION zstd)`)
  for (const step of [...FUNNEL_STEPS, 'withdrawn-case']) await connection.run(`DROP TABLE IF EXISTS "${step}"`)
  return {
    funnel: funnelOf(left),
    reports: left['analysable'] ?? 0,
    cases: left['latest-generation'] ?? 0,
    unknownDeletions,
  }
}

function funnelOf(left: Readonly<Record<string, number>>): FunnelStep[] {
  let before = left['case-rows'] ?? 0
  return FUNNEL_STEPS.map((step) => {
    const reports = left[step] ?? 0
    const removed = before - reports
    before = reports
    return { step, reports, removed }
  })
}

async function stepQueries(
  connection: DuckDBConnection,
): Promise<Readonly<Record<Exclude<(typeof FUNNEL_STEPS)[number], 'case-rows'>, string>>> {
  await connection.run(`CREATE TEMP TABLE withdrawal AS
    SELECT family, source, "caseId", max("partition") AS "partition"
    FROM deletion JOIN part USING (part) WHERE "caseId" IS NOT NULL GROUP BY ALL`)
  await connection.run('CREATE TEMP TABLE nameless (term VARCHAR)')
  for (const term of await namelessTerms(connection)) {
    await connection.run('INSERT INTO nameless VALUES ($1)', [term])
  }
  return {
    'distinct-reports': `
      SELECT part, ordinal, source, family, "familyRank", "partition", hash, "reportId", coalesce("caseId", "reportId") AS "caseKey",
        CASE WHEN "caseId" IS NULL AND "reportId" IS NULL THEN ordinal END AS anonymous,
        CASE WHEN "caseId" IS NULL AND "reportId" IS NULL THEN part END AS "anonymousPart",
        regexp_full_match("reportId", '[0-9]+') AS "numericId",
        CASE WHEN regexp_full_match("reportId", '[0-9]+') THEN ltrim("reportId", '0') END AS "idDigits",
        generation, version, "versionDate", nullified
      FROM "case" JOIN part USING (part)
      QUALIFY row_number() OVER (
        PARTITION BY part, "reportId", CASE WHEN "reportId" IS NULL THEN ordinal END ORDER BY ordinal DESC) = 1`,
    'latest-version': `
      SELECT * FROM "distinct-reports"
      QUALIFY row_number() OVER (
        PARTITION BY family, "caseKey", "anonymousPart", anonymous, generation
        ORDER BY version DESC NULLS LAST, coalesce("versionDate", 0) DESC, "familyRank", "partition" DESC,
          NOT "numericId" DESC NULLS LAST, length("idDigits") DESC NULLS LAST, "idDigits" DESC NULLS LAST,
          "reportId" DESC NULLS LAST, ordinal DESC) = 1`,
    'latest-generation': `
      SELECT * FROM "latest-version"
      QUALIFY row_number() OVER (
        PARTITION BY family, "caseKey", "anonymousPart", anonymous ORDER BY generation DESC NULLS LAST) = 1`,
    'not-deleted': `
      SELECT part, ordinal FROM "latest-generation" l WHERE nullified IS DISTINCT FROM 1 AND NOT EXISTS (
        SELECT 1 FROM "withdrawn-case" w WHERE w.family = l.family AND w."caseId" = l."caseKey")`,
    'with-drug': `
      SELECT part, ordinal FROM "not-deleted" WHERE (part, ordinal) IN (
        SELECT (part, "caseOrdinal") FROM drug WHERE names <> '' AND role IS DISTINCT FROM 'DN')`,
    'with-role': `
      SELECT part, ordinal FROM "with-drug" WHERE (part, ordinal) IN (
        SELECT (part, "caseOrdinal") FROM drug WHERE names <> '' AND role IN (${COUNTED_ROLES}))`,
    analysable: `
      SELECT part, ordinal FROM "with-role" WHERE (part, ordinal) IN (
        SELECT (part, "caseOrdinal") FROM event
        WHERE term IS NOT NULL AND NOT EXISTS (SELECT 1 FROM nameless WHERE nameless.term = event.term))`,
  }
}

/**
 * Cases that are withdrawn. A deletion holds unless the case was seen after it: in a later partition of the source that
 * announced it or, since partitions of different sources do not compare, in another source of the family with a version
 * dated after the quarter of the deletion.
 */
const WITHDRAWN_CASES = `
  WITH sighting AS (
    SELECT family, source, "caseKey", max("partition") AS "partition", max("versionDate") AS "versionDate"
    FROM "distinct-reports" GROUP BY family, source, "caseKey"),
  dated AS (
    SELECT *, TRY_CAST(nullif(regexp_extract("partition", '^([0-9]{4})Q[1-4]', 1), '') AS INTEGER) * 10000
      + TRY_CAST(nullif(regexp_extract("partition", '^[0-9]{4}Q([1-4])', 1), '') AS INTEGER) * 300 + 31 AS "lastDay"
    FROM withdrawal)
  SELECT DISTINCT w.family, w."caseId" FROM dated w WHERE NOT EXISTS (
    SELECT 1 FROM sighting s WHERE s.family = w.family AND s."caseKey" = w."caseId"
      AND CASE WHEN s.source = w.source THEN s."partition" > w."partition"
        ELSE coalesce(s."versionDate" > w."lastDay", false) END)`

const CASE_STATES = `
  SELECT l.family, coalesce(l."caseKey", l."partition" || '#' || (l.ordinal + 1)) AS id, l."caseKey" IS NULL AS anonymous,
    l.source, l."partition", l.hash, l.ordinal, l."reportId", l.generation, l.version, l."versionDate",
    w."caseId" IS NOT NULL OR coalesce(l.nullified = 1, false) AS withdrawn
  FROM "latest-generation" l LEFT JOIN "withdrawn-case" w ON w.family = l.family AND w."caseId" = l."caseKey"
  ORDER BY l.family, id, anonymous`

/** Terms of which normalisation leaves nothing, such as blanks. The rule is `normaliseName`, not SQL. */
async function namelessTerms(connection: DuckDBConnection): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT term FROM event WHERE NOT regexp_matches(term, '[A-Za-z0-9]')`,
  )
  return (
    reader
      .getColumnsJS()[0]
      ?.filter((term): term is string => typeof term === 'string' && normaliseName(term) === null) ?? []
  )
}

const OUTCOME_SQL = Object.entries(OUTCOME_BITS)
  .map(([code, bit]) => `WHEN ${sqlText(code)} THEN ${bit}`)
  .join(' ')

const REPORTS = `
  WITH outcomes AS (
    SELECT part, "caseOrdinal" AS ordinal, bit_or(CASE code ${OUTCOME_SQL} ELSE 0 END) AS bits
    FROM outcome WHERE "caseOrdinal" >= 0 AND code IS NOT NULL GROUP BY ALL)
  SELECT CAST(row_number() OVER (ORDER BY part, ordinal) - 1 AS INTEGER) AS report, part, ordinal,
    "caseId", "reportId", "ageYears", country, "eventDate", "receivedDate", "versionDate",
    CASE sex WHEN 'F' THEN ${SEX_CODES.F} WHEN 'M' THEN ${SEX_CODES.M} ELSE ${SEX_CODES.unknown} END AS sex,
    CASE WHEN bits IS NOT NULL OR serious = 1 THEN ${SERIOUS_CODES.yes} WHEN serious = 0 THEN ${SERIOUS_CODES.no}
      ELSE ${SERIOUS_CODES.unknown} END AS serious,
    coalesce(bits, 0) AS outcomes
  FROM analysable JOIN "case" USING (part, ordinal) LEFT JOIN outcomes USING (part, ordinal)
  ORDER BY report`
