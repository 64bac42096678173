import {
  averagePrecision,
  bootstrapRanking,
  compareRocAreas,
  performanceAt,
  performanceByOutcome,
  performanceOfTop,
  rocArea,
} from '@aethersignal/core'
import { type ResultNote, throwIfAborted } from '@aethersignal/model'
import type { CommandResult } from '../output/write-result.js'
import type { ScoreRows } from './read-scores.js'

export interface Evaluation {
  readonly top: readonly number[]
  readonly threshold?: number
  readonly simulations: number
  readonly seed: number
  readonly level: number
  readonly signal?: AbortSignal
}

/** One row of the result: numbers by column name. */
interface Row {
  readonly score: string
  readonly outcome: string
  readonly values: Readonly<Record<string, number>>
}

/** Judges each score over all controls and within outcomes, and compares every two. */
export function evaluateScores(read: ScoreRows, options: Evaluation): CommandResult {
  const { labels, outcomes, scores } = read
  const { level, simulations, seed, threshold, signal } = options
  const rows = scores.flatMap(({ name, values }): Row[] => {
    const all = { score: name, outcome: 'all', values: overall(labels, values, options) }
    if (outcomes === undefined) return [all]
    const { outcomes: each, macro } = performanceByOutcome(labels, values, outcomes, { level })
    const mean = { auc: macro.auc, average_precision: macro.averagePrecision }
    return [
      all,
      { score: name, outcome: 'macro', values: mean },
      ...each.map(({ outcome, roc, averagePrecision: precision }) => ({
        score: name,
        outcome,
        values: { ...(roc && areaColumns(roc)), average_precision: precision },
      })),
    ]
  })
  const names = Array.from(new Set(rows.flatMap(({ values }) => Object.keys(values))))
  const comparisons = scores.flatMap((one, index) =>
    scores.slice(index + 1).map((other) => {
      const { a: _a, b: _b, ...test } = compareRocAreas(labels, one.values, other.values, { level })
      return { a: one.name, b: other.name, ...test }
    }),
  )
  throwIfAborted(signal)
  const undefinedScores = scores.flatMap(({ name, values }) => {
    const count = values.filter(Number.isNaN).length
    return count > 0 ? [{ code: 'undefined-scores', message: `Controls without ${name} are ranked last.`, count }] : []
  })
  const notes: ResultNote[] = [...(read.notes ?? []), ...undefinedScores]
  if (read.ignored.length > 0) {
    notes.push({ code: 'ignored-columns', message: `Not columns of numbers: ${read.ignored.join(', ')}.` })
  }
  return {
    table: {
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
    },
    shown: ['score', 'outcome', 'positives', 'negatives', 'auc', 'auc_lower', 'auc_upper', 'average_precision'],
    summary: comparisons.map(
      ({ a, b, difference, p }) =>
        `${a} − ${b}: AUC ${difference.toFixed(4)}, p ${Number.isNaN(p) ? 'undefined' : p.toPrecision(3)} (DeLong, paired)`,
    ),
    notes,
    definitions: {
      ...read.definitions,
      level,
      auc: 'Mann–Whitney, ties by half; DeLong 1988',
      averagePrecision: 'no interpolation, ties together',
      top: 'expectation over the orders of tied scores',
      undefinedScores: 'ranked last',
      ...(simulations > 0 && { bootstrap: { kind: 'stratified, percentile', simulations, seed } }),
      ...(threshold !== undefined && { threshold, intervals: 'Wilson' }),
    },
    facts: { comparisons },
    input: read.input,
  }
}

const COUNTS: readonly string[] = ['positives', 'negatives', 'undefined']

function areaColumns(roc: ReturnType<typeof rocArea>): Record<string, number> {
  return {
    positives: roc.positives,
    negatives: roc.negatives,
    undefined: roc.undefinedPositives + roc.undefinedNegatives,
    auc: roc.auc,
    auc_se: roc.standardError,
    auc_lower: roc.lower,
    auc_upper: roc.upper,
  }
}

function overall(labels: Float64Array, values: Float64Array, options: Evaluation): Record<string, number> {
  const { top, threshold, simulations, seed, level, signal } = options
  const row = {
    ...areaColumns(rocArea(labels, values, { level })),
    average_precision: averagePrecision(labels, values),
  }
  const columns: Record<string, number> = row
  if (simulations > 0) {
    const { auc, averagePrecision: precision } = bootstrapRanking(labels, values, {
      simulations,
      seed,
      level,
      ...(signal && { signal }),
    })
    Object.assign(columns, {
      auc_boot_lower: auc.lower,
      auc_boot_upper: auc.upper,
      average_precision_lower: precision.lower,
      average_precision_upper: precision.upper,
    })
  }
  for (const k of top) {
    const { precision, recall } = performanceOfTop(labels, values, k)
    Object.assign(columns, { [`precision_top${k}`]: precision, [`recall_top${k}`]: recall })
  }
  if (threshold === undefined) return columns
  const at = performanceAt(labels, values, threshold, { level })
  for (const name of ['sensitivity', 'specificity', 'ppv', 'npv'] as const) {
    const { estimate, lower, upper } = at[name]
    Object.assign(columns, { [name]: estimate, [`${name}_lower`]: lower, [`${name}_upper`]: upper })
  }
  return Object.assign(columns, { f1: at.f1 })
}
