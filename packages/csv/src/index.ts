export { csvAdapter } from './csv-adapter.js'
export type { CsvInput } from './csv-input.js'
export { vaersAdapter } from './profiles/vaers/vaers-profile.js'
