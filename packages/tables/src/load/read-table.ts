import { AetherError, throwIfAborted } from '@aethersignal/model'
import type { TableReader } from '../formats/table-reader.js'
import type { TableLayout } from '../table/table-layout.js'
import type { TableOptions } from './reading-options.js'
import { tableColumns } from './table-columns.js'
import { TableRows } from './table-rows.js'

/** One table read to its end. */
export interface TableReading {
  readonly layout: TableLayout
  readonly rows: TableRows
}

/**
 * Reads one table.
 *
 * @throws AetherError an `input/…` code or `request/aborted`
 */
export async function readTable(
  table: TableReader,
  options: TableOptions,
  signal: AbortSignal | undefined,
): Promise<TableReading> {
  const { header, sample, name } = table
  try {
    const layout = { header, sample, columns: tableColumns({ header, rows: sample }, name, options) }
    const rows = new TableRows(layout, options)
    for await (const records of table.rows()) {
      throwIfAborted(signal)
      for (const record of records) rows.take(record)
    }
    if (rows.rowsIn === 0) {
      throw new AetherError('input/empty', `${name} has a header but no rows.`, { place: { file: name } })
    }
    rows.end()
    return { layout, rows }
  } finally {
    await table.close()
  }
}
