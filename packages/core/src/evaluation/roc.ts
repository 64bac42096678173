import { checkShare } from '../calibration/controls.js'
import type { NumberColumn } from '../measures/cells.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { logNormalUpperTail, normalUpperQuantile } from '../special/normal.js'
import { type LabelledScores, type Labels, labelledScores } from './labelled-scores.js'

/** Area under the ROC curve with DeLong's interval. */
export interface RocArea {
  /** Probability that a positive control scores higher than a negative one, ties by half. */
  readonly auc: number
  /** DeLong's; NaN with fewer than two positives or negatives (`too-few-events`). */
  readonly standardError: number
  /** auc ± z·standardError, within 0 … 1. */
  readonly lower: number
  /** Upper bound, within 0 … 1. */
  readonly upper: number
  /** Level of the two-sided interval. */
  readonly level: number
  /** Positive controls, with a score or without. */
  readonly positives: number
  /** Negative controls, with a score or without. */
  readonly negatives: number
  /** Positive controls whose score is NaN. */
  readonly undefinedPositives: number
  /** Negative controls whose score is NaN. */
  readonly undefinedNegatives: number
  /** Why standard error and bounds are undefined, where they are. */
  readonly reason?: UndefinedReason
}

/** Two areas on the same controls and their difference. */
export interface RocComparison {
  /** Area of the first ranking. */
  readonly a: RocArea
  /** Area of the second ranking. */
  readonly b: RocArea
  /** Area of `a` less area of `b`. */
  readonly difference: number
  /** Of the difference, the areas being correlated (DeLong). */
  readonly standardError: number
  /** Lower bound of the difference. */
  readonly lower: number
  /** Upper bound of the difference. */
  readonly upper: number
  /** Difference over its standard error. */
  readonly z: number
  /** Two-sided. */
  readonly p: number
  /** Natural logarithm of p, which does not underflow. */
  readonly logP: number
  /** Level of the two-sided intervals. */
  readonly level: number
  /** `no-variation` where the two rankings put every pair of controls in the same order. */
  readonly reason?: UndefinedReason
}

/** What each control adds to the area: DeLong's structural components. */
interface Placements {
  readonly auc: number
  readonly positive: Float64Array
  readonly negative: Float64Array
}

/**
 * Area under the ROC curve: the Mann–Whitney statistic, with the variance of DeLong, DeLong & Clarke-Pearson (1988) by
 * midranks (Sun & Xu 2014). Undefined scores are ranked last.
 * @throws AetherError see `labelledScores`; `measure/invalid-option` for a level.
 */
export function rocArea(labels: Labels, scores: NumberColumn, options: { readonly level?: number } = {}): RocArea {
  const { level = 0.95 } = options
  checkShare('level', level)
  const split = labelledScores(labels, scores)
  return areaOf(split, placements(split), level)
}

/**
 * DeLong's paired test of two rankings of the same controls.
 * @throws AetherError see `labelledScores`; `measure/invalid-option` for a level.
 */
export function compareRocAreas(
  labels: Labels,
  a: NumberColumn,
  b: NumberColumn,
  options: { readonly level?: number } = {},
): RocComparison {
  const { level = 0.95 } = options
  checkShare('level', level)
  const [splitA, splitB] = [labelledScores(labels, a, 'a'), labelledScores(labels, b, 'b')]
  const [one, other] = [placements(splitA), placements(splitB)]
  const difference = one.auc - other.auc
  const minus = (x: Float64Array, y: Float64Array) => x.map((value, i) => value - y[i]!)
  const variance =
    varianceOfMean(minus(one.positive, other.positive)) + varianceOfMean(minus(one.negative, other.negative))
  const standardError = Math.sqrt(variance)
  const reach = normalUpperQuantile((1 - level) / 2) * standardError
  const varies = variance > 1e-30
  const z = varies ? difference / standardError : NaN
  const logP = varies ? Math.min(0, log(2) + logNormalUpperTail(Math.abs(z))) : NaN
  return {
    a: areaOf(splitA, one, level),
    b: areaOf(splitB, other, level),
    difference,
    standardError,
    lower: difference - reach,
    upper: difference + reach,
    z,
    p: exp(logP),
    logP,
    level,
    ...(!varies && { reason: Number.isNaN(variance) ? ('too-few-events' as const) : ('no-variation' as const) }),
  }
}

function areaOf(split: LabelledScores, { auc, positive, negative }: Placements, level: number): RocArea {
  const standardError = Math.sqrt(varianceOfMean(positive) + varianceOfMean(negative))
  const reach = normalUpperQuantile((1 - level) / 2) * standardError
  return {
    auc,
    standardError,
    lower: Math.max(0, auc - reach),
    upper: Math.min(1, auc + reach),
    level,
    positives: positive.length,
    negatives: negative.length,
    undefinedPositives: split.undefinedPositives,
    undefinedNegatives: split.undefinedNegatives,
    ...(Number.isNaN(standardError) && { reason: 'too-few-events' as const }),
  }
}

/** For each control the share of the other side that it is on the right side of, ties by half. */
function placements({ positive, negative }: LabelledScores): Placements {
  const share = (others: Float64Array) => {
    const sorted = others.slice().sort()
    return (score: number) => (countBelow(sorted, score, false) + countBelow(sorted, score, true)) / 2 / sorted.length
  }
  const inPositive = positive.map(share(negative))
  const belowOf = share(positive)
  return { auc: meanOf(inPositive), positive: inPositive, negative: negative.map((score) => 1 - belowOf(score)) }
}

/** How many of the sorted values are below a score, or not above it. */
function countBelow(sorted: Float64Array, score: number, orEqual: boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < score || (orEqual && sorted[middle] === score)) low = middle + 1
    else high = middle
  }
  return low
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function varianceOfMean(values: Float64Array): number {
  if (values.length < 2) return NaN
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (values.length - 1) / values.length
}
