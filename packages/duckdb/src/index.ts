export {
  type AppliedToStore,
  applyStoreDecisions,
  findStoreDuplicates,
  type StoreDuplicates,
  type StoreDuplicatesOptions,
  storeDecisions,
} from './duplicates/store-duplicates.js'
export type { DrugNaming, StoredDrugName } from './index/drug-naming.js'
export type { StoreEventGrouping } from './index/event-grouping.js'
export type { InputOrigin } from './load/input-origins.js'
export { type LoadOptions, loadIntoStore } from './load/load-into-store.js'
export { type FollowStoreOptions, followStore } from './source/follow-store.js'
export { storeDrugNames } from './source/store-drug-names.js'
export { storeEvents } from './source/store-events.js'
export { type StoreIndex, type StoreIndexOptions, storeIndex } from './source/store-index.js'
export { type StoreSourceOptions, storeSource } from './source/store-source.js'
export { type StoreTherapies, storeTherapies } from './source/store-therapies.js'
export { cleanStore, type StoreCleaning, type UnusedFile } from './store/clean-store.js'
export type { CheckOptions } from './store/sound-files.js'
export { currentSnapshot } from './store/store-pointer.js'
export { storeReport } from './store/store-report.js'
export { type StoreVerification, verifyStore } from './store/verify-store.js'
export type {
  CaseTrace,
  RowOrigin,
  TracedDeletion,
  TracedQuarantine,
  TracedRow,
  TracedVersion,
  VersionStanding,
} from './trace/case-trace.js'
export { type TraceOptions, traceCase } from './trace/trace-case.js'
export { upgradeStore } from './upgrade/upgrade-store.js'
