import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { boundNames } from '../bound-names.js'
import { type DrugTriples, gatherInteractions } from './gather-interactions.js'
import { interactionTable } from './interaction-table.js'

/** Measures whether two drugs together are reported with an event more than each alone explains. */
export const interactionsAnalysis: Analysis<ResolvedAnalysisRequest<'interactions'>, DrugTriples> = {
  readRequest: (request) => readAnalysisRequest('interactions', request),
  gather: gatherInteractions,
  compute(triples, { level, interval, expectation, prior }) {
    const { counts, leading, reports, partners, belowMinCount } = triples
    const options = { level, interval, expectation, ...(prior !== null && { priors: { single: prior } }) }
    const { table, undefinedRows } = interactionTable(counts, leading, options)
    const [lower] = boundNames('omega', level)
    return {
      table,
      sort: reports === undefined ? null : { by: lower },
      facts: { ...(reports !== undefined && { reports, partners, belowMinCount }), undefinedRows },
      definitions: {
        ...triples.definitions,
        expected: 'g11·n11, g11 = 1 − 1/(max(o00, o10) + max(o00, o01) − o00 + 1), o the odds of the event in a group',
        level,
        omegaInterval: interval,
        ic3Expectation: expectation,
        ...(prior !== null && { prior }),
      },
    }
  },
}
