export { csvAdapter } from './csv-adapter.js'
export type { CsvInput } from './csv-input.js'
export { faersDashboardAdapter } from './profiles/faers-dashboard/dashboard-profile.js'
export { vaersAdapter } from './profiles/vaers/vaers-profile.js'
