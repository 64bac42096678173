import type { AnalysisName } from '@aethersignal/model'
import type { Analysis, ResolvedRequest } from '../analyses/analysis.js'

/** An analysis as sources see it; what it gathers is between its two halves. */
export type AnyAnalysis = Analysis<ResolvedRequest, unknown>

/** A row of the table: how to get the analysis, and what a source must have beyond reports. */
export interface AnalysisEntry {
  /** Reads the analysis; called once, when it is first asked for. */
  readonly load: () => Promise<AnyAnalysis>
  /** What a source must have, so that one without it does not have the analysis: dates of therapies, or the other fields of a source. */
  readonly needs?: 'therapies' | 'extras'
}

/** Every analysis, read when it is first asked for. */
export const ANALYSES: Readonly<Record<AnalysisName, AnalysisEntry>> = {
  'adjust-p': { load: async () => (await import('../analyses/adjust-p/adjust-p-analysis.js')).adjustPAnalysis },
  calibration: {
    load: async () => (await import('../analyses/calibration/calibration-analysis.js')).calibrationAnalysis,
  },
  changes: { load: async () => (await import('../analyses/changes/changes-analysis.js')).changesAnalysis },
  'co-reported': {
    load: async () => (await import('../analyses/co-reported/co-reported-analysis.js')).coReportedAnalysis,
  },
  compare: { load: async () => (await import('../analyses/compare/compare-analysis.js')).compareAnalysis },
  demographics: {
    load: async () => (await import('../analyses/demographics/demographics-analysis.js')).demographicsAnalysis,
  },
  'deviating-cells': {
    load: async () => (await import('../analyses/deviating-cells/deviating-cells-analysis.js')).deviatingCellsAnalysis,
  },
  evaluation: { load: async () => (await import('../analyses/evaluation/evaluation-analysis.js')).evaluationAnalysis },
  'extra-fields': {
    load: async () => (await import('../analyses/extra-fields/extra-fields-analysis.js')).extraFieldsAnalysis,
    needs: 'extras',
  },
  interactions: {
    load: async () => (await import('../analyses/interactions/interactions-analysis.js')).interactionsAnalysis,
  },
  lasso: { load: async () => (await import('../analyses/lasso/lasso-analysis.js')).lassoAnalysis },
  'likelihood-ratio': {
    load: async () =>
      (await import('../analyses/likelihood-ratio/likelihood-ratio-analysis.js')).likelihoodRatioAnalysis,
  },
  masking: { load: async () => (await import('../analyses/masking/masking-analysis.js')).maskingAnalysis },
  onset: { load: async () => (await import('../analyses/onset/onset-analysis.js')).onsetAnalysis, needs: 'therapies' },
  'period-counts': {
    load: async () => (await import('../analyses/period-counts/period-counts-analysis.js')).periodCountsAnalysis,
  },
  scores: { load: async () => (await import('../analyses/scores/scores-analysis.js')).scoresAnalysis },
  sequential: { load: async () => (await import('../analyses/sequential/sequential-analysis.js')).sequentialAnalysis },
  strata: { load: async () => (await import('../analyses/strata/strata-analysis.js')).strataAnalysis },
  'tree-scan': { load: async () => (await import('../analyses/tree-scan/tree-scan-analysis.js')).treeScanAnalysis },
  trend: { load: async () => (await import('../analyses/trend/trend-analysis.js')).trendAnalysis },
}
