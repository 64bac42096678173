import { compareRocAreas, performanceByOutcome } from '@aethersignal/core/evaluation'
import type { ResolvedAnalysisRequest, ResultTable } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { CallScope } from '../../run/call-scope.js'
import type { Analysis } from '../analysis.js'
import { levelNotes } from '../level-notes.js'
import { gatherEvaluation, type LabelledScores } from './gather-evaluation.js'
import { areaColumns, rankingPerformance } from './ranking-performance.js'

/** The request with its defaults. */
type Request = ResolvedAnalysisRequest<'evaluation'>

/** Judges each score over all controls and within outcomes, and compares every two. */
export const evaluationAnalysis: Analysis<Request, LabelledScores> = {
  readRequest: (request) => readAnalysisRequest('evaluation', request),
  gather: gatherEvaluation,
  async compute({ labels, outcomes, scores, definitions }, request, scope) {
    const { level, simulations, seed, threshold } = request
    const rows: Row[] = []
    for (const [done, score] of scores.entries()) {
      rows.push(...rowsOf({ labels, ...(outcomes && { outcomes }), ...score }, request, scope))
      await scope.step({ phase: 'evaluating', done: done + 1, total: scores.length })
    }
    const comparisons = scores.flatMap((one, index) =>
      scores.slice(index + 1).map((other) => {
        const { a: _a, b: _b, ...test } = compareRocAreas(labels, one.values, other.values, { level })
        return { a: one.name, b: other.name, ...test }
      }),
    )
    const undefinedScores = scores.flatMap(({ name, values }) => {
      const count = values.filter(Number.isNaN).length
      if (count === 0) return []
      return [{ code: 'undefined-scores', message: `Controls without ${name} are ranked last.`, count }]
    })
    return {
      table: tableOf(rows),
      notes: [...levelNotes(level), ...undefinedScores],
      definitions: {
        ...definitions,
        level,
        auc: 'Mann–Whitney, ties by half; DeLong 1988',
        averagePrecision: 'no interpolation, ties together',
        top: 'expectation over the orders of tied scores',
        undefinedScores: 'ranked last',
        ...(simulations > 0 && { bootstrap: { kind: 'stratified, percentile', simulations, seed } }),
        ...(threshold !== null && { threshold, intervals: 'Wilson' }),
      },
      facts: { comparisons },
    }
  },
}

/** One row of the result: numbers by column name. */
interface Row {
  readonly score: string
  readonly outcome: string
  readonly values: Readonly<Record<string, number>>
}

interface Ranking extends Pick<LabelledScores, 'labels' | 'outcomes'> {
  readonly name: string
  readonly values: Float64Array
}

/** A ranking over all controls, then the mean over outcomes and each of them where they are known. */
function rowsOf({ labels, outcomes, name, values }: Ranking, request: Request, { signal }: CallScope): readonly Row[] {
  const all = { score: name, outcome: 'all', values: rankingPerformance(labels, values, { ...request, signal }) }
  if (outcomes === undefined) return [all]
  const { outcomes: each, macro } = performanceByOutcome(labels, values, outcomes, { level: request.level })
  return [
    all,
    { score: name, outcome: 'macro', values: { auc: macro.auc, average_precision: macro.averagePrecision } },
    ...each.map(({ outcome, roc, averagePrecision: precision }) => ({
      score: name,
      outcome,
      values: { ...(roc && areaColumns(roc)), average_precision: precision },
    })),
  ]
}

const COUNTS: readonly string[] = ['positives', 'negatives', 'undefined']

function tableOf(rows: readonly Row[]): ResultTable {
  const names = Array.from(new Set(rows.flatMap(({ values }) => Object.keys(values))))
  return {
    rows: rows.length,
    columns: [
      { name: 'score', kind: 'text', values: rows.map(({ score }) => score) },
      { name: 'outcome', kind: 'text', values: rows.map(({ outcome }) => outcome) },
      ...names.map((name) => ({
        name,
        kind: COUNTS.includes(name) ? ('count' as const) : ('number' as const),
        values: rows.map(({ values }) => values[name] ?? Number.NaN),
      })),
    ],
  }
}
