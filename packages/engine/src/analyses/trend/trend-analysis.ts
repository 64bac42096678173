import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { gatherTrend } from './gather-trend.js'
import type { TrendSeries } from './trend-series.js'
import { trendTable } from './trend-table.js'

/** Follows a pair over time: measures by period, control charts, changes of the rate, surveillance, completeness. */
export const trendAnalysis: Analysis<ResolvedAnalysisRequest<'trend'>, TrendSeries> = {
  readRequest: (request) => readAnalysisRequest('trend', request),
  gather: gatherTrend,
  compute: (series, request, { signal }) => ({
    ...trendTable(series, request, signal),
    definitions: series.definitions,
  }),
}
