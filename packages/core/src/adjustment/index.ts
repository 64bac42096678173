export type { HomogeneityTest } from './breslow-day.js'
export type { EmptyStrataPolicy } from './empty-strata.js'
export {
  type ChiSquareTest,
  type MantelHaenszel,
  type MantelHaenszelOptions,
  mantelHaenszel,
} from './mantel-haenszel.js'
export {
  type MantelHaenszelColumnName,
  type MantelHaenszelColumns,
  mantelHaenszelColumnNames,
  mantelHaenszelColumns,
} from './mantel-haenszel-columns.js'
export {
  countStrata,
  type Strata,
  type StratifiedCountOptions,
  type StratifiedCounts,
  stratumMask,
} from './stratified-counts.js'
export { stratifiedExpected } from './stratified-expected.js'
export { type StratifiedScores, stratifiedInformationComponent } from './stratified-information-component.js'
export type { AdjustedEstimate } from './stratum-sums.js'
