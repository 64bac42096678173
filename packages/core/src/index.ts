export { type AbortSignalLike, type CountOptions, countPairs, countPairsInSteps } from './counts/count.js'
export type { Incidence } from './counts/incidence.js'
export { IncidenceBuilder, type IncidenceShape, incidenceFromRows } from './counts/incidence-builder.js'
export type { Margin, PairCounts } from './counts/pair-counts.js'
export { type CountRows, pairCountsFromRows } from './counts/pair-counts-from-rows.js'
export { type CountScratch, type CountScratchOptions, countScratch } from './counts/working-memory.js'
export {
  AetherError,
  type AetherErrorOptions,
  asAetherError,
  type ErrorJson,
  type ErrorPlace,
  throwIfAborted,
} from './errors/aether-error.js'
export type { ErrorCode } from './errors/error-code.js'
export type { Cells, NumberColumn } from './measures/cells.js'
export { chiSquare, chiSquareYates } from './measures/chi-square.js'
export {
  type ConditionalOddsRatio,
  type ConditionalOddsRatioOptions,
  conditionalOddsRatio,
} from './measures/conditional-odds-ratio.js'
export { type FisherResult, fisherExact } from './measures/fisher.js'
export { type InformationComponent, informationComponent, type LevelOption } from './measures/information-component.js'
export { informationComponentApproximate } from './measures/information-component-approximate.js'
export { type ColumnName, columnNames, type Measure, measureColumns } from './measures/measure-columns.js'
export { type ObservedToExpected, observedToExpected, type PoissonTail, poissonTail } from './measures/poisson-tail.js'
export { prr } from './measures/prr.js'
export { type RateDifferenceOptions, reportingRateDifference } from './measures/risk-difference.js'
export { ror, rorHaldaneAnscombe } from './measures/ror.js'
export { type Ratio, rrr } from './measures/rrr.js'
export { type ScoreOptions, type Scores, score } from './measures/score.js'
export type {
  DeviateOption,
  Estimate,
  RatioOptions,
  TwoByTwo,
  ZeroCellPolicy,
} from './measures/two-by-two.js'
export { yuleQ, yuleY } from './measures/yule.js'
export { type AppliedCondition, type AppliedPreset, applyPreset, type PresetFlags } from './presets/apply-preset.js'
export { type PresetColumnFlags, presetColumn } from './presets/preset-column.js'
export { type Preset, type PresetCondition, type PresetName, presets } from './presets/presets.js'
export {
  type EmpiricalBayesScore,
  ebgm,
  ebQuantile,
  logEbQuantile,
  type ObservedExpected,
  posteriorMean,
  probabilityAbove,
} from './priors/ebgm.js'
export {
  type EmpiricalBayesColumn,
  type EmpiricalBayesColumns,
  type EmpiricalBayesOptions,
  empiricalBayesColumns,
  type ObservedExpectedColumns,
} from './priors/empirical-bayes-columns.js'
export {
  type FitCertificate,
  type FitOptions,
  fitMgpsPrior,
  fitMgpsPriorInSteps,
  type MgpsFit,
} from './priors/fit-mgps-prior.js'
export type { FitTable } from './priors/fitted-points.js'
export { compressFullTable, compressFullTableInSteps, type FullTable } from './priors/full-table.js'
export type { MgpsLikelihoodForm } from './priors/mgps-likelihood.js'
export type { MgpsPrior } from './priors/mgps-prior.js'
export { type SquashedTable, type SquashOptions, squash } from './priors/squash.js'
export { type UndefinedReason, undefinedReasons } from './reasons/undefined-reason.js'
export { atOnce, type Steps } from './steps/steps.js'
