import { countStrata } from '@aethersignal/core/adjustment'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { Gathered } from '../analysis.js'
import type { ReportView } from '../report-view.js'
import { strataOfIndex } from './strata-of-index.js'
import type { StratifiedPair } from './strata-table.js'

/** Fourfold tables, one a stratum of a pair. */
export interface StratifiedPairs {
  /** The pairs with their strata. */
  readonly pairs: readonly StratifiedPair[]
  /** Columns that name a pair: drug and event, or what of them a file has. */
  readonly leading: readonly string[]
  /** Of a source: N, and the reports of each stratum. */
  readonly reports?: number
  /** Of a source: reports of each stratum. */
  readonly strata?: readonly { readonly name: string; readonly reports: number }[]
}

/** Counts the pairs of a view in every stratum. */
export function gatherStrata(
  view: ReportView,
  request: ResolvedAnalysisRequest<'strata'>,
  scope: CallScope,
): Gathered<StratifiedPairs> {
  const { index, mask } = view
  const drugs = request.drugs && new Set(request.drugs.map(view.drug))
  const events = request.events && new Set(request.events.map(view.event))
  const counts = countStrata(view.drugs, index.events.incidence, strataOfIndex(index, request.by, request.ageBounds), {
    mask,
    minCount: request.minCount,
    // A stratum of all reports can be empty under the conditions.
    emptyStrata: 'drop',
    signal: scope.signal,
    onProgress: (done, total) => scope.report({ phase: 'count', done, total }),
  })
  const { whole } = counts
  const pairs: StratifiedPair[] = []
  for (let drug = 0; drug < whole.drugs.size; drug++) {
    if (drugs?.has(drug) === false) continue
    for (let pair = whole.offsets[drug]!; pair < whole.offsets[drug + 1]!; pair++) {
      const event = whole.codes[pair]!
      if (events?.has(event) === false) continue
      pairs.push({
        leading: [index.drugs.names[drug]!, index.events.names[event]!],
        strata: counts.strata.map((name, stratum) => {
          const a = counts.counts[stratum]![pair]!
          const b = counts.drugTotals[stratum]![drug]! - a
          const c = counts.eventTotals[stratum]![event]! - a
          return { name, table: { a, b, c, d: counts.reports[stratum]! - a - b - c } }
        }),
      })
    }
  }
  const strata = counts.strata.map((name, at) => ({ name, reports: counts.reports[at]! }))
  return { input: { pairs, leading: ['drug', 'event'], reports: view.reports, strata }, notes: [] }
}
