import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { Gathered } from '../analysis.js'
import type { ReportView } from '../report-view.js'
import { pairPeriods } from '../trend/pair-periods.js'

/** One pair by period, with its margins and what they let expect. */
export interface WatchedPair {
  readonly periods: readonly string[]
  readonly counts: Float64Array
  readonly expected: Float64Array
  readonly margins: Readonly<Record<'drug_total' | 'event_total' | 'total', Float64Array>>
}

/**
 * Counts a pair of a view by period, with the reports expected in each if drug and event were independent in it: n1.·n.1/N,
 * as the expected count of IC and RRR. A period without reports of the drug or of the event expects 0.
 * @throws AetherError `measure/too-little-data` where nothing is expected in any period.
 */
export function gatherSequential(
  view: ReportView,
  request: ResolvedAnalysisRequest<'sequential'>,
): Gathered<WatchedPair> {
  const { series, cells, notes } = pairPeriods(view, request)
  const [drugTotal, eventTotal, total] = [cells.drugTotal, cells.eventTotal, cells.total].map((margin) =>
    Float64Array.from(margin),
  ) as [Float64Array, Float64Array, Float64Array]
  const expected = drugTotal.map((reports, at) => (total[at] === 0 ? 0 : (reports * eventTotal[at]!) / total[at]!))
  if (!expected.some((value) => value > 0)) {
    throw new AetherError('measure/too-little-data', 'No period has reports of both the drug and the event.', {
      place: { field: 'drug' },
      remedy: 'Widen the conditions or the roles, take longer periods, or choose another pair.',
    })
  }
  return {
    input: {
      periods: series.periods,
      counts: Float64Array.from(cells.a),
      expected,
      margins: { drug_total: drugTotal, event_total: eventTotal, total },
    },
    notes,
  }
}
