import { throwIfAborted } from '@aethersignal/model'
import type { DuckDBConnection, DuckDBVector } from '@duckdb/node-api'

/**
 * Runs a query and hands its result over chunk by chunk as vectors, which `getItem(row)` reads; no rows are built and
 * the whole result is never held.
 */
export async function readColumns(
  connection: DuckDBConnection,
  sql: string,
  visit: (columns: readonly DuckDBVector[], rows: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  const result = await connection.stream(sql)
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    throwIfAborted(signal)
    const columns: DuckDBVector[] = []
    for (let index = 0; index < chunk.columnCount; index++) columns.push(chunk.getColumnVector(index))
    visit(columns, chunk.rowCount)
  }
}
