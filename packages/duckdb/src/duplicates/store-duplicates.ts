import { join, resolve } from 'node:path'
import type {
  CaseReference,
  DuplicateCases,
  DuplicateDecisions,
  DuplicateFinding,
  NamedFinding,
} from '@aethersignal/duplicates'
import {
  type DatasetIdentity,
  datasetIdentity,
  type LoadWarning,
  type Progress,
  snapshotHash,
  throwIfAborted,
} from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { openDatabase } from '../database/open-database.js'
import { readColumns } from '../database/read-columns.js'
import { leaseInstance } from '../database/shared-instance.js'
import { createReportView, createSnapshotViews } from '../database/snapshot-views.js'
import { buildReportIndex } from '../index/build-report-index.js'
import { commitSnapshot } from '../load/commit-snapshot.js'
import { readReferences, referencesSql } from '../load/current-references.js'
import { decisionsHash } from '../load/stage-decisions.js'
import { stageSnapshot } from '../load/stage-snapshot.js'
import type { Catalogue } from '../store/catalogue.js'
import { openCatalogue } from '../store/open-catalogue.js'
import { storeError } from '../store/store-error.js'
import { inStore } from '../store/store-layout.js'
import { readStoredDecisions } from '../store/stored-duplicates.js'
import { withStaging } from '../store/with-staging.js'

/** How to search a store. */
export interface StoreDuplicatesOptions {
  /** Stops the search, which then rejects with `request/aborted`. */
  readonly signal?: AbortSignal
  /** Told from time to time how far the search is. */
  readonly onProgress?: (progress: Progress) => void
  /** Memory of DuckDB's buffers, such as `1GB`; typed arrays come on top. Default `512MB`. */
  readonly memoryLimit?: string
}

/** What a search found in a store, with the names of its reports. */
export interface StoreDuplicates extends NamedFinding {
  /** Of the reports that were searched, which no decision takes out. */
  readonly identity: DatasetIdentity
}

/**
 * Searches the current reports of the store at `directory`, those that earlier decisions took out among them. The store
 * is not changed.
 *
 *     const found = await findStoreDuplicates('./store', (cases) => hitMissDuplicates(cases))
 *
 * @throws AetherError `store/not-found`, `store/corrupt`, `request/aborted`, and what `search` throws.
 */
export async function findStoreDuplicates(
  directory: string,
  search: (cases: DuplicateCases) => DuplicateFinding,
  options: StoreDuplicatesOptions = {},
): Promise<StoreDuplicates> {
  const store = resolve(directory)
  try {
    const catalogue = await openCatalogue(store, options)
    return await reading(store, options, async (connection) => {
      const reports = catalogue.duplicates?.allReports ?? catalogue.reports
      await createSnapshotViews(connection, catalogue.parts, (_, file) => inStore(store, file.path))
      await createReportView(connection, inStore(store, reports.path))
      const index = await buildReportIndex(connection, reports.rows, options)
      const finding = search({
        ...index,
        rank: await readRanks(connection, reports.rows, options.signal),
        country: index.country.codes,
        drugs: index.drugs.incidence,
        events: index.events.incidence,
      })
      const named = await namesOf(connection, finding)
      return {
        finding,
        referenceOf: (report) => named.get(report)!,
        drugs: index.drugs.names,
        events: index.events.names,
        identity: datasetIdentity({ id: 'default', parts: catalogue.parts }),
      }
    })
  } catch (error) {
    throw storeError(error, directory)
  }
}

/** The decisions that the store at `directory` follows, or undefined. @throws AetherError `store/not-found`, `store/corrupt`. */
export async function storeDecisions(directory: string): Promise<DuplicateDecisions | undefined> {
  try {
    const { duplicates } = await openCatalogue(resolve(directory))
    return await readStoredDecisions(resolve(directory), duplicates)
  } catch (error) {
    throw storeError(error, directory)
  }
}

/** What became of a store when decisions were applied. */
export interface AppliedToStore {
  /** Of the snapshot that stands now. */
  readonly hash: string
  /** Reports that are left. */
  readonly reports: number
  /** Duplicates that left. */
  readonly removed: number
  /** False where the store followed the same decisions already. */
  readonly changed: boolean
  /** What who decided must know. */
  readonly warnings: readonly LoadWarning[]
}

/**
 * Lets the store at `directory` follow decisions, in place of those it followed before, or none when they are undefined.
 * Loads that come later follow them too. As with a load, the new state is written aside and becomes current by moving
 * one pointer; nothing is deleted, so that undoing gives the numbers that were there before.
 * @throws AetherError `store/not-found`, `store/locked`, `store/disk-full`, `store/not-writable`, `store/corrupt`,
 *   `request/aborted`.
 */
export async function applyStoreDecisions(
  directory: string,
  decisions: DuplicateDecisions | undefined,
  options: StoreDuplicatesOptions = {},
): Promise<AppliedToStore> {
  const store = resolve(directory)
  try {
    await openCatalogue(store, options)
    return await withStaging(store, async (staging) =>
      applyStaged(store, staging, await openCatalogue(store, options), decisions, options),
    )
  } catch (error) {
    throw storeError(error, directory)
  }
}

async function applyStaged(
  store: string,
  staging: string,
  before: Catalogue,
  decisions: DuplicateDecisions | undefined,
  options: StoreDuplicatesOptions,
): Promise<AppliedToStore> {
  const hash = snapshotHash(before.parts, decisions && decisionsHash(decisions))
  if (hash === before.hash) return { ...outcomeOf(before), changed: false, warnings: [] }
  const instance = await openDatabase({
    folders: [store],
    temporary: join(staging, 'spill'),
    memoryLimit: options.memoryLimit ?? '512MB',
    threads: 2,
  })
  try {
    const merged = { parts: before.parts, staged: [], changes: [], warnings: [] }
    const staged = { store, staging, before, merged, decisions, ...options }
    const snapshot = await stageSnapshot(await instance.connect(), staged)
    throwIfAborted(options.signal)
    await commitSnapshot(store, snapshot)
    return { ...outcomeOf(snapshot.catalogue), changed: true, warnings: snapshot.warnings }
  } finally {
    instance.closeSync()
  }
}

function outcomeOf({ hash, reports, duplicates }: Catalogue): Pick<AppliedToStore, 'hash' | 'reports' | 'removed'> {
  return { hash, reports: reports.rows, removed: duplicates?.removed ?? 0 }
}

async function reading<T>(
  store: string,
  options: StoreDuplicatesOptions,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const lease = await leaseInstance(store, options.memoryLimit ?? '512MB')
  try {
    const connection = await lease.instance.connect()
    try {
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    await lease.release()
  }
}

async function readRanks(connection: DuckDBConnection, reports: number, signal?: AbortSignal): Promise<Uint32Array> {
  const ranks = new Uint32Array(reports)
  await readColumns(
    connection,
    `SELECT report, CAST(row_number() OVER (ORDER BY source, "caseId", "reportId", report) - 1 AS INTEGER)
     FROM (${referencesSql('report')})`,
    ([report, rank], rows) => {
      for (let row = 0; row < rows; row++) ranks[report!.getItem(row) as number] = rank!.getItem(row) as number
    },
    signal,
  )
  return ranks
}

async function namesOf(
  connection: DuckDBConnection,
  { clusters, series }: DuplicateFinding,
): Promise<Map<number, CaseReference>> {
  const members = [...clusters, ...series].flatMap((group) => group.members)
  const rows = await readReferences(
    connection,
    `${referencesSql('report')} WHERE report IN (SELECT unnest(CAST($1 AS INTEGER[])))`,
    [JSON.stringify(members)],
  )
  return new Map(rows.map(({ report, source, caseId, reportId }) => [report, { source, caseId, reportId }]))
}
