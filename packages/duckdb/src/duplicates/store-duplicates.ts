import {
  type CaseReference,
  type DecidedPairs,
  type DuplicateCases,
  type DuplicateDecisions,
  type DuplicateFinding,
  type NamedFinding,
  type PairDecision,
  placePairs,
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
import { readDrugs } from '../index/drug-codes.js'
import type { DrugNaming } from '../index/drug-naming.js'
import { readCoded } from '../index/report-fields.js'
import { changeStore } from '../load/change-store.js'
import { commitSnapshot } from '../load/commit-snapshot.js'
import { readReferences, referencesSql } from '../load/current-references.js'
import { decisionsHash } from '../load/stage-decisions.js'
import { stageSnapshot } from '../load/stage-snapshot.js'
import type { Catalogue } from '../store/catalogue.js'
import { openCatalogue } from '../store/open-catalogue.js'
import { readStoredDecisions } from '../store/stored-duplicates.js'
import { readNarratives } from './read-narratives.js'

/** What a search found in a store, with the names of its reports. */
export interface StoreDuplicates extends NamedFinding {
  /** Of the reports that were searched, which no decision takes out. */
  readonly identity: DatasetIdentity
  /** Cases that the given decisions name and that no current report stands for. */
  readonly unknownCases: readonly string[]
}

/** A rule by which duplicates are found, over the cases of a store and what was decided about pairs of them. */
export type DuplicateSearch = (cases: DuplicateCases, decided: DecidedPairs) => DuplicateFinding

/** What a search of a store goes by. */
export interface DuplicateSearchOptions extends CallOptions {
  /** Names under which drugs are compared. What merging changes is told of those they were loaded under. Default: those. */
  readonly compareAs?: DrugNaming
  /** What was decided about pairs of cases; the search is given their positions. */
  readonly pairs?: readonly PairDecision[]
}

/** How to read a store. */
export interface ReadingStore extends CallOptions {
  /** Memory of DuckDB's buffers, such as `512MB`. */
  readonly memoryLimit: string
}

/**
 * Searches the current reports, those that earlier decisions took out among them.
 * @throws AetherError `input/contradictory-decisions` for pairs that contradict each other, `query/ambiguous-case` for a case of
 *   which several sources have one.
 */
export async function findStoreDuplicates(
  store: string,
  search: DuplicateSearch,
  options: ReadingStore & DuplicateSearchOptions,
): Promise<StoreDuplicates> {
  const { compareAs, pairs = [], signal } = options
  const catalogue = await openCatalogue(store, options)
  const reports = catalogue.duplicates?.allReports ?? catalogue.reports
  return readSnapshot(store, catalogue, reports, options.memoryLimit, async (connection) => {
    const index = await buildReportIndex(connection, reports.rows, options)
    const compared = compareAs && (await readDrugs(connection, reports.rows, signal, compareAs))
    const placed = placePairs(pairs, await readPairCases(connection, pairs))
    const texts = await readNarratives(connection, reports.rows, signal)
    const cases: DuplicateCases = {
      ...index,
      rank: await readRanks(connection, reports.rows, signal),
      country: index.country.codes,
      drugs: (compared ?? index.drugs).incidence,
      ...(compared && { countedDrugs: index.drugs.incidence }),
      events: index.events.incidence,
      sender: (await readCoded(connection, reports.rows, SENDERS, signal)).codes,
      ...(texts && { narratives: texts }),
    }
    const finding = search(cases, placed.decided)
    const named = await namesOf(connection, finding)
    return {
      ...{ finding, cases, unknownCases: placed.unknown },
      referenceOf: (report) => named.get(report)!,
      drugs: (compared ?? index.drugs).names,
      countedDrugs: index.drugs.names,
      events: index.events.names,
      countries: index.country.names,
      sexes: ['', 'F', 'M'],
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

const SENDERS = `SELECT report.report, kept.sender AS name
  FROM report JOIN "case" kept ON kept.part = report.part AND kept.ordinal = report.ordinal`

/** The current reports of the cases that pairs name. */
async function readPairCases(connection: DuckDBConnection, pairs: readonly PairDecision[]) {
  if (pairs.length === 0) return []
  const cases = [...new Set(pairs.flatMap(({ caseA, caseB }) => [caseA, caseB]))]
  return readReferences(
    connection,
    `SELECT * FROM (${referencesSql('report')}) WHERE "caseId" IN (SELECT unnest(CAST($1 AS VARCHAR[])))`,
    [JSON.stringify(cases)],
  )
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
