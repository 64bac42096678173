export type { KeptReport } from './cases/compare-kept.js'
export { type ComparedDrugs, compareDrugsAs } from './cases/compared-drugs.js'
export { type DuplicateCases, NO_COUNTRY } from './cases/duplicate-cases.js'
export type { FieldKey } from './cases/field-values.js'
export type { DecidedPairs } from './clusters/decided-pairs.js'
export {
  type DuplicateCluster,
  type DuplicateLink,
  type FieldEvidence,
  LARGEST_CLUSTER,
} from './clusters/duplicate-cluster.js'
export type { ReportPair } from './clusters/report-pair.js'
export type { ReportSeries, SeriesKind } from './clusters/report-series.js'
export {
  type AppliedDecisions,
  applyDecisions,
  type CurrentReport,
  currentReports,
} from './decisions/apply-decisions.js'
export { changeDecision, decideClusters } from './decisions/decide-clusters.js'
export {
  type CaseReference,
  type ClusterDecision,
  type DecisionAction,
  type DecisionStamp,
  type DuplicateDecisions,
  parseDecisions,
} from './decisions/duplicate-decisions.js'
export { type PairDecision, type PlacedPairs, placePairs } from './decisions/pair-decisions.js'
export { type ChangedPairs, changedPairs, EFFECT_RULES, type EffectRule } from './effect/changed-pairs.js'
export { EXACT_FIELDS, type ExactOptions, exactDuplicates } from './exact/exact-duplicates.js'
export { type DeviationRates, deviationBits } from './hit-miss/deviation-bits.js'
export { type HitMissOptions, hitMissDuplicates } from './hit-miss/hit-miss-duplicates.js'
export { agreementBits, differenceBits, type HitMissRates } from './hit-miss/hit-miss-weights.js'
export { MODEL_PARAMETERS, type ModelParameters } from './hit-miss/model-parameters.js'
export type { ScoreThreshold } from './hit-miss/score-threshold.js'
export { NarrativeSketcher, type NarrativeSketches, narrativeSketches } from './narratives/narrative-sketches.js'
export type { BlockingAccount } from './report/blocking-account.js'
export type { DuplicateEffect, DuplicateFinding } from './report/duplicate-finding.js'
export { type JudgedPrecision, judgedPrecision } from './review/judged-precision.js'
export { type ReviewSample, reviewSample } from './review/review-sample.js'
export { duplicatesTable } from './table/duplicates-table.js'
export { type NamedEvidence, type NamedLink, namedLinks } from './table/link-evidence.js'
export type { NamedFinding } from './table/named-finding.js'
export { seriesName } from './table/series-name.js'
