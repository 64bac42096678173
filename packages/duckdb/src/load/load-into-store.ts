import { mkdir, rmdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  type AdapterRun,
  AetherError,
  type LoadReport,
  type Progress,
  snapshotHash,
  throwIfAborted,
} from '@aethersignal/model'
import { noCaseChanges } from '../cases/case-changes.js'
import { openDatabase } from '../database/open-database.js'
import { findCatalogue } from '../store/open-catalogue.js'
import { storeError } from '../store/store-error.js'
import { inStore } from '../store/store-layout.js'
import { readStoredDecisions } from '../store/stored-duplicates.js'
import { withStaging } from '../store/with-staging.js'
import { commitSnapshot } from './commit-snapshot.js'
import type { InputOrigin } from './input-origins.js'
import { mergeParts } from './merge-parts.js'
import { stageRuns } from './stage-runs.js'
import { stageSnapshot } from './stage-snapshot.js'

/** How to load. */
export interface LoadOptions {
  /** Stops the load, which then rejects with `request/aborted` and leaves the store as it was. */
  readonly signal?: AbortSignal
  /** Told from time to time how far the load is. */
  readonly onProgress?: (progress: Progress) => void
  /** Recorded as the time of loading. */
  readonly now: Date
  /** Memory of DuckDB's buffers, such as `1GB`; the process takes up to twice that. Default `192MB`. */
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

/**
 * Loads what adapters read into the store at `directory`, which is made if it does not exist. All runs become visible
 * together, in one step, or not at all: when reading fails, the disk fills up, the signal fires or the process dies, the
 * store holds what it held before. A part that is there already with the same content stays; one with other content is
 * replaced, with a warning that says how its rows differ.
 *
 * Returns the account of this load: the files and warnings of these runs, what became of each part and of the cases of the
 * store, and the funnel of the whole store after it.
 * @throws AetherError `store/locked`, `store/disk-full`, `store/not-writable`, `store/out-of-memory`, `store/corrupt`,
 * `input/empty`, `request/aborted`, and what the adapters throw.
 */
export async function loadIntoStore(
  directory: string,
  runs: AdapterRun | readonly AdapterRun[],
  options: LoadOptions,
): Promise<LoadReport> {
  const store = resolve(directory)
  try {
    throwIfAborted(options.signal)
    const made = await mkdir(store, { recursive: true })
    try {
      return await withStaging(store, (staging) =>
        loadStaged(store, staging, 'batches' in runs ? [runs] : runs, options),
      )
    } catch (error) {
      if (made !== undefined) await removeEmptyFolders(store, made)
      throw error
    }
  } catch (error) {
    throw storeError(error, directory)
  }
}

async function loadStaged(
  store: string,
  staging: string,
  runs: readonly AdapterRun[],
  options: LoadOptions,
): Promise<LoadReport> {
  const before = await findCatalogue(store, options)
  const instance = await openDatabase({
    folders: [store],
    temporary: join(staging, 'spill'),
    memoryLimit: options.memoryLimit ?? '192MB',
    threads: 2,
  })
  try {
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
  } finally {
    instance.closeSync()
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
