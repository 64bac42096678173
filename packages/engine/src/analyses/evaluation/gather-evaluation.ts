import { AetherError, RANKING_COLUMNS, type ResolvedAnalysisRequest, type SignalColumn } from '@aethersignal/model'
import type { CallScope } from '../../run/call-scope.js'
import type { Gathered } from '../analysis.js'
import type { ReportView } from '../report-view.js'
import { scoreNamedPairs } from '../score-named-pairs.js'

/** Controls with the scores of one or more rankings. */
export interface LabelledScores {
  /** 1 for a positive, 0 for a negative control. */
  readonly labels: Float64Array
  /** Outcome that each control is of, where rankings are judged by outcome. */
  readonly outcomes?: readonly string[]
  /** NaN where a control has no score. */
  readonly scores: readonly { readonly name: string; readonly values: Float64Array }[]
  /** What the scores are of, where they are of a source. */
  readonly definitions?: Readonly<Record<string, unknown>>
}

/** Scores the controls in a view. @throws AetherError `query/invalid` where there are none, or for a score that ranks nothing. */
export async function gatherEvaluation(
  view: ReportView,
  { controls, scores: asked, zeroCells }: ResolvedAnalysisRequest<'evaluation'>,
  scope: CallScope,
): Promise<Gathered<LabelledScores>> {
  if (controls === null) {
    throw new AetherError('query/invalid', 'There are no controls.', {
      place: { field: 'controls' },
      remedy: 'Name pairs that are known to be signals, and pairs that are known to be none.',
    })
  }
  const columns = [...new Set(asked.map(rankingColumn))]
  const { input, notes } = await scoreNamedPairs(view, controls, { columns, zeroCells }, scope)
  const outcomes = controls.flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]))
  return {
    input: {
      labels: Float64Array.from(controls, ({ positive }) => Number(positive)),
      ...(outcomes.length > 0 && { outcomes }),
      scores: columns.map((name) => ({ name, values: input.scores[name]! })),
      definitions: input.definitions,
    },
    notes,
  }
}

function rankingColumn(name: string): SignalColumn {
  const column = RANKING_COLUMNS.find((candidate) => candidate === name)
  if (column !== undefined) return column
  throw new AetherError('query/invalid', `scores has ${JSON.stringify(name)}, which ranks no pairs.`, {
    place: { field: 'scores' },
    remedy: `Choose from ${RANKING_COLUMNS.join(', ')}.`,
  })
}
