import { undefinedReasons } from '@aethersignal/core'
import type { ResolvedAnalysisRequest, ResultColumn } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { cumulated } from '../trend/cumulated.js'
import { surveyCounts } from '../trend/survey-counts.js'
import { gatherSequential, type WatchedPair } from './gather-sequential.js'

/** Watches a pair over time by the Poisson MaxSPRT: the first period whose log-likelihood ratio reaches the critical value. */
export const sequentialAnalysis: Analysis<ResolvedAnalysisRequest<'sequential'>, WatchedPair> = {
  readRequest: (request) => readAnalysisRequest('sequential', request),
  gather: gatherSequential,
  compute({ periods, counts, expected, margins }, request) {
    const { columns, reasons, summary } = surveyCounts(counts, expected, periods, request)
    const count = (name: string, values: Float64Array): ResultColumn => ({ name, kind: 'count', values })
    const number = (name: string, values: Float64Array): ResultColumn => ({ name, kind: 'number', values })
    return {
      table: {
        rows: periods.length,
        columns: [
          { name: 'period', kind: 'text', values: periods },
          count('count', counts),
          number('expected', expected),
          count('cumulative', cumulated(counts)),
          number('cumulative_expected', cumulated(expected)),
          ...Object.entries(margins).map(([name, values]) => count(name, values)),
          ...Object.entries(columns).map(([name, values]) => number(name, values)),
        ],
        undefinedBecause: Array.from(reasons, (code) =>
          code === 0 ? null : { llr: undefinedReasons[code]!, relative_risk: undefinedReasons[code]! },
        ),
      },
      facts: { maxSprt: summary },
      notes: [
        {
          code: 'expected-from-reports',
          message: 'What is expected comes from the same reports: false signals are more often than alpha says.',
        },
      ],
      definitions: {
        ...VIEW_DEFINITIONS,
        expected: 'n1.·n.1/N of the period: reports with the drug and the event if the two were independent in it',
        maxSprt: 'Poisson, of cumulative counts (Kulldorff et al. 2011)',
      },
    }
  },
}
