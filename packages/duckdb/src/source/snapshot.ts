import {
  type CallOptions,
  type Capabilities,
  type ExtraFields,
  type FilterField,
  groupIndex,
  type ReportIndex,
  type UngroupedDrugs,
} from '@aethersignal/engine'
import type { TherapyDates, TherapyQuery } from '@aethersignal/engine/analyses'
import { ANALYSIS_NAMES, type CaseLine, MEASURES } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { ConnectionPool } from '../database/connection-pool.js'
import { interruptible } from '../database/open-database.js'
import { type InstanceLease, leaseInstance } from '../database/shared-instance.js'
import { createReportView, createSnapshotViews } from '../database/snapshot-views.js'
import { buildReportIndex } from '../index/build-report-index.js'
import { readDrugs } from '../index/drug-codes.js'
import { type DrugNaming, readDrugNames, type StoredDrugName } from '../index/drug-naming.js'
import { readEvents } from '../index/event-codes.js'
import { WRITTEN_NAMING } from '../index/written-naming.js'
import type { Catalogue } from '../store/catalogue.js'
import { openCatalogue } from '../store/open-catalogue.js'
import { inStore } from '../store/store-layout.js'
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
  readonly #lease: InstanceLease
  readonly #listing: DuckDBConnection
  /** Line listings, which are many and short, do not wait for each other nor for the queue. */
  readonly #lines: ConnectionPool
  readonly #names: StoreNames
  readonly #work: UntilClosed
  #reports: SnapshotReports | undefined
  /** Work on DuckDB is done one after the other, so that stopping one call never stops another. */
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(
    store: string,
    catalogue: Catalogue,
    filters: readonly FilterField[],
    lease: InstanceLease,
    listing: DuckDBConnection,
    names: StoreNames,
  ) {
    this.#store = store
    this.catalogue = catalogue
    this.capabilities = { cases: true, progress: true, measures: MEASURES, analyses: ANALYSIS_NAMES, filters }
    this.#lease = lease
    this.#listing = listing
    this.#lines = new ConnectionPool(() => connectTo(lease, store, catalogue), LISTINGS)
    this.#names = names
    this.#work = new UntilClosed(store, 'source')
  }

  static async open(store: string, options: OpenSnapshotOptions): Promise<Snapshot> {
    const catalogue = await openCatalogue(store, options)
    const lease = await leaseInstance(store, options.memoryLimit)
    try {
      const listing = await connectTo(lease, store, catalogue)
      return new Snapshot(store, catalogue, await filterableFields(listing), lease, listing, options)
    } catch (error) {
      await lease.release()
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
    const connection = await connectTo(this.#lease, this.#store, this.catalogue, numbers)
    try {
      const size = numbers?.length ?? this.catalogue.reports.rows
      const named = await buildReportIndex(connection, size, options, this.#names.drugNames)
      const parts = await partsOfReports(connection, this.catalogue)
      const grouped = groupIndex(named, this.#names)
      return {
        ...{ ...grouped, named: named.drugs, events: named.events, parts },
        numberOf: (report) => numbers?.[report] ?? report,
      }
    } finally {
      connection.closeSync()
    }
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
    const read = (connection: DuckDBConnection, signal: AbortSignal) =>
      readTherapyDates(connection, index, asked, signal, naming)
    if (numbers !== undefined) return this.#connected(numbers, options, read)
    return this.#enqueue(options, (signal) => interruptible(this.#listing, signal, () => read(this.#listing, signal)))
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
    return this.#enqueue(options, (signal) =>
      interruptible(this.#listing, signal, () => readDrugNames(this.#listing, signal)),
    )
  }

  /** Events of the current reports as published, whatever the index counts. */
  publishedEvents(options: CallOptions = {}): Promise<ReportIndex['events']> {
    return this.#enqueue(options, (signal) =>
      interruptible(this.#listing, signal, () => readEvents(this.#listing, this.catalogue.reports.rows, signal)),
    )
  }

  /** Stops what is under way and frees the database. */
  async close(): Promise<void> {
    if (this.#work.isClosed) return
    await this.#work.close()
    await this.#queue
    await this.#lines.close()
    this.#reports = undefined
    this.#listing.closeSync()
    await this.#lease.release()
  }

  /** Works on a connection to which some of the reports, or all, are visible. */
  #connected<T>(
    numbers: Uint32Array | undefined,
    options: CallOptions,
    work: (connection: DuckDBConnection, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return this.#enqueue(options, async (signal) => {
      const connection = await connectTo(this.#lease, this.#store, this.catalogue, numbers)
      try {
        return await interruptible(connection, signal, () => work(connection, signal))
      } finally {
        connection.closeSync()
      }
    })
  }

  #enqueue<T>(options: CallOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const result = this.#queue.then(() => this.#work.run(options, work))
    this.#queue = result.catch(() => undefined)
    return result
  }
}

async function connectTo(
  lease: InstanceLease,
  store: string,
  catalogue: Catalogue,
  only?: Uint32Array,
): Promise<DuckDBConnection> {
  const connection = await lease.instance.connect()
  try {
    await createSnapshotViews(connection, catalogue.parts, (_, file) => inStore(store, file.path))
    await createReportView(connection, inStore(store, catalogue.reports.path), only)
    return connection
  } catch (error) {
    connection.closeSync()
    throw error
  }
}
