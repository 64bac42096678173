import {
  type CallOptions,
  type Capabilities,
  type ExtraFields,
  groupIndex,
  type ReportIndex,
  type UngroupedDrugs,
} from '@aethersignal/engine'
import type { TherapyDates, TherapyQuery } from '@aethersignal/engine/analyses'
import { ANALYSIS_NAMES, type CaseLine, MEASURES } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { ConnectionPool } from '../database/connection-pool.js'
import { interruptible } from '../database/open-database.js'
import { SnapshotDatabase } from '../database/snapshot-database.js'
import { buildReportIndex } from '../index/build-report-index.js'
import { readDrugs } from '../index/drug-codes.js'
import { type DrugNaming, readDrugNames, type StoredDrugName } from '../index/drug-naming.js'
import { readEvents } from '../index/event-codes.js'
import { WRITTEN_NAMING } from '../index/written-naming.js'
import type { BareIndex } from '../kept/index-sections.js'
import { type IndexFacts, KeptIndex, keepIndex } from '../kept/kept-index.js'
import type { Catalogue } from '../store/catalogue.js'
import { catalogueFiles, type GuardedCatalogue, readGuardedCatalogue } from '../store/open-catalogue.js'
import { type FileStates, requireSound } from '../store/sound-files.js'
import { noStore } from '../store/store-error.js'
import { UntilClosed } from '../store/until-closed.js'
import { readCaseLines } from './case-lines.js'
import { filterableFields } from './filterable-fields.js'
import { readExtraNames, readExtraValues } from './read-extra-fields.js'
import { partsOfReports, type SnapshotReports } from './snapshot-reports.js'
import type { StoreNames } from './store-identity.js'
import { readTherapyDates } from './therapy-dates.js'

export interface OpenSnapshotOptions extends CallOptions, StoreNames {
  /** Memory of DuckDB's buffers, such as `512MB`. */
  readonly memoryLimit: string
}

/** Whose therapies are read, and under which names. */
interface TherapyNames {
  /** Numbers of the reports in the snapshot; all when absent. */
  readonly numbers?: Uint32Array
  /** The drugs, before they are grouped, that count under a name; default as all reports are grouped. */
  readonly drugsOf?: (name: string) => readonly string[]
  /** Names drugs otherwise than the view does. */
  readonly naming?: Pick<DrugNaming, 'learn'>
}

/** Line listings read at the same time. */
const LISTINGS = 4

/** The state of a store that was current when it was opened. Loads that come later do not change it. */
export class Snapshot {
  readonly catalogue: Catalogue
  readonly capabilities: Capabilities
  readonly #store: string
  readonly #guarded: GuardedCatalogue
  readonly #database: SnapshotDatabase
  /** Line listings, which are many and short, do not wait for each other nor for the queue. */
  readonly #lines: ConnectionPool
  readonly #names: StoreNames
  readonly #work: UntilClosed
  readonly #facts: Omit<IndexFacts, 'reports'>
  #kept: KeptIndex | undefined
  /** Of the queue. */
  #listing: DuckDBConnection | undefined
  #reports: SnapshotReports | undefined
  /** Work on DuckDB is done one after the other, so that stopping one call never stops another. */
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(
    store: string,
    guarded: GuardedCatalogue,
    database: SnapshotDatabase,
    names: StoreNames,
    { kept, listing, facts }: Opened,
  ) {
    const { filters } = facts
    this.#store = store
    this.#guarded = guarded
    this.catalogue = guarded.catalogue
    this.capabilities = { cases: true, progress: true, measures: MEASURES, analyses: ANALYSIS_NAMES, filters }
    this.#database = database
    this.#lines = new ConnectionPool(() => database.connect({}), LISTINGS)
    this.#names = names
    this.#work = new UntilClosed(store, 'source')
    this.#facts = facts
    this.#kept = kept
    this.#listing = listing
  }

  /** Where its index is kept, nothing else of the snapshot is read before it is needed, but files that were touched since. */
  static async open(store: string, options: OpenSnapshotOptions): Promise<Snapshot> {
    const guarded = await readGuardedCatalogue(store)
    if (guarded === undefined) throw noStore(store)
    const { catalogue } = guarded
    const database = new SnapshotDatabase(store, catalogue, options.memoryLimit)
    try {
      const kept = await KeptIndex.open(store, guarded)
      if (kept !== undefined) {
        const states = await requireSound(store, catalogueFiles(catalogue), options, kept.facts.states)
        return new Snapshot(store, guarded, database, options, { kept, facts: { ...kept.facts, states } })
      }
      const listing = await database.connect(options)
      const states = await requireSound(store, catalogueFiles(catalogue), options)
      const [filters, parts] = [await filterableFields(listing), await partsOfReports(listing, catalogue)]
      return new Snapshot(store, guarded, database, options, { listing, facts: { filters, parts, states } })
    } catch (error) {
      await database.close()
      throw error
    }
  }

  /** The report index, built at the first call and kept. */
  async index(options: CallOptions = {}): Promise<ReportIndex> {
    return (await this.reports(options)).index
  }

  /** All reports, built at the first call and kept. */
  reports(options: CallOptions = {}): Promise<SnapshotReports> {
    if (this.#reports !== undefined && !this.#work.isClosed) return Promise.resolve(this.#reports)
    return this.#enqueue(options, async (signal) => {
      this.#reports ??= await this.#build({ ...options, signal })
      return this.#reports
    })
  }

  /**
   * Some of the reports, by their numbers in the snapshot, ascending: built as they would be if the store had no others,
   * so that names are learned, spellings chosen and events grouped from these alone.
   */
  only(numbers: Uint32Array, options: CallOptions = {}): Promise<SnapshotReports> {
    return this.#enqueue(options, (signal) => this.#build({ ...options, signal }, numbers))
  }

  async #build(options: CallOptions, numbers?: Uint32Array): Promise<SnapshotReports> {
    const named = numbers === undefined ? await this.#named(options) : await this.#index(options, numbers)
    const grouped = groupIndex(named.index, this.#names)
    return {
      ...{ ...grouped, named: named.index.drugs, events: named.index.events, parts: named.parts },
      numberOf: (report) => numbers?.[report] ?? report,
    }
  }

  /** All reports before they are grouped, read where they are kept; kept, where they are built under the names of the load. */
  async #named(options: CallOptions): Promise<NamedReports> {
    const { parts } = this.#facts
    const { drugNames } = this.#names
    const kept = await this.#kept?.read(options.signal)
    if (kept === undefined) {
      this.#kept = undefined
      const built = await this.#index(options)
      if (drugNames === undefined) await keepIndex(this.#store, this.#guarded, built.index, this.#facts)
      return built
    }
    // A store that was copied, say, is compared with its hashes once, not by every command.
    if (!sameStates(this.#facts.states, this.#kept?.facts.states)) {
      await keepIndex(this.#store, this.#guarded, kept, this.#facts)
    }
    options.onProgress?.({ phase: 'index', done: drugNames === undefined ? 3 : 2, total: 3 })
    if (drugNames === undefined) return { index: kept, parts }
    const drugs = await this.#read(options, undefined, (connection, signal) =>
      readDrugs(connection, kept.reports, signal, drugNames),
    )
    options.onProgress?.({ phase: 'index', done: 3, total: 3 })
    return { index: { ...kept, drugs }, parts }
  }

  /** Builds the index of some of the reports, or of all. */
  #index(options: CallOptions, numbers?: Uint32Array): Promise<NamedReports> {
    const size = numbers?.length ?? this.catalogue.reports.rows
    return this.#read(options, numbers, async (connection) => ({
      index: await buildReportIndex(connection, size, options, this.#names.drugNames),
      parts: numbers === undefined ? this.#facts.parts : await partsOfReports(connection, this.catalogue),
    }))
  }

  /** Lines of some reports by their numbers in `of`, in the order given. */
  lines(of: SnapshotReports, reports: readonly number[], options: CallOptions = {}): Promise<readonly CaseLine[]> {
    return this.#lines.use((connection) =>
      this.#work.run(options, (signal) =>
        interruptible(connection, signal, () => readCaseLines(connection, this.catalogue, of, reports)),
      ),
    )
  }

  /**
   * When drugs were started and events began, in reports of the index, or in those of some numbers, whose drugs are named as they
   * are there.
   */
  async therapyDates(
    { drug, ...query }: TherapyQuery,
    options: CallOptions = {},
    { numbers, drugsOf, naming = this.#names.drugNames }: TherapyNames = {},
  ): Promise<TherapyDates> {
    const index = { reports: numbers?.length ?? this.catalogue.reports.rows }
    const membersOf = drugsOf ?? (await this.reports(options)).drugsOf
    const asked = { ...query, ...(drug !== undefined && { drugs: membersOf(drug) }) }
    const read: Reading<TherapyDates> = (connection, signal) =>
      readTherapyDates(connection, index, asked, signal, naming)
    if (numbers !== undefined) return this.#connected(numbers, options, read)
    return this.#listed(options, read)
  }

  /** The drugs of reports before they are grouped, of all or of those of some numbers. */
  ungrouped({ named }: SnapshotReports, numbers?: Uint32Array): UngroupedDrugs {
    const size = numbers?.length ?? this.catalogue.reports.rows
    const of = { ...(numbers && { numbers }), drugsOf: (name: string) => [name] }
    return {
      drugs: named,
      therapies: (query, call) => this.therapyDates(query, call, of),
      written: async (call) => ({
        drugs: await this.#connected(numbers, call, (connection, signal) =>
          readDrugs(connection, size, signal, WRITTEN_NAMING),
        ),
        therapies: (query, given) => this.therapyDates(query, given, { ...of, naming: WRITTEN_NAMING }),
      }),
      ...(this.#names.drugGroups && { drugGroups: this.#names.drugGroups }),
    }
  }

  /** Kept fields of some of the reports, by their numbers in the snapshot, or of all. */
  extras(numbers?: Uint32Array): ExtraFields {
    const size = numbers?.length ?? this.catalogue.reports.rows
    return {
      names: (options) => this.#connected(numbers, options, readExtraNames),
      values: (name, options) =>
        this.#connected(numbers, options, (connection, signal) => readExtraValues(connection, size, name, signal)),
    }
  }

  /** Drugs of the current reports, each way of writing once. */
  drugNames(options: CallOptions = {}): Promise<StoredDrugName[]> {
    return this.#listed(options, readDrugNames)
  }

  /** Events of the current reports as published, whatever the index counts. */
  async publishedEvents(options: CallOptions = {}): Promise<ReportIndex['events']> {
    const kept = await this.#enqueue(options, async (signal) => this.#kept?.read(signal))
    if (kept !== undefined) return kept.events
    return this.#listed(options, (connection, signal) => readEvents(connection, this.catalogue.reports.rows, signal))
  }

  /** Stops what is under way and frees the database. */
  async close(): Promise<void> {
    if (this.#work.isClosed) return
    await this.#work.close()
    await this.#queue
    await this.#lines.close()
    this.#reports = undefined
    this.#listing?.closeSync()
    await this.#database.close()
  }

  /** Waits its turn for work on a connection of its own, to which some of the reports, or all, are visible. */
  #connected<T>(numbers: Uint32Array | undefined, options: CallOptions, work: Reading<T>): Promise<T> {
    return this.#enqueue(options, (signal) => this.#read({ ...options, signal }, numbers, work))
  }

  /** {@link #connected}, once it is its turn. */
  async #read<T>(options: CallOptions, numbers: Uint32Array | undefined, work: Reading<T>): Promise<T> {
    const connection = await this.#database.connect(options, numbers)
    try {
      return await interruptible(connection, options.signal, () => work(connection, options.signal))
    } finally {
      connection.closeSync()
    }
  }

  /** Waits its turn for work on the connection that stays open, to which all reports are visible. */
  #listed<T>(options: CallOptions, work: Reading<T>): Promise<T> {
    return this.#enqueue(options, async (signal) => {
      this.#listing ??= await this.#database.connect({ ...options, signal })
      const listing = this.#listing
      return interruptible(listing, signal, () => work(listing, signal))
    })
  }

  #enqueue<T>(options: CallOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const result = this.#queue.then(() => this.#work.run(options, work))
    this.#queue = result.catch(() => undefined)
    return result
  }
}

function sameStates(one: FileStates, other: FileStates | undefined): boolean {
  return Object.entries(one).every(([path, state]) => other?.[path] === state)
}

type Reading<T> = (connection: DuckDBConnection, signal: AbortSignal | undefined) => Promise<T>

/** Reports before they are grouped. */
interface NamedReports extends Pick<SnapshotReports, 'parts'> {
  readonly index: BareIndex
}

/** What opening found: a kept index, or else a connection. */
interface Opened {
  readonly kept?: KeptIndex
  readonly listing?: DuckDBConnection
  readonly facts: Omit<IndexFacts, 'reports'>
}
