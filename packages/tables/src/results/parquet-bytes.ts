import { parquetWriteBuffer } from 'hyparquet-writer'
import { MANIFEST_KEY, manifestText, plainColumns, type TableResult } from './plain-columns.js'

const TYPES = { text: 'STRING', whole: 'INT32', number: 'DOUBLE' } as const

/**
 * A result as a Parquet file: counts as INT32 where they fit, other numbers as DOUBLE with all their bits, null for what is
 * not estimable, and the manifest under `aethersignal.manifest` in the key–value metadata.
 */
export function parquetBytes(result: TableResult): Uint8Array {
  const columnData = plainColumns(result).map(({ name, type, values }) => ({
    name,
    data: [...values],
    type: TYPES[type],
    nullable: true,
  }))
  const kvMetadata = [{ key: MANIFEST_KEY, value: manifestText(result) }]
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }))
}
