import type { AnalysisName } from '@aethersignal/model'
import type { Analysis, ResolvedRequest } from './analysis.js'

/** An analysis as sources see it; what it gathers is between its two halves. */
export type AnyAnalysis = Analysis<ResolvedRequest, unknown>

/** A row of the table: how to get the analysis, and what a source must have beyond reports. */
export interface AnalysisEntry {
  readonly load: () => Promise<AnyAnalysis>
  readonly needs?: 'therapies'
}

/** Every analysis, read when it is first asked for. */
export const ANALYSES: Readonly<Record<AnalysisName, AnalysisEntry>> = {
  'adjust-p': { load: async () => (await import('./adjust-p/adjust-p-analysis.js')).adjustPAnalysis },
  calibration: { load: async () => (await import('./calibration/calibration-analysis.js')).calibrationAnalysis },
  changes: { load: async () => (await import('./changes/changes-analysis.js')).changesAnalysis },
  'co-reported': { load: async () => (await import('./co-reported/co-reported-analysis.js')).coReportedAnalysis },
  compare: { load: async () => (await import('./compare/compare-analysis.js')).compareAnalysis },
  demographics: { load: async () => (await import('./demographics/demographics-analysis.js')).demographicsAnalysis },
  'deviating-cells': {
    load: async () => (await import('./deviating-cells/deviating-cells-analysis.js')).deviatingCellsAnalysis,
  },
  evaluation: { load: async () => (await import('./evaluation/evaluation-analysis.js')).evaluationAnalysis },
  interactions: {
    load: async () => (await import('./interactions/interactions-analysis.js')).interactionsAnalysis,
  },
  lasso: { load: async () => (await import('./lasso/lasso-analysis.js')).lassoAnalysis },
  'likelihood-ratio': {
    load: async () => (await import('./likelihood-ratio/likelihood-ratio-analysis.js')).likelihoodRatioAnalysis,
  },
  masking: { load: async () => (await import('./masking/masking-analysis.js')).maskingAnalysis },
  onset: { load: async () => (await import('./onset/onset-analysis.js')).onsetAnalysis, needs: 'therapies' },
  sequential: { load: async () => (await import('./sequential/sequential-analysis.js')).sequentialAnalysis },
  strata: { load: async () => (await import('./strata/strata-analysis.js')).strataAnalysis },
  'tree-scan': { load: async () => (await import('./tree-scan/tree-scan-analysis.js')).treeScanAnalysis },
  trend: { load: async () => (await import('./trend/trend-analysis.js')).trendAnalysis },
}
