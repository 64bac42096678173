import {
  AetherError,
  MEASURE_COLUMNS,
  MEASURES,
  type PriorFit,
  type SignalColumn,
  type ZeroCells,
} from '@aethersignal/model'
import type { CallScope } from '../run/call-scope.js'
import { fitPriorInSteps, type UniversePrior } from '../run/fit-prior.js'
import { type ScoreColumns, scorePairs } from '../run/score-pairs.js'
import type { Gathered } from './analysis.js'
import { countNamedPairs, type NamedPair } from './named-pairs.js'
import { type ReportView, VIEW_DEFINITIONS } from './report-view.js'

/** Named pairs with the columns asked for, in their order. */
export interface ScoredPairs {
  /** Reports of each pair. */
  readonly a: Float64Array
  readonly scores: ScoreColumns
  /** What the scores are of. */
  readonly definitions: Readonly<Record<string, unknown>>
}

/**
 * Scores named pairs as a run does: counts, margins and the prior of EBGM are of all reports of the view. A pair without
 * reports has a = 0; one whose drug or event the source does not have has no scores.
 * @throws AetherError `measure/too-little-data` where EBGM is asked for and has no prior.
 */
export async function scoreNamedPairs(
  view: ReportView,
  pairs: readonly NamedPair[],
  { columns, zeroCells }: { readonly columns: readonly SignalColumn[]; readonly zeroCells: ZeroCells },
  scope: CallScope,
): Promise<Gathered<ScoredPairs>> {
  const measures = MEASURES.filter((measure) => MEASURE_COLUMNS[measure].some((column) => columns.includes(column)))
  const { input, notes } = await countNamedPairs(view, pairs, scope)
  const { counts, cells } = input
  const withPrior = measures.includes('ebgm')
  const { fit, notes: priorNotes }: UniversePrior = withPrior
    ? await scope.paced(fitPriorInSteps(counts))
    : { notes: [] }
  if (withPrior && fit === undefined) {
    throw new AetherError('measure/too-little-data', priorNotes[0]?.message ?? 'EBGM has no prior.', {
      remedy: 'Widen the conditions, or choose other measures.',
    })
  }
  const scores = await scope.paced(scorePairs(cells, measures, { zeroCells, prior: fit }))
  return {
    input: { a: cells.a, scores, definitions: definitionsOf(counts.reports, zeroCells, fit) },
    notes: [...notes, ...priorNotes],
  }
}

function definitionsOf(reports: number, zeroCells: ZeroCells, prior: PriorFit | undefined) {
  return { ...VIEW_DEFINITIONS, reports, zeroCells, ...(prior && { prior }) }
}
