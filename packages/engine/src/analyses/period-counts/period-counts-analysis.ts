import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { gatherPeriodCounts, type PeriodCounts } from './gather-period-counts.js'

type Request = ResolvedAnalysisRequest<'period-counts'>

const DATES = {
  received: 'day the first version of the report was received',
  event: 'day the event began',
  version: 'day the current version of the report was received',
} as const

/**
 * Reports of a series by period: all, serious and fatal ones, beside all reports in scope. The periods run from the first
 * to the last of the reports in scope, and those without a report of the series count 0.
 */
export const periodCountsAnalysis: Analysis<Request, PeriodCounts> = {
  readRequest: (request) => readAnalysisRequest('period-counts', request),
  gather: (view, request, scope) => scope.paced(gatherPeriodCounts(view, request)),
  compute({ periods, series, serious, fatal, scope, facts }, { date }) {
    return {
      table: {
        rows: periods.length,
        columns: [
          { name: 'period', kind: 'text', values: periods },
          { name: 'reports', kind: 'count', values: series },
          { name: 'serious', kind: 'count', values: serious },
          { name: 'fatal', kind: 'count', values: fatal },
          { name: 'cumulative', kind: 'count', values: cumulated(series) },
          { name: 'total', kind: 'count', values: scope },
          { name: 'share', kind: 'number', values: series.map((count, at) => count / scope[at]!) },
        ],
      },
      facts,
      definitions: {
        ...VIEW_DEFINITIONS,
        series: 'reports in scope with the drug and the event that are named; all of them where none is',
        date: DATES[date],
        serious: 'reports said to be serious; those of unknown seriousness are not among them',
        fatal: 'reports with death among the outcomes',
        total: 'reports in scope of the period',
        share: 'reports over total; undefined where no report in scope is of the period',
        periods: 'from the first to the last of the reports in scope; those without a report count 0',
      },
    }
  },
}

function cumulated(counts: Float64Array): Float64Array {
  let sum = 0
  return counts.map((count) => (sum += count))
}
