import { resolve } from 'node:path'
import type { CallOptions, Capabilities, FilterField, ReportIndex } from '@aethersignal/engine'
import type { TherapyDates, TherapyQuery } from '@aethersignal/engine/analyses'
import { AetherError, ANALYSIS_NAMES, type CaseLine, MEASURES, throwIfAborted } from '@aethersignal/model'
import type { DuckDBConnection } from '@duckdb/node-api'
import { ConnectionPool } from '../database/connection-pool.js'
import { interruptible } from '../database/open-database.js'
import { type InstanceLease, leaseInstance } from '../database/shared-instance.js'
import { createReportView, createSnapshotViews } from '../database/snapshot-views.js'
import { buildReportIndex } from '../index/build-report-index.js'
import { type DrugNaming, readDrugNames, type StoredDrugName } from '../index/drug-naming.js'
import { readEvents } from '../index/event-codes.js'
import type { StoreEventGrouping } from '../index/event-grouping.js'
import type { Catalogue } from '../store/catalogue.js'
import { openCatalogue } from '../store/open-catalogue.js'
import { storeError } from '../store/store-error.js'
import { inStore } from '../store/store-layout.js'
import { readCaseLines } from './case-lines.js'
import { filterableFields } from './filterable-fields.js'
import { readTherapyDates } from './therapy-dates.js'

export interface OpenSnapshotOptions extends CallOptions {
  readonly memoryLimit: string
  readonly drugNames?: DrugNaming
  readonly eventGroups?: StoreEventGrouping
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
  readonly #naming: DrugNaming | undefined
  readonly #grouping: StoreEventGrouping | undefined
  readonly #closed = new AbortController()
  #index: ReportIndex | undefined
  /** Work on DuckDB is done one after the other, so that stopping one call never stops another. */
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(
    store: string,
    catalogue: Catalogue,
    filters: readonly FilterField[],
    lease: InstanceLease,
    listing: DuckDBConnection,
    { drugNames, eventGroups }: OpenSnapshotOptions,
  ) {
    this.#store = store
    this.catalogue = catalogue
    this.capabilities = { cases: true, progress: true, measures: MEASURES, analyses: ANALYSIS_NAMES, filters }
    this.#lease = lease
    this.#listing = listing
    this.#lines = new ConnectionPool(() => connectTo(lease, store, catalogue), LISTINGS)
    this.#naming = drugNames
    this.#grouping = eventGroups
  }

  static async open(directory: string, options: OpenSnapshotOptions): Promise<Snapshot> {
    const store = resolve(directory)
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
  index(options: CallOptions = {}): Promise<ReportIndex> {
    if (this.#index !== undefined && !this.#closed.signal.aborted) return Promise.resolve(this.#index)
    return this.#enqueue(options, async (signal) => {
      if (this.#index !== undefined) return this.#index
      const connection = await connectTo(this.#lease, this.#store, this.catalogue)
      try {
        this.#index = await buildReportIndex(
          connection,
          this.catalogue.reports.rows,
          { ...options, signal },
          this.#naming,
          this.#grouping,
        )
        return this.#index
      } finally {
        connection.closeSync()
      }
    })
  }

  /** Lines of reports of the index, in the order given. */
  async lines(reports: readonly number[], options: CallOptions = {}): Promise<readonly CaseLine[]> {
    const index = await this.index(options)
    return this.#lines.use((connection) =>
      this.#guarded(options, (signal) =>
        interruptible(connection, signal, () => readCaseLines(connection, this.catalogue, index, reports)),
      ),
    )
  }

  /** When drugs were started and events began, in reports of the index. */
  async therapyDates(query: TherapyQuery, options: CallOptions = {}): Promise<TherapyDates> {
    const index = await this.index(options)
    return this.#enqueue(options, (signal) =>
      interruptible(this.#listing, signal, () => readTherapyDates(this.#listing, index, query, signal, this.#naming)),
    )
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
    if (this.#closed.signal.aborted) return
    this.#closed.abort()
    await this.#queue
    await this.#lines.close()
    this.#index = undefined
    this.#listing.closeSync()
    await this.#lease.release()
  }

  #enqueue<T>(options: CallOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const result = this.#queue.then(() => this.#guarded(options, work))
    this.#queue = result.catch(() => undefined)
    return result
  }

  /** Does work that ends when the caller leaves or the snapshot is closed. */
  async #guarded<T>(options: CallOptions, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const closed = this.#closed.signal
    const signal = options.signal === undefined ? closed : AbortSignal.any([closed, options.signal])
    try {
      throwIfAborted(signal)
      return await work(signal)
    } catch (error) {
      if (closed.aborted) throw new AetherError('source/closed', 'The source was closed.', { cause: error })
      throw storeError(error, this.#store)
    }
  }
}

async function connectTo(lease: InstanceLease, store: string, catalogue: Catalogue): Promise<DuckDBConnection> {
  const connection = await lease.instance.connect()
  try {
    await createSnapshotViews(connection, catalogue.parts, (_, file) => inStore(store, file.path))
    await createReportView(connection, inStore(store, catalogue.reports.path))
    return connection
  } catch (error) {
    connection.closeSync()
    throw error
  }
}
