/** The analyses of this version, by name, in alphabetical order. Their requests are in `ANALYSIS_REQUESTS` of `/schemas`. */
export const ANALYSIS_NAMES = [
  'adjust-p',
  'calibration',
  'changes',
  'co-reported',
  'compare',
  'demographics',
  'deviating-cells',
  'evaluation',
  'extra-fields',
  'interactions',
  'lasso',
  'likelihood-ratio',
  'masking',
  'onset',
  'period-counts',
  'scores',
  'sequential',
  'strata',
  'tree-scan',
  'trend',
] as const

/** Name of an analysis of this version. A source's `capabilities.analyses` may name more, of its host's own. */
export type AnalysisName = (typeof ANALYSIS_NAMES)[number]
