import { type LikelihoodRatioResult, likelihoodRatioTestInSteps } from '@aethersignal/core/likelihood-ratio'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import type { NamedDrugEventTable } from '../gather-drug-event-table.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { gatherLikelihoodRatio } from './gather-likelihood-ratio.js'
import { ratioColumns, ratioTable } from './ratio-table.js'
import { testedLines } from './tested-lines.js'

/** Tests all events of each drug, or all drugs of each event, at once by likelihood ratios. */
export const likelihoodRatioAnalysis: Analysis<ResolvedAnalysisRequest<'likelihood-ratio'>, NamedDrugEventTable> = {
  readRequest: (request) => readAnalysisRequest('likelihood-ratio', request),
  gather: gatherLikelihoodRatio,
  async compute(named, request, { signal, report, paced }) {
    const { method, compare, simulations, seed, alpha } = request
    const { tested, reference } = testedLines(named, request)
    const result = await paced(
      likelihoodRatioTestInSteps(named.table, {
        ...{ statistic: method, compare, simulations, seed, alpha, reference, signal },
        onProgress: (done, total) => report({ phase: 'simulating', done, total }),
      }),
    )
    return {
      table: ratioTable(named, tested, result),
      sort: { by: ratioColumns(compare).ratio },
      facts: factsOf(named, tested, result),
      definitions: { ...(named.file === undefined && VIEW_DEFINITIONS), ...definitionsOf(result) },
    }
  },
}

function definitionsOf({ method }: LikelihoodRatioResult) {
  const of = method.compare === 'events' ? 'drug' : 'event'
  const huang = `n·ln(n/expected) + (${of}_total − n)·ln((${of}_total − n)/(${of}_total − expected))`
  const columns = ratioColumns(method.compare)
  return {
    ...method,
    expected: 'drug_total·event_total/total',
    [columns.ratio]: `${method.statistic === 'huang' ? huang : 'n·ln(n/expected) − (n − expected)'} where n > expected, else 0`,
    [columns.p]: `(1 + random tables in which the greatest ratio of the ${of} is at least as great)/(1 + simulations)`,
    [columns.error]: '√(p(1 − p)/(1 + simulations))',
    adjustedFor: `the ${method.compare} of ${of === 'drug' ? 'a drug' : 'an event'}, not the number of ${of}s`,
  }
}

function factsOf({ drugs, events }: NamedDrugEventTable, tested: readonly number[], result: LikelihoodRatioResult) {
  const { criticalValues, zeroInflation, logLikelihood, method } = result
  const byDrug = method.compare === 'events'
  return {
    [byDrug ? 'drugs' : 'events']: tested.map((at) => ({
      ...(byDrug ? { drug: drugs[at] } : { event: events[at] }),
      criticalValue: Number.isNaN(criticalValues[at]) ? null : criticalValues[at],
      ...(method.statistic === 'zip' && { zeroInflation: zeroInflation[at] }),
    })),
    ...(logLikelihood && { logLikelihood }),
  }
}
