export { type DuplicateCases, NO_COUNTRY } from './cases/duplicate-cases.js'
export type { FieldKey } from './cases/field-values.js'
export {
  type DuplicateCluster,
  type DuplicateLink,
  type FieldEvidence,
  LARGEST_CLUSTER,
} from './clusters/duplicate-cluster.js'
export type { ReportSeries } from './clusters/report-series.js'
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
export { EXACT_FIELDS, type ExactOptions, exactDuplicates } from './exact/exact-duplicates.js'
export { type DeviationRates, deviationBits } from './hit-miss/deviation-bits.js'
export { type HitMissOptions, hitMissDuplicates } from './hit-miss/hit-miss-duplicates.js'
export { agreementBits, differenceBits, type HitMissRates } from './hit-miss/hit-miss-weights.js'
export { MODEL_PARAMETERS, type ModelParameters } from './hit-miss/model-parameters.js'
export type { ScoreThreshold } from './hit-miss/score-threshold.js'
export type { BlockingAccount } from './report/blocking-account.js'
export type { DuplicateEffect, DuplicateFinding } from './report/duplicate-finding.js'
export { duplicatesTable, type NamedFinding } from './table/duplicates-table.js'
