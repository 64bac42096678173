export { arrowBytes } from './results/arrow-bytes.js'
export type { TableResult } from './results/plain-columns.js'
