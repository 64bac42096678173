export { parquetBytes } from './results/parquet-bytes.js'
export type { TableResult } from './results/plain-columns.js'
