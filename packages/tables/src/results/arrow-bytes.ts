import { float64, int32, tableFromArrays, tableToIPC, utf8 } from '@uwdata/flechette'
import { MANIFEST_KEY, manifestText, plainColumns, type TableResult } from './plain-columns.js'

const TYPES = { text: utf8, whole: int32, number: float64 } as const

/**
 * A result as an Arrow IPC stream, or as a file (Feather 2): counts as int32 where they fit, other numbers as float64 with all
 * their bits, null for what is not estimable, and the manifest under `aethersignal.manifest` in the metadata of the schema.
 */
export function arrowBytes(result: TableResult, format: 'stream' | 'file' = 'stream'): Uint8Array {
  const columns = plainColumns(result)
  const table = tableFromArrays(
    columns.map(({ name, values }): [string, unknown[]] => [name, [...values]]),
    { types: Object.fromEntries(columns.map(({ name, type }) => [name, TYPES[type]()])) },
  )
  table.schema.metadata = new Map([[MANIFEST_KEY, manifestText(result)]])
  const bytes = tableToIPC(table, { format })
  if (bytes === null) throw new TypeError('An Arrow table was written to no sink and gave no bytes.')
  return bytes
}
