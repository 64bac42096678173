import { AetherError, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { Gathered } from '../analysis.js'
import { countNamedPairs } from '../named-pairs.js'
import type { ReportView } from '../report-view.js'
import type { CellsTable, CodedNames } from './counts-table.js'

/** Counts the pairs of a request in a view. @throws AetherError `query/invalid` where none are named. */
export async function gatherScores(
  view: ReportView,
  { pairs, carried }: ResolvedAnalysisRequest<'scores'>,
  scope: CallScope,
): Promise<Gathered<CellsTable>> {
  if (pairs === null) {
    throw new AetherError('query/invalid', 'There are no pairs.', {
      place: { field: 'pairs' },
      remedy: 'Name the pairs to score; a run gives all pairs.',
    })
  }
  const { input, notes } = await countNamedPairs(view, pairs, scope)
  const { counts, cells } = input
  return {
    input: {
      ...{ kind: 'cells', layout: 'margins', rows: pairs.length, whole: counts },
      ...cells,
      total: cells.a.map((a) => (Number.isNaN(a) ? a : cells.total)),
      drugs: named(pairs.map(({ drug }) => drug)),
      events: named(pairs.map(({ event }) => event)),
      carried: carried.map((column) => ({ ...column, kind: 'carried' })),
    },
    notes,
  }
}

function named(names: readonly string[]): CodedNames {
  return { names, codes: Uint32Array.from(names, (_, row) => row) }
}
