import { join } from 'node:path'
import type { DuplicateDecisions } from '@aethersignal/duplicates'
import { type CaseChanges, type LoadWarning, type Progress, snapshotHash } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { caseChanges, LISTED_CASES } from '../cases/case-changes.js'
import { compareContents } from '../cases/compare-contents.js'
import { type CurrentCasesFiles, writeCurrentReports } from '../cases/current-cases.js'
import { interruptible } from '../database/open-database.js'
import { createSnapshotViews } from '../database/snapshot-views.js'
import type { Catalogue, StoredFile, StoredPart } from '../store/catalogue.js'
import { describeFile, writeDurably } from '../store/durable-files.js'
import { sha256OfFile } from '../store/sound-files.js'
import { CURRENT_FILE, caseStatesPath, inStore, reportsPath, STORE_FORMAT } from '../store/store-layout.js'
import { pointerText } from '../store/store-pointer.js'
import type { MergedParts } from './merge-parts.js'
import { type StagedDecisions, stageDecisions } from './stage-decisions.js'
import type { StagedPart } from './stage-runs.js'

/** A state of the store that lies complete in the staging folder, on the disk, and only has to be moved into place. */
export interface StagedSnapshot {
  readonly catalogue: Catalogue
  readonly parts: readonly StagedPart[]
  readonly reportsFile: string
  readonly caseStatesFile: string
  readonly decisionFiles: ReturnType<StagedDecisions['files']>
  readonly catalogueFile: string
  readonly pointerFile: string
  readonly warnings: readonly LoadWarning[]
  readonly changes: CaseChanges
}

interface StageSnapshotOptions {
  readonly store: string
  readonly staging: string
  /** The state before, where there was one. */
  readonly before: Catalogue | undefined
  readonly merged: MergedParts
  readonly listedCases?: number
  /** About duplicates; those merged leave the current reports. */
  readonly decisions?: DuplicateDecisions | undefined
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Works out the current reports over all parts and writes the catalogue and the pointer to it. */
export async function stageSnapshot(
  connection: DuckDBConnection,
  options: StageSnapshotOptions,
): Promise<StagedSnapshot> {
  const { store, staging, before, merged, signal } = options
  options.onProgress?.({ phase: 'current-cases', done: 0, total: 1 })
  const stagedFolders = new Map(merged.staged.map(({ part, folder }) => [part, folder]))
  const pathOf = (part: StoredPart, file: StoredFile) => {
    const folder = stagedFolders.get(part)
    return folder === undefined || folder === null
      ? inStore(store, file.path)
      : join(folder, file.path.slice(file.path.lastIndexOf('/') + 1))
  }
  await createSnapshotViews(connection, merged.parts, pathOf)
  const reportsFile = join(staging, 'reports.parquet')
  const caseStatesFile = join(staging, 'cases.parquet')
  const current = await interruptible(connection, signal, () =>
    writeCurrentReports(connection, {
      reports: reportsFile,
      caseStates: caseStatesFile,
      before: before === undefined ? null : formerState(store, before, merged.parts),
    }),
  )
  const changes = await interruptible(connection, signal, () =>
    caseChanges(connection, {
      before: before === undefined ? null : inStore(store, before.cases.path),
      after: caseStatesFile,
      listed: options.listedCases ?? LISTED_CASES,
      compareContents: () => compareContents(connection, [...(before?.parts ?? []), ...merged.parts], pathOf),
    }),
  )
  const { decisions } = options
  const decided =
    decisions && (await stageDecisions(connection, { staging, reportsFile, reports: current.reports, decisions }))
  const hash = snapshotHash(merged.parts, decided?.hash)
  const reports = await describeFile(reportsFile, reportsPath(hash), decided?.reports ?? current.reports)
  const cases = await describeFile(caseStatesFile, caseStatesPath(hash), current.cases)
  const { parts } = merged
  const duplicates = await decided?.stored(hash)
  const catalogue: Catalogue = {
    ...{ format: STORE_FORMAT, hash, parts, reports, cases },
    funnel: decided === undefined ? current.funnel : [...current.funnel, decided.funnelStep],
    ...(duplicates && { duplicates }),
  }
  const catalogueFile = join(staging, 'catalogue.json')
  await writeDurably(catalogueFile, `${JSON.stringify(catalogue)}\n`)
  const pointerFile = join(staging, CURRENT_FILE)
  await writeDurably(pointerFile, pointerText(hash, await sha256OfFile(catalogueFile)))
  options.onProgress?.({ phase: 'current-cases', done: 1, total: 1 })
  const warnings: LoadWarning[] = [...(decided?.warnings ?? [])]
  if (current.unknownDeletions > 0) {
    warnings.push({
      code: 'deletion-unknown',
      message: 'Withdrawn cases that no part of the store holds; they will be withdrawn when they are loaded.',
      count: current.unknownDeletions,
    })
  }
  const files = { reportsFile, caseStatesFile, catalogueFile, pointerFile, decisionFiles: decided?.files(hash) ?? [] }
  return { catalogue, parts: merged.staged, ...files, warnings, changes }
}

/** What a state says of parts that still stand under their name. */
function formerState(store: string, before: Catalogue, parts: readonly StoredPart[]): CurrentCasesFiles['before'] {
  const isSame = (one: StoredPart) => (other: StoredPart) =>
    one.source === other.source && one.partition === other.partition && one.hash === other.hash
  const moved = before.parts.map((part, number) => [number, parts.findIndex(isSame(part))] as const)
  // Decisions about duplicates are followed after this.
  const reports = before.duplicates?.allReports ?? before.reports
  return {
    caseStates: inStore(store, before.cases.path),
    reports: { path: inStore(store, reports.path), parts: moved.filter(([, now]) => now >= 0) },
  }
}
