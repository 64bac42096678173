import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOptions } from '@aethersignal/engine'
import { type AdapterRun, AetherError, type LoadReport, snapshotHash, throwIfAborted } from '@aethersignal/model'
import type { DuckDBInstance } from '@duckdb/node-api'
import { noCaseChanges } from '../cases/case-changes.js'
import { memoryLimitOf } from '../database/memory-limit.js'
import { findCatalogue } from '../store/open-catalogue.js'
import { inStore } from '../store/store-layout.js'
import { readStoredDecisions } from '../store/stored-duplicates.js'
import { changeStore } from './change-store.js'
import { commitSnapshot } from './commit-snapshot.js'
import type { InputOrigin } from './input-origins.js'
import { mergeParts } from './merge-parts.js'
import { stageRuns } from './stage-runs.js'
import { stageSnapshot } from './stage-snapshot.js'

/** How to load. A load that its signal stops leaves the store as it was. */
export interface LoadOptions extends CallOptions {
  /** Recorded as the time of loading. */
  readonly now: Date
  /** Memory of DuckDB's buffers for this load, such as `1GB`; the process takes up to twice that. Default that of the handle. */
  readonly memoryLimit?: string
  /**
   * Where inputs stood that are parts of their own. Given them, parts are known by place and content instead of name: files
   * of one name from two folders stand beside each other, a file with other content takes the place of the one that stood
   * where it stands, and a content that is there already, whatever its name, counts once.
   */
  readonly origins?: readonly InputOrigin[]
  /** Most case ids the report lists for each change and family; `Infinity` for all. Default 100. */
  readonly listedCases?: number
}

/** Loads into the store what adapters read; the folder is made if it does not exist. */
export async function loadIntoStore(
  store: string,
  runs: AdapterRun | readonly AdapterRun[],
  options: LoadOptions,
): Promise<LoadReport> {
  const made = await mkdir(store, { recursive: true })
  try {
    return await changeStore(store, memoryLimitOf(options.memoryLimit), (instance, staging) =>
      loadStaged(store, instance, staging, 'batches' in runs ? [runs] : runs, options),
    )
  } catch (error) {
    if (made !== undefined) await removeEmptyFolders(store, made)
    throw error
  }
}

async function loadStaged(
  store: string,
  instance: DuckDBInstance,
  staging: string,
  runs: readonly AdapterRun[],
  options: LoadOptions,
): Promise<LoadReport> {
  const before = await findCatalogue(store, options)
  const connection = await instance.connect()
  const staged = await stageRuns(instance, runs, staging, options)
  if (staged.parts.length === 0) throw new AetherError('input/empty', 'The input holds no case data.')
  const merged = mergeParts(before?.parts ?? [], staged.parts)
  const files = staged.reports.flatMap((report) => report.files)
  const warnings = [...staged.reports.flatMap((report) => report.warnings), ...merged.warnings]
  if (before?.hash === snapshotHash(merged.parts, before?.duplicates?.decisions.sha256)) {
    const cases = await noCaseChanges(connection, inStore(store, before.cases.path))
    return { files, funnel: before.funnel, warnings, parts: merged.changes, cases }
  }
  const decisions = await readStoredDecisions(store, before?.duplicates)
  const snapshot = await stageSnapshot(connection, { store, staging, before, merged, decisions, ...options })
  throwIfAborted(options.signal)
  await commitSnapshot(store, snapshot)
  return {
    files,
    funnel: snapshot.catalogue.funnel,
    warnings: [...warnings, ...snapshot.warnings],
    parts: merged.changes,
    cases: snapshot.changes,
  }
}

/** Removes the folders that this load made, from the store up to the first one, as far as they are empty. */
async function removeEmptyFolders(store: string, first: string): Promise<void> {
  for (let folder = store; folder.length >= first.length; folder = join(folder, '..')) {
    try {
      await rmdir(folder)
    } catch {
      return
    }
  }
}
