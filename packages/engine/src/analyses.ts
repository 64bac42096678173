export { analyseFiles } from './analyses/analyse.js'
export type { Analysis, Computed, FileInput, Gathered, ResolvedRequest, RowsWanted } from './analyses/analysis.js'
export { ANALYSES, type AnalysisEntry, type AnyAnalysis } from './analyses/analysis-table.js'
export { boundNames } from './analyses/bound-names.js'
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
