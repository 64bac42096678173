import { checkShare } from '../calibration/controls.js'
import { AetherError } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'
import { wilson } from '../measures/risk-difference.js'
import { normalUpperQuantile } from '../special/normal.js'
import { type LabelledScores, type Labels, labelledScores } from './labelled-scores.js'

/** What a ranking does when it flags every score of at least `threshold`. */
export interface OperatingPoint {
  /** Scores from this one on are flagged. */
  readonly threshold: number
  /** Positive controls that are flagged. */
  readonly truePositives: number
  /** Negative controls that are flagged. */
  readonly falsePositives: number
}

/**
 * The points of the ROC and of the precision–recall curve, one for each distinct score, highest first; scores that are
 * tied are flagged together. Undefined scores are never flagged, so the last point may miss some controls.
 */
export function operatingPoints(labels: Labels, scores: NumberColumn): readonly OperatingPoint[] {
  return pointsOf(labelledScores(labels, scores))
}

export function pointsOf({ positive, negative }: LabelledScores): OperatingPoint[] {
  const [p, n] = [positive.slice().sort().reverse(), negative.slice().sort().reverse()]
  const points: OperatingPoint[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const threshold = Math.max(p[i] ?? -Infinity, n[j] ?? -Infinity)
    if (threshold === -Infinity) return points
    while (p[i] === threshold) i++
    while (n[j] === threshold) j++
    points.push({ threshold, truePositives: i, falsePositives: j })
  }
}

/** A proportion with Wilson's interval; NaN where its denominator is 0. */
export interface Proportion {
  /** The proportion, 0 … 1. */
  readonly estimate: number
  /** Lower bound of Wilson's interval. */
  readonly lower: number
  /** Upper bound of Wilson's interval. */
  readonly upper: number
}

/** How well flagging at a threshold does. */
export interface ThresholdPerformance extends OperatingPoint {
  /** Positive controls that are not flagged, those with an undefined score among them. */
  readonly falseNegatives: number
  /** Negative controls that are not flagged, those with an undefined score among them. */
  readonly trueNegatives: number
  /** Recall. */
  readonly sensitivity: Proportion
  /** Share of the negative controls that is not flagged. */
  readonly specificity: Proportion
  /** Positive predictive value: precision. It depends on the share of positives among the controls. */
  readonly ppv: Proportion
  /** Negative predictive value: share of negatives among the controls that are not flagged. */
  readonly npv: Proportion
  /** 2·TP ÷ (2·TP + FP + FN). */
  readonly f1: number
  /** Level of Wilson's intervals. */
  readonly level: number
}

/**
 * Sensitivity, specificity, predictive values (Wilson 1927 intervals) and F1 of flagging scores of at least `threshold`.
 * @throws AetherError see `labelledScores`; `measure/invalid-option` for a threshold that is NaN or a level.
 */
export function performanceAt(
  labels: Labels,
  scores: NumberColumn,
  threshold: number,
  options: { readonly level?: number } = {},
): ThresholdPerformance {
  const { level = 0.95 } = options
  checkShare('level', level)
  if (Number.isNaN(threshold)) {
    throw new AetherError('measure/invalid-option', 'threshold is not a number.', {
      place: { field: 'threshold' },
      remedy: 'Give the lowest score that is flagged.',
    })
  }
  const { positive, negative } = labelledScores(labels, scores)
  const flagged = (values: Float64Array) => values.filter((score) => score > -Infinity && score >= threshold).length
  const [truePositives, falsePositives] = [flagged(positive), flagged(negative)]
  const falseNegatives = positive.length - truePositives
  const trueNegatives = negative.length - falsePositives
  const deviate = normalUpperQuantile((1 - level) / 2)
  const share = (part: number, whole: number): Proportion =>
    whole === 0
      ? { estimate: NaN, lower: NaN, upper: NaN }
      : { estimate: part / whole, ...wilson(part, whole, deviate) }
  return {
    threshold,
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
    sensitivity: share(truePositives, positive.length),
    specificity: share(trueNegatives, negative.length),
    ppv: share(truePositives, truePositives + falsePositives),
    npv: share(trueNegatives, trueNegatives + falseNegatives),
    f1: (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives),
    level,
  }
}

/** Precision and recall among the k highest scores. */
export interface TopPerformance {
  /** How many of the highest scores are flagged. */
  readonly k: number
  /** Share of positives among the k, 0 … 1. */
  readonly precision: number
  /** Share of all positive controls that is among the k, 0 … 1. */
  readonly recall: number
}

/**
 * Precision and recall of the k highest scores. Where the k-th is tied, the expectation over the orders of the tied ones:
 * no order of the rows can make a ranking look better.
 * @throws AetherError see `labelledScores`; `measure/invalid-option` unless k is 1 … number of controls.
 */
export function performanceOfTop(labels: Labels, scores: NumberColumn, k: number): TopPerformance {
  const split = labelledScores(labels, scores)
  const positives = split.positive.length
  const total = positives + split.negative.length
  if (!(Number.isSafeInteger(k) && k >= 1 && k <= total)) {
    throw new AetherError('measure/invalid-option', `k is ${k}.`, {
      place: { field: 'k' },
      remedy: `Give a whole number from 1 to ${total}.`,
    })
  }
  let before = { truePositives: 0, falsePositives: 0 }
  const last = { truePositives: positives, falsePositives: total - positives }
  for (const point of [...pointsOf(split), last]) {
    const counted = before.truePositives + before.falsePositives
    const reached = point.truePositives + point.falsePositives
    if (reached >= k) {
      const share = reached === counted ? 0 : (k - counted) / (reached - counted)
      const found = before.truePositives + share * (point.truePositives - before.truePositives)
      return { k, precision: found / k, recall: found / positives }
    }
    before = point
  }
  return { k, precision: positives / k, recall: 1 }
}
