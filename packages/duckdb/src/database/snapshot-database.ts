import type { CallOptions } from '@aethersignal/engine'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Catalogue } from '../store/catalogue.js'
import { catalogueFiles } from '../store/open-catalogue.js'
import { requireSound } from '../store/sound-files.js'
import { inStore } from '../store/store-layout.js'
import { type InstanceLease, leaseInstance } from './shared-instance.js'
import { createReportView, createSnapshotViews } from './snapshot-views.js'

/**
 * The DuckDB that reads a snapshot. It is opened by the first work that needs it, after every file of the snapshot was
 * compared with its hash.
 */
export class SnapshotDatabase {
  readonly #store: string
  readonly #catalogue: Catalogue
  readonly #memoryLimit: string
  #lease: Promise<InstanceLease> | undefined

  constructor(store: string, catalogue: Catalogue, memoryLimit: string) {
    this.#store = store
    this.#catalogue = catalogue
    this.#memoryLimit = memoryLimit
  }

  /** A connection to which all reports are visible, or those of some numbers alone. */
  async connect(options: CallOptions, only?: Uint32Array): Promise<DuckDBConnection> {
    await requireSound(this.#store, catalogueFiles(this.#catalogue), options)
    const { instance } = await this.#leased()
    const connection = await instance.connect()
    try {
      await createSnapshotViews(connection, this.#catalogue.parts, (_, file) => inStore(this.#store, file.path))
      await createReportView(connection, inStore(this.#store, this.#catalogue.reports.path), only)
      return connection
    } catch (error) {
      connection.closeSync()
      throw error
    }
  }

  async close(): Promise<void> {
    const lease = this.#lease
    this.#lease = undefined
    await (await lease?.catch(() => undefined))?.release()
  }

  #leased(): Promise<InstanceLease> {
    if (this.#lease === undefined) {
      const lease = leaseInstance(this.#store, this.#memoryLimit)
      this.#lease = lease
      lease.catch(() => {
        if (this.#lease === lease) this.#lease = undefined
      })
    }
    return this.#lease
  }
}
