import { FUNNEL_STEPS, type FunnelStep } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { findReach, REACH } from './report-reach.js'
import { findStandingReports } from './standing-reports.js'
import { findWithdrawnCases } from './withdrawn-cases.js'
import { type FormerReports, writeCaseStates, writeReports } from './write-states.js'

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

/** Where to write, and what is known from before. */
export interface CurrentCasesFiles {
  /** The current analysable reports, numbered from 0 in order of part, then row. */
  readonly reports: string
  /** A row for each case: which report is its latest, and whether it is withdrawn. */
  readonly caseStates: string
  /** The state of the store before, where there was one: what it says of parts that stay is not worked out again. */
  readonly before: { readonly caseStates: string; readonly reports: FormerReports } | null
}

/**
 * Works out which report stands for each case, over all parts together, so that the order of loading does not matter.
 * Within a part the last row of a report id wins. Within a case of a family (`caseFamily`) the highest generation wins,
 * then version, version date, rank of the source in the family, partition, and report id, numbers by value and below other
 * texts; a report without a version number stands only where none has one. Cases that are withdrawn leave
 * (`findWithdrawnCases`), and those whose standing report nullifies them. The reports left that have a drug (any role that could be
 * read but not administered) and a reaction can be analysed.
 *
 * Expects the views of `createSnapshotViews` on the connection. Source of the rules: FDA, FAERS ASC_NTS and FAQ.
 */
export async function writeCurrentReports(
  connection: DuckDBConnection,
  { reports, caseStates, before }: CurrentCasesFiles,
): Promise<CurrentCases> {
  const { rows, distinctReports, latestVersions, cases } = await findStandingReports(connection)
  const unknownDeletions = await findWithdrawnCases(connection)
  await findReach(connection, before?.caseStates ?? null)
  for (const table of ['standing', 'superseded', '"withdrawn-row"']) await connection.run(`DROP TABLE ${table}`)
  const [left = []] = (
    await connection.runAndReadAll(
      `SELECT count(*)::DOUBLE, ${[REACH.drug, REACH.role, REACH.analysable]
        .map((reach) => `count(*) FILTER (reach >= ${reach})::DOUBLE`)
        .join(', ')} FROM state WHERE NOT withdrawn`,
    )
  ).getRowsJS()
  await writeReports(connection, reports, before?.reports ?? null)
  await writeCaseStates(connection, caseStates)
  await connection.run('DROP TABLE state')
  const funnel = funnelOf([rows, distinctReports, latestVersions, cases, ...left.map(Number)])
  return { funnel, reports: funnel.at(-1)!.reports, cases, unknownDeletions }
}

/** @param left reports after each step, in the order of the steps */
function funnelOf(left: readonly number[]): FunnelStep[] {
  return FUNNEL_STEPS.map((step, at) => ({
    step,
    reports: left[at]!,
    removed: at === 0 ? 0 : left[at - 1]! - left[at]!,
  }))
}
