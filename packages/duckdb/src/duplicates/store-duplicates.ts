import type {
  CaseReference,
  DuplicateCases,
  DuplicateDecisions,
  DuplicateFinding,
  NamedFinding,
} from '@aethersignal/duplicates'
import type { CallOptions } from '@aethersignal/engine'
import {
  type DatasetIdentity,
  datasetIdentity,
  type LoadWarning,
  snapshotHash,
  throwIfAborted,
} from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../database/read-columns.js'
import { readSnapshot } from '../database/read-snapshot.js'
import { buildReportIndex } from '../index/build-report-index.js'
import { changeStore } from '../load/change-store.js'
import { commitSnapshot } from '../load/commit-snapshot.js'
import { readReferences, referencesSql } from '../load/current-references.js'
import { decisionsHash } from '../load/stage-decisions.js'
import { stageSnapshot } from '../load/stage-snapshot.js'
import type { Catalogue } from '../store/catalogue.js'
import { openCatalogue } from '../store/open-catalogue.js'
import { readStoredDecisions } from '../store/stored-duplicates.js'

/** What a search found in a store, with the names of its reports. */
export interface StoreDuplicates extends NamedFinding {
  /** Of the reports that were searched, which no decision takes out. */
  readonly identity: DatasetIdentity
}

/** How to read a store. */
export interface ReadingStore extends CallOptions {
  /** Memory of DuckDB's buffers, such as `512MB`. */
  readonly memoryLimit: string
}

/** Searches the current reports, those that earlier decisions took out among them. */
export async function findStoreDuplicates(
  store: string,
  search: (cases: DuplicateCases) => DuplicateFinding,
  options: ReadingStore,
): Promise<StoreDuplicates> {
  const catalogue = await openCatalogue(store, options)
  const reports = catalogue.duplicates?.allReports ?? catalogue.reports
  return readSnapshot(store, catalogue, reports, options.memoryLimit, async (connection) => {
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
}

/** The decisions that a store follows, or undefined. */
export async function storeDecisions(store: string, options: CallOptions): Promise<DuplicateDecisions | undefined> {
  return readStoredDecisions(store, (await openCatalogue(store, options)).duplicates)
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

/** Lets a store follow decisions in place of those it followed before, or none. */
export async function applyStoreDecisions(
  store: string,
  decisions: DuplicateDecisions | undefined,
  options: ReadingStore,
): Promise<AppliedToStore> {
  await openCatalogue(store, options)
  return changeStore(store, options.memoryLimit, async (instance, staging) => {
    const before = await openCatalogue(store, options)
    const hash = snapshotHash(before.parts, decisions && decisionsHash(decisions))
    if (hash === before.hash) return { ...outcomeOf(before), changed: false, warnings: [] }
    const merged = { parts: before.parts, staged: [], changes: [], warnings: [] }
    const staged = { store, staging, before, merged, decisions, ...options }
    const snapshot = await stageSnapshot(await instance.connect(), staged)
    throwIfAborted(options.signal)
    await commitSnapshot(store, snapshot)
    return { ...outcomeOf(snapshot.catalogue), changed: true, warnings: snapshot.warnings }
  })
}

function outcomeOf({ hash, reports, duplicates }: Catalogue): Pick<AppliedToStore, 'hash' | 'reports' | 'removed'> {
  return { hash, reports: reports.rows, removed: duplicates?.removed ?? 0 }
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
