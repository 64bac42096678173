import { createHash } from 'node:crypto'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { applyDecisions, currentReports, type DuplicateDecisions } from '@aethersignal/duplicates'
import type { FunnelStep, LoadWarning } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { sqlPath, sqlText } from '../database/open-database.js'
import { describeFile, writeDurably } from '../store/durable-files.js'
import { allReportsPath, decisionsPath, type StoredDuplicates } from '../store/stored-duplicates.js'
import { readReferences, referencesSql } from './current-references.js'

/** Current reports of which the duplicates have left, and what a snapshot needs to take that back. */
export interface StagedDecisions {
  /** Names the decisions; see {@link decisionsHash}. */
  readonly hash: string
  readonly reports: number
  readonly funnelStep: FunnelStep
  readonly warnings: readonly LoadWarning[]
  /** Describes the files for the snapshot of that name. */
  stored(snapshot: string): Promise<StoredDuplicates>
  /** Files to move into the store, and where to. */
  files(snapshot: string): readonly { readonly from: string; readonly to: string }[]
}

interface StageDecisionsOptions {
  readonly staging: string
  readonly reportsFile: string
  readonly reports: number
  readonly decisions: DuplicateDecisions
}

export function decisionsText(decisions: DuplicateDecisions): string {
  return `${JSON.stringify(decisions, null, 2)}\n`
}

/** SHA-256 of the decisions as they stand in the store. */
export function decisionsHash(decisions: DuplicateDecisions): string {
  return createHash('sha256').update(decisionsText(decisions)).digest('hex')
}

/**
 * Takes the duplicates out of the file of current reports, which keeps its name; the whole one is laid beside it.
 * Expects the views of `createSnapshotViews` on the connection.
 */
export async function stageDecisions(
  connection: DuckDBConnection,
  { staging, reportsFile, reports, decisions }: StageDecisionsOptions,
): Promise<StagedDecisions> {
  const allReports = join(staging, 'all-reports.parquet')
  const decisionsFile = join(staging, 'duplicates.json')
  await rename(reportsFile, allReports)
  await writeDurably(decisionsFile, decisionsText(decisions))
  const all = `read_parquet(${sqlPath(allReports)})`
  await listMembers(connection, decisions)
  const current = await readReferences(
    connection,
    `SELECT * FROM (${referencesSql(all)}) SEMI JOIN decided_case USING (source, "caseId")`,
  )
  await connection.run('DROP TABLE decided_case')
  const applied = applyDecisions(decisions, reports, currentReports(current))
  const leaving = Array.from(applied.mask.keys()).filter((report) => applied.mask[report] === 0)
  await connection.run('CREATE TEMP TABLE leaving AS SELECT unnest(CAST($1 AS INTEGER[])) AS report', [
    JSON.stringify(leaving),
  ])
  await connection.run(
    `COPY (SELECT CAST(row_number() OVER (ORDER BY report) - 1 AS INTEGER) AS report, * EXCLUDE (report)
       FROM ${all} WHERE report NOT IN (SELECT report FROM leaving) ORDER BY report)
     TO ${sqlText(reportsFile)} (FORMAT parquet, COMPRESSION zstd)`,
  )
  await connection.run('DROP TABLE leaving')
  const merged = decisions.clusters.filter(({ action }) => action === 'merge').length
  return {
    hash: decisionsHash(decisions),
    reports: reports - applied.removed,
    funnelStep: { step: 'not-duplicate', reports: reports - applied.removed, removed: applied.removed },
    warnings: warningsOf(applied.missing.length, applied.changed.length),
    async stored(snapshot) {
      return {
        method: decisions.method,
        decisions: await describeFile(decisionsFile, decisionsPath(snapshot), decisions.clusters.length),
        allReports: await describeFile(allReports, allReportsPath(snapshot), reports),
        merged,
        removed: applied.removed,
      }
    },
    files: (snapshot) => [
      { from: decisionsFile, to: decisionsPath(snapshot) },
      { from: allReports, to: allReportsPath(snapshot) },
    ],
  }
}

async function listMembers(connection: DuckDBConnection, { clusters }: DuplicateDecisions): Promise<void> {
  await connection.run('CREATE TEMP TABLE decided_case (source VARCHAR, "caseId" VARCHAR)')
  const appender = await connection.createAppender('decided_case')
  for (const { source, caseId } of clusters.flatMap(({ members }) => members)) {
    appender.appendVarchar(source)
    appender.appendVarchar(caseId)
    appender.endRow()
  }
  appender.closeSync()
}

function warningsOf(missing: number, changed: number): LoadWarning[] {
  const warnings: LoadWarning[] = []
  if (missing > 0) {
    const message =
      'Cases that were decided to be duplicates are not current any more; the next of each cluster stands.'
    warnings.push({ code: 'duplicate-missing', message, count: missing })
  }
  if (changed > 0) {
    const message = 'Cases that were decided to be duplicates have another version now; look for duplicates again.'
    warnings.push({ code: 'duplicate-changed', message, count: changed })
  }
  return warnings
}
