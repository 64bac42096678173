export type { HomogeneityTest } from './breslow-day.js'
export type { EmptyStrataPolicy } from './empty-strata.js'
export type { Heterogeneity, TauSquaredEstimator } from './heterogeneity.js'
export {
  type ChiSquareTest,
  type MantelHaenszel,
  type MantelHaenszelOptions,
  mantelHaenszel,
} from './mantel-haenszel.js'
export {
  type MantelHaenszelColumnName,
  type MantelHaenszelColumns,
  mantelHaenszelColumns,
} from './mantel-haenszel-columns.js'
export {
  countStrata,
  type Strata,
  type StratifiedCountOptions,
  type StratifiedCounts,
  stratumMask,
} from './stratified-counts.js'
export { stratifiedExpected, stratifiedExpectedCount } from './stratified-expected.js'
export { type StratifiedScores, stratifiedInformationComponent } from './stratified-information-component.js'
export {
  type SubgroupComponent,
  type SubgroupComponents,
  subgroupInformationComponents,
} from './subgroup-information-components.js'
export { type Subgroup, type SubgroupOptions, type SubgroupRatios, subgroupRatios } from './subgroup-ratios.js'
