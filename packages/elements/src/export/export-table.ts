import type { SignalSource } from '@aethersignal/engine'
import { signalCsvHeader, signalCsvRows } from '@aethersignal/engine/page'
import { AetherError, DEFAULT_MEASURES, type RunSpec, signalColumnsOf, throwIfAborted } from '@aethersignal/model'

/** Rows asked for at a time. A source may give fewer. */
const ROWS_A_REQUEST = 20_000

/**
 * All rows of a run as CSV, whatever the source gives at a time.
 * @param onProgress called with the rows written and the rows there are.
 */
export async function exportTable(
  source: SignalSource,
  spec: RunSpec,
  options: { signal: AbortSignal; onProgress?: (done: number, total: number) => void },
): Promise<Blob> {
  const columns = signalColumnsOf(spec.measures ?? DEFAULT_MEASURES)
  const parts: string[] = []
  let done = 0
  let total = 1
  while (done < total) {
    throwIfAborted(options.signal)
    const page = { offset: done, limit: ROWS_A_REQUEST }
    const table = await source.run({ ...spec, page }, { signal: options.signal })
    total = table.totalRows
    if (table.rows === 0 && done < total) {
      throw new AetherError('internal/unexpected', `The source ended after ${done} of ${total} rows.`)
    }
    if (parts.length === 0) parts.push(signalCsvHeader(columns, table))
    parts.push(...signalCsvRows(table, columns))
    done += table.rows
    options.onProgress?.(done, total)
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}
