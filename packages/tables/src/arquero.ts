export { fromArquero } from './results/from-arquero.js'
export type { TableResult } from './results/plain-columns.js'
export { toArquero } from './results/to-arquero.js'
