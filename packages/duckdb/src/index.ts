export type {
  AppliedToStore,
  DuplicateSearch,
  DuplicateSearchOptions,
  StoreDuplicates,
} from './duplicates/store-duplicates.js'
export { openStore, type StoreOptions } from './handle/open-store.js'
export type { Store, StoreSourceOptions } from './handle/store.js'
export type { DrugNaming, StoredDrugName } from './index/drug-naming.js'
export type { KeptIndexState } from './kept/kept-index.js'
export type { InputOrigin } from './load/input-origins.js'
export type { LoadOptions } from './load/load-into-store.js'
export type { Following } from './source/following-source.js'
export type { StoreView } from './source/snapshot-source.js'
export type { StoreNames } from './source/store-identity.js'
export type { CleanOptions, StoreCleaning, UnusedFile } from './store/clean-store.js'
export type {
  CaseTrace,
  RowOrigin,
  TracedDeletion,
  TracedQuarantine,
  TracedRow,
  TracedVersion,
  VersionStanding,
} from './trace/case-trace.js'
export type { StoreVerification } from './verify/verify-store.js'
