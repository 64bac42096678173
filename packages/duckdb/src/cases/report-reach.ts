import { normaliseName, ROLES } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlPath, sqlText } from '../database/open-database.js'

/** How far a report reaches of what counting needs, as kept beside its case; NULL where it was not looked at. */
export const REACH = { none: 0, drug: 1, role: 2, analysable: 3 } as const

/** Roles that some choice of roles counts; a role that is none of them is not known. */
const COUNTED_ROLES = ROLES.filter((role) => role !== 'DN')
  .map(sqlText)
  .join(', ')

/**
 * Finds how far each standing report reaches, in the table `state` (columns `part`, `ordinal`, `withdrawn`, `reach`). What
 * the states before say of the same rows of the same parts is taken from there; of the others drugs and events are read.
 * Expects the tables of `findStandingReports` and `findWithdrawnCases`.
 *
 * @param before file of case states before; null where there was none
 */
export async function findReach(connection: DuckDBConnection, before: string | null): Promise<void> {
  const known = before !== null && (await hasReach(connection, before)) ? knownReach(before) : NONE_KNOWN
  await connection.run(`CREATE TEMP TABLE "known-state" AS
    SELECT s.part, s.ordinal, s.nullified OR w.part IS NOT NULL AS withdrawn, k.reach
    FROM standing s LEFT JOIN "withdrawn-row" w ON w.part = s.part AND w.ordinal = s.ordinal
      LEFT JOIN (${known}) k ON k.part = s.part AND k.ordinal = s.ordinal`)
  const reader = await connection.runAndReadAll(`SELECT DISTINCT part FROM "known-state" k WHERE ${UNKNOWN}`)
  const parts = (reader.getColumnsJS()[0] ?? []).map(Number)
  if (parts.length === 0) {
    await connection.run('ALTER TABLE "known-state" RENAME TO state')
    return
  }
  const inParts = `part IN (${parts.join(', ')})`
  await connection.run('CREATE TEMP TABLE nameless (term VARCHAR)')
  for (const term of await namelessTerms(connection, inParts)) {
    await connection.run('INSERT INTO nameless VALUES ($1)', [term])
  }
  await connection.run(`CREATE TEMP TABLE state AS
    SELECT k.part, k.ordinal, k.withdrawn,
      CASE WHEN NOT (${UNKNOWN}) THEN k.reach
        WHEN d.reach = ${REACH.role} AND e.part IS NOT NULL THEN ${REACH.analysable}
        ELSE coalesce(d.reach, ${REACH.none}) END AS reach
    FROM "known-state" k
      LEFT JOIN (${drugReach(inParts)}) d ON d.part = k.part AND d.ordinal = k.ordinal
      LEFT JOIN (${withEvent(inParts)}) e ON e.part = k.part AND e.ordinal = k.ordinal`)
  await connection.run('DROP TABLE nameless')
  await connection.run('DROP TABLE "known-state"')
}

const UNKNOWN = 'NOT withdrawn AND k.reach IS NULL'

const NONE_KNOWN = 'SELECT 0 AS part, 0 AS ordinal, 0 AS reach WHERE false'

/** A version before this one kept no reach. */
async function hasReach(connection: DuckDBConnection, states: string): Promise<boolean> {
  const reader = await connection.runAndReadAll(`SELECT name FROM parquet_schema(${sqlPath(states)})`)
  return (reader.getColumnsJS()[0] ?? []).includes('reach')
}

function knownReach(states: string): string {
  return `SELECT part.part, b.ordinal, b.reach FROM read_parquet(${sqlPath(states)}) b
    JOIN part ON part.source = b.source AND part."partition" = b."partition" AND part.hash = b.hash WHERE b.reach IS NOT NULL`
}

function drugReach(inParts: string): string {
  return `SELECT part, "caseOrdinal" AS ordinal,
      max(CASE WHEN role IN (${COUNTED_ROLES}) THEN ${REACH.role} ELSE ${REACH.drug} END) AS reach
    FROM drug WHERE ${inParts} AND names <> '' AND role IS DISTINCT FROM 'DN' GROUP BY ALL`
}

function withEvent(inParts: string): string {
  return `SELECT DISTINCT part, "caseOrdinal" AS ordinal FROM event
    WHERE ${inParts} AND term IS NOT NULL AND NOT EXISTS (SELECT 1 FROM nameless WHERE nameless.term = event.term)`
}

/** Terms of which normalisation leaves nothing, such as blanks. The rule is `normaliseName`, not SQL. */
async function namelessTerms(connection: DuckDBConnection, inParts: string): Promise<string[]> {
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT term FROM event WHERE ${inParts} AND NOT regexp_matches(term, '[A-Za-z0-9]')`,
  )
  return (
    reader
      .getColumnsJS()[0]
      ?.filter((term): term is string => typeof term === 'string' && normaliseName(term) === null) ?? []
  )
}
