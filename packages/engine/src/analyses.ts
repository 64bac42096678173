export { analyseFiles } from './analyses/analyse.js'
export type { Analysis, Computed, FileInput, Gathered, ResolvedRequest, RowsWanted } from './analyses/analysis.js'
export { ANALYSES, type AnalysisEntry, type AnyAnalysis } from './analyses/analysis-table.js'
export { boundNames } from './analyses/bound-names.js'
export { deviatingCellsAnalysis } from './analyses/deviating-cells/deviating-cells-analysis.js'
export type { NamedDrugEventTable } from './analyses/gather-drug-event-table.js'
export type { DrugTriples } from './analyses/interactions/gather-interactions.js'
export { interactionColumnNames } from './analyses/interactions/interaction-table.js'
export { interactionsAnalysis } from './analyses/interactions/interactions-analysis.js'
export type { LassoReports } from './analyses/lasso/gather-lasso.js'
export { lassoAnalysis } from './analyses/lasso/lasso-analysis.js'
export { levelNotes } from './analyses/level-notes.js'
export { likelihoodRatioAnalysis } from './analyses/likelihood-ratio/likelihood-ratio-analysis.js'
export type { GroupedTimes } from './analyses/onset/grouped-times.js'
export { leftOutNotes } from './analyses/onset/left-out-notes.js'
export { onsetAnalysis } from './analyses/onset/onset-analysis.js'
export {
  type ReportView,
  type Therapies,
  type TherapyDates,
  type TherapyQuery,
  VIEW_DEFINITIONS,
} from './analyses/report-view.js'
export { sortedRows } from './analyses/sorted-rows.js'
export type { StratifiedPairs } from './analyses/strata/gather-strata.js'
export { strataAnalysis } from './analyses/strata/strata-analysis.js'
export type { StratifiedPair } from './analyses/strata/strata-table.js'
export type { TreeScanInput } from './analyses/tree-scan/gather-scan.js'
export { treeScanAnalysis } from './analyses/tree-scan/tree-scan-analysis.js'
export { completenessColumns, completenessText } from './analyses/trend/completeness-columns.js'
export { leftOutDates, outlyingNote } from './analyses/trend/left-out-dates.js'
export { trendAnalysis } from './analyses/trend/trend-analysis.js'
export type { TrendSeries } from './analyses/trend/trend-series.js'
