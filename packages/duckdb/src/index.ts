export { type LoadOptions, loadIntoStore } from './load/load-into-store.js'
export { type StoreIndex, type StoreIndexOptions, storeIndex } from './source/store-index.js'
export { type StoreSourceOptions, storeSource } from './source/store-source.js'
export { storeReport } from './store/store-report.js'
