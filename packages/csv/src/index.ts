export { csvAdapter } from './csv-adapter.js'
export type { CsvInput } from './csv-input.js'
