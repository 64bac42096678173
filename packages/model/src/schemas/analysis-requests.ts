import type * as z from 'zod/mini'
import type { AnalysisName } from '../analyses/analysis-names.js'
import { adjustPRequestSchema } from './adjust-p-request.js'
import { calibrationRequestSchema } from './calibration-request.js'
import { changesRequestSchema } from './changes-request.js'
import { coReportedRequestSchema } from './co-reported-request.js'
import { compareRequestSchema } from './compare-request.js'
import { demographicsRequestSchema } from './demographics-request.js'
import { deviatingCellsRequestSchema } from './deviating-cells-request.js'
import { evaluationRequestSchema } from './evaluation-request.js'
import { extraFieldsRequestSchema } from './extra-fields-request.js'
import { interactionsRequestSchema } from './interactions-request.js'
import { lassoRequestSchema } from './lasso-request.js'
import { likelihoodRatioRequestSchema } from './likelihood-ratio-request.js'
import { maskingRequestSchema } from './masking-request.js'
import { onsetRequestSchema } from './onset-request.js'
import { periodCountsRequestSchema } from './period-counts-request.js'
import { scoresRequestSchema } from './scores-request.js'
import { sequentialRequestSchema } from './sequential-request.js'
import { strataRequestSchema } from './strata-request.js'
import { treeScanRequestSchema } from './tree-scan-request.js'
import { trendRequestSchema } from './trend-request.js'

/** The schema of each analysis's request, by the name of the analysis. */
export const ANALYSIS_REQUESTS = {
  'adjust-p': adjustPRequestSchema,
  calibration: calibrationRequestSchema,
  changes: changesRequestSchema,
  'co-reported': coReportedRequestSchema,
  compare: compareRequestSchema,
  demographics: demographicsRequestSchema,
  'deviating-cells': deviatingCellsRequestSchema,
  evaluation: evaluationRequestSchema,
  'extra-fields': extraFieldsRequestSchema,
  interactions: interactionsRequestSchema,
  lasso: lassoRequestSchema,
  'likelihood-ratio': likelihoodRatioRequestSchema,
  masking: maskingRequestSchema,
  onset: onsetRequestSchema,
  'period-counts': periodCountsRequestSchema,
  scores: scoresRequestSchema,
  sequential: sequentialRequestSchema,
  strata: strataRequestSchema,
  'tree-scan': treeScanRequestSchema,
  trend: trendRequestSchema,
} as const satisfies Record<AnalysisName, z.ZodMiniType>
