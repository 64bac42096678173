export {
  type CombinationCounts,
  type CombinationOptions,
  countDrugCombination,
} from './count-drug-combination.js'
export {
  type CoReportedDrug,
  coReportedDrugs,
  countDrugPair,
  type DrugPairCounts,
  type DrugPairOptions,
} from './count-drug-pair.js'
export { goshoChi } from './gosho-chi.js'
export {
  additiveContrast,
  type CombinationRiskRatio,
  type Contrast,
  combinationRiskRatio,
  multiplicativeContrast,
} from './interaction-contrasts.js'
export {
  type InteractionPriors,
  type InteractionSignalScore,
  interactionSignalScore,
} from './interaction-signal-score.js'
export { type Omega, type OmegaInterval, type OmegaOptions, omega } from './omega.js'
export {
  type InteractionColumnName,
  type InteractionOptions,
  type InteractionScores,
  scoreInteractions,
} from './score-interactions.js'
export type { ThreeWayColumns, ThreeWayCounts } from './three-way-counts.js'
export {
  type ThreeWayExpectation,
  type ThreeWayInformationComponent,
  type ThreeWayOptions,
  threeWayInformationComponent,
} from './three-way-information-component.js'
