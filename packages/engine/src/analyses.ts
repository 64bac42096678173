export { adjustPAnalysis } from './analyses/adjust-p/adjust-p-analysis.js'
export type { Probabilities } from './analyses/adjust-p/gather-probabilities.js'
export type { Analysis, Computed, FileInput, Gathered, ResolvedRequest, RowsWanted } from './analyses/analysis.js'
export { boundNames } from './analyses/bound-names.js'
export { calibrationAnalysis } from './analyses/calibration/calibration-analysis.js'
export type { CalibrationInput, LogEstimateRows } from './analyses/calibration/gather-calibration.js'
export { deviatingCellsAnalysis } from './analyses/deviating-cells/deviating-cells-analysis.js'
export { evaluationAnalysis } from './analyses/evaluation/evaluation-analysis.js'
export type { LabelledScores } from './analyses/evaluation/gather-evaluation.js'
export type { NamedDrugEventTable } from './analyses/gather-drug-event-table.js'
export type { DrugTriples } from './analyses/interactions/gather-interactions.js'
export { interactionColumnNames } from './analyses/interactions/interaction-table.js'
export { interactionsAnalysis } from './analyses/interactions/interactions-analysis.js'
export type { LassoReports } from './analyses/lasso/gather-lasso.js'
export { lassoAnalysis } from './analyses/lasso/lasso-analysis.js'
export { likelihoodRatioAnalysis } from './analyses/likelihood-ratio/likelihood-ratio-analysis.js'
export type { GroupedTimes } from './analyses/onset/grouped-times.js'
export { leftOutNotes } from './analyses/onset/left-out-notes.js'
export { onsetAnalysis } from './analyses/onset/onset-analysis.js'
export {
  type FittedPrior,
  fittedPrior,
  type PriorInput,
  type PriorRequest,
} from './analyses/prior-fit/fitted-prior.js'
export { priorIntervals } from './analyses/prior-fit/prior-intervals.js'
export {
  type ReportView,
  type Therapies,
  type TherapyDates,
  type TherapyQuery,
  VIEW_DEFINITIONS,
} from './analyses/report-view.js'
export type { CellsTable, CodedNames, CountsTable, ExpectedTable } from './analyses/scores/counts-table.js'
export { impliedTable } from './analyses/scores/implied-table.js'
export { scoresAnalysis } from './analyses/scores/scores-analysis.js'
export { type SurveillancePlan, surveillancePlan } from './analyses/sequential-plan/surveillance-plan.js'
export type { StratifiedPairs } from './analyses/strata/gather-strata.js'
export { strataAnalysis } from './analyses/strata/strata-analysis.js'
export type { StratifiedPair } from './analyses/strata/strata-table.js'
export type { TreeScanInput } from './analyses/tree-scan/gather-scan.js'
export { treeScanAnalysis } from './analyses/tree-scan/tree-scan-analysis.js'
export { completenessColumns, completenessText } from './analyses/trend/completeness-columns.js'
export { leftOutDates, outlyingNote } from './analyses/trend/left-out-dates.js'
export { trendAnalysis } from './analyses/trend/trend-analysis.js'
export type { TrendSeries } from './analyses/trend/trend-series.js'
export { makeManifest } from './manifest/make-manifest.js'
export { analyseFiles, type ResultOf, resultOf } from './registry/analyse.js'
export { ANALYSES, type AnalysisEntry, type AnyAnalysis } from './registry/analysis-table.js'
