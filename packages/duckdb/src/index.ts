export { type LoadOptions, loadIntoStore } from './load/load-into-store.js'
export { storeReport } from './store/store-report.js'
