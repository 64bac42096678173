import { CASE_CHANGES, type CaseChange, type CaseChanges, type ChangedCases } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlPath } from '../database/open-database.js'
import { queryNumber } from '../database/snapshot-views.js'

/** Case ids listed for each change and family unless asked otherwise. */
export const LISTED_CASES = 100

export interface CaseChangesInput {
  /** File of case states before; null where there was no store. */
  readonly before: string | null
  /** File of case states after. */
  readonly after: string
  /** Most ids to list for each change and family. */
  readonly listed: number
  /**
   * Tells which of the cases in the table `candidate` (columns `number`, `beforeHash`, `beforeOrdinal`, `afterHash`,
   * `afterOrdinal`) have the same content before and after, by their numbers in a new table `same`.
   */
  readonly compareContents: () => Promise<void>
}

/** The changes of a load that left the store as it was: none. */
export async function noCaseChanges(connection: DuckDBConnection, caseStates: string): Promise<CaseChanges> {
  const reader = await connection.runAndReadAll(
    `SELECT change, family, count(*)::DOUBLE AS cases FROM (
       SELECT family, CASE WHEN withdrawn THEN 'still-withdrawn' ELSE 'unchanged' END AS change
       FROM read_parquet(${sqlPath(caseStates)}))
     GROUP BY family, change ORDER BY change DESC, family`,
  )
  const counts = reader.getRowObjectsJS() as unknown as Count[]
  const standing = counts.filter(({ change }) => change === 'unchanged').reduce((sum, { cases }) => sum + cases, 0)
  return { before: standing, after: standing, changes: counts.map((count) => ({ ...count, ids: [] })) }
}

/** What became of every case from one state of a store to the next. */
export async function caseChanges(connection: DuckDBConnection, input: CaseChangesInput): Promise<CaseChanges> {
  const before = input.before === null ? emptyStates(input.after) : `read_parquet(${sqlPath(input.before)})`
  const after = `read_parquet(${sqlPath(input.after)})`
  await connection.run(`CREATE TEMP TABLE moved AS ${movedCases(before, after)}`)
  await connection.run(`CREATE TEMP TABLE candidate AS SELECT * FROM moved WHERE change = 'corrected'`)
  if ((await queryNumber(connection, 'SELECT count(*) FROM candidate')) > 0) await input.compareContents()
  else await connection.run('CREATE TEMP TABLE same (number BIGINT)')
  await connection.run(`UPDATE moved SET change = 'unchanged' WHERE number IN (SELECT number FROM same)`)
  const counts = await countChanges(connection, before)
  const changes: ChangedCases[] = []
  for (const count of counts) changes.push({ ...count, ids: await listIds(connection, count, input.listed) })
  for (const table of ['moved', 'candidate', 'same']) await connection.run(`DROP TABLE ${table}`)
  return {
    before: await queryNumber(connection, `SELECT count(*) FROM ${before} WHERE NOT withdrawn`),
    after: await queryNumber(connection, `SELECT count(*) FROM ${after} WHERE NOT withdrawn`),
    changes,
  }
}

function emptyStates(after: string): string {
  return `(SELECT * FROM read_parquet(${sqlPath(after)}) WHERE false)`
}

/**
 * The cases that do not stand exactly where they stood. Those whose version is the same are taken for `corrected` until
 * their contents are compared.
 */
function movedCases(before: string, after: string): string {
  const rank = (side: string) =>
    `[coalesce(${side}.generation, -1)::DOUBLE, coalesce(${side}.version, '-infinity'::DOUBLE), coalesce(${side}."versionDate", 0)::DOUBLE]`
  return `
    SELECT row_number() OVER () AS number, coalesce(a.family, b.family) AS family, coalesce(a.id, b.id) AS id,
      b.hash AS "beforeHash", b.ordinal AS "beforeOrdinal", a.hash AS "afterHash", a.ordinal AS "afterOrdinal",
      CASE
        WHEN b.id IS NULL THEN CASE WHEN a.withdrawn THEN 'withdrawn-on-arrival' ELSE 'added' END
        WHEN a.id IS NULL THEN CASE WHEN b.withdrawn THEN 'forgotten' ELSE 'lost' END
        WHEN b.withdrawn THEN CASE WHEN a.withdrawn THEN 'still-withdrawn' ELSE 'resurrected' END
        WHEN a.withdrawn THEN 'retracted'
        WHEN ${rank('a')} > ${rank('b')} THEN 'replaced'
        WHEN ${rank('a')} < ${rank('b')} THEN 'reverted'
        ELSE 'corrected'
      END AS change
    FROM ${before} b FULL JOIN ${after} a ON a.family = b.family AND a.id = b.id AND a.anonymous = b.anonymous
    WHERE a.id IS NULL OR b.id IS NULL OR a.withdrawn <> b.withdrawn OR (NOT a.withdrawn AND (
      a.source <> b.source OR a."partition" <> b."partition" OR a.hash <> b.hash OR a.ordinal <> b.ordinal))`
}

type Count = Omit<ChangedCases, 'ids'>

async function countChanges(connection: DuckDBConnection, before: string): Promise<Count[]> {
  const reader = await connection.runAndReadAll(`
    WITH stayed AS (
      SELECT family, CASE WHEN withdrawn THEN 'still-withdrawn' ELSE 'unchanged' END AS change, count(*) AS cases
      FROM ${before} GROUP BY ALL
      UNION ALL
      SELECT family, CASE WHEN change IN ('resurrected', 'forgotten', 'still-withdrawn') THEN 'still-withdrawn'
        ELSE 'unchanged' END, -count(*)
      FROM moved WHERE "beforeHash" IS NOT NULL GROUP BY ALL
      UNION ALL
      SELECT family, change, count(*) FROM moved GROUP BY ALL)
    SELECT family, change, sum(cases)::DOUBLE AS cases FROM stayed GROUP BY ALL HAVING sum(cases) > 0 ORDER BY family`)
  const counts = reader.getRowObjectsJS() as unknown as Count[]
  const order = (change: CaseChange) => CASE_CHANGES.indexOf(change)
  return counts
    .map(({ change, family, cases }) => ({ change, family, cases }))
    .sort((one, other) => order(one.change) - order(other.change))
}

async function listIds(connection: DuckDBConnection, { change, family }: Count, most: number): Promise<string[]> {
  if (change === 'unchanged' || change === 'still-withdrawn') return []
  const limit = Number.isFinite(most) ? `LIMIT ${Math.max(0, Math.trunc(most))}` : ''
  const reader = await connection.runAndReadAll(
    `SELECT id FROM moved WHERE change = $1 AND family = $2 ORDER BY id ${limit}`,
    [change, family],
  )
  return (reader.getColumnsJS()[0] ?? []) as string[]
}
