import { join } from 'node:path'
import type { LoadWarning, Progress } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { writeCurrentReports } from '../cases/current-cases.js'
import { interruptible } from '../database/open-database.js'
import { createSnapshotViews } from '../database/snapshot-views.js'
import { type Catalogue, snapshotHash } from '../store/catalogue.js'
import { describeFile, writeDurably } from '../store/durable-files.js'
import { CURRENT_FILE, inStore, reportsPath, STORE_FORMAT } from '../store/store-layout.js'
import type { MergedParts } from './merge-parts.js'
import type { StagedPart } from './stage-runs.js'

/** A state of the store that lies complete in the staging folder, on the disk, and only has to be moved into place. */
export interface StagedSnapshot {
  readonly catalogue: Catalogue
  readonly parts: readonly StagedPart[]
  readonly reportsFile: string
  readonly catalogueFile: string
  readonly pointerFile: string
  readonly warnings: readonly LoadWarning[]
}

interface StageSnapshotOptions {
  readonly store: string
  readonly staging: string
  readonly merged: MergedParts
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Works out the current reports over all parts and writes the catalogue and the pointer to it. */
export async function stageSnapshot(
  connection: DuckDBConnection,
  options: StageSnapshotOptions,
): Promise<StagedSnapshot> {
  const { store, staging, merged, signal } = options
  options.onProgress?.({ phase: 'current-cases', done: 0, total: 1 })
  const stagedFolders = new Map(merged.staged.map(({ part, folder }) => [part, folder]))
  await createSnapshotViews(connection, merged.parts, (part, file) => {
    const folder = stagedFolders.get(part)
    return folder === undefined || folder === null
      ? inStore(store, file.path)
      : join(folder, file.path.slice(file.path.lastIndexOf('/') + 1))
  })
  const reportsFile = join(staging, 'reports.parquet')
  const current = await interruptible(connection, signal, () => writeCurrentReports(connection, reportsFile))
  const hash = snapshotHash(merged.parts)
  const reports = await describeFile(reportsFile, reportsPath(hash), current.reports)
  const catalogue: Catalogue = { format: STORE_FORMAT, hash, parts: merged.parts, reports, funnel: current.funnel }
  const catalogueFile = join(staging, 'catalogue.json')
  await writeDurably(catalogueFile, `${JSON.stringify(catalogue)}\n`)
  const pointerFile = join(staging, CURRENT_FILE)
  await writeDurably(pointerFile, `${hash}\n`)
  options.onProgress?.({ phase: 'current-cases', done: 1, total: 1 })
  const warnings: LoadWarning[] = []
  if (current.unknownDeletions > 0) {
    warnings.push({
      code: 'deletion-unknown',
      message: 'Withdrawn cases that no part of the store holds; they will be withdrawn when they are loaded.',
      count: current.unknownDeletions,
    })
  }
  return { catalogue, parts: merged.staged, reportsFile, catalogueFile, pointerFile, warnings }
}
