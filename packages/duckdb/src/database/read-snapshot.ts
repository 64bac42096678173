import type { DuckDBConnection } from '@duckdb/node-api'
import type { Catalogue, StoredFile } from '../store/catalogue.js'
import { inStore } from '../store/store-layout.js'
import { leaseInstance } from './shared-instance.js'
import { createReportView, createSnapshotViews } from './snapshot-views.js'

/** Does some reading of a snapshot on a connection of its own, with the views of its parts and of some reports. */
export async function readSnapshot<T>(
  store: string,
  { parts }: Catalogue,
  reports: StoredFile,
  memoryLimit: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const lease = await leaseInstance(store, memoryLimit)
  try {
    const connection = await lease.instance.connect()
    try {
      await createSnapshotViews(connection, parts, (_, file) => inStore(store, file.path))
      await createReportView(connection, inStore(store, reports.path))
      return await work(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    await lease.release()
  }
}
