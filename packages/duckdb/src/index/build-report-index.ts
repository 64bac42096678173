import type { CallOptions, ReportIndex } from '@aethersignal/engine'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readDrugs } from './drug-codes.js'
import type { DrugNaming } from './drug-naming.js'
import { readEvents } from './event-codes.js'
import { readReportFields } from './report-fields.js'

/**
 * Codes the current reports of a snapshot into typed arrays; row n of the index is report n of the view `report`.
 * Expects the views of `createSnapshotViews` and `createReportView` on the connection.
 */
export async function buildReportIndex(
  connection: DuckDBConnection,
  reports: number,
  options: CallOptions = {},
  naming?: DrugNaming,
): Promise<ReportIndex> {
  const { signal, onProgress } = options
  onProgress?.({ phase: 'index', done: 0, total: 3 })
  const fields = await readReportFields(connection, reports, signal)
  onProgress?.({ phase: 'index', done: 1, total: 3 })
  const drugs = await readDrugs(connection, reports, signal, naming)
  onProgress?.({ phase: 'index', done: 2, total: 3 })
  const events = await readEvents(connection, reports, signal)
  onProgress?.({ phase: 'index', done: 3, total: 3 })
  return { reports, drugs, events, ...fields }
}
