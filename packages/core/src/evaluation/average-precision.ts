import type { NumberColumn } from '../measures/cells.js'
import { type LabelledScores, type Labels, labelledScores } from './labelled-scores.js'
import { pointsOf } from './operating-points.js'

/**
 * Average precision: Σ (Rₖ − Rₖ₋₁)·Pₖ over the distinct scores from the top, the area under the precision–recall curve
 * without interpolation (linear interpolation is too kind: Davis & Goadrich 2006). By chance it is the share of positives.
 * Positives without a score come last, with the share of positives as their precision. In 0 … 1.
 * @throws AetherError see `labelledScores`.
 */
export function averagePrecision(labels: Labels, scores: NumberColumn): number {
  return averagePrecisionOf(labelledScores(labels, scores))
}

export function averagePrecisionOf(split: LabelledScores): number {
  const positives = split.positive.length
  const everything = { truePositives: positives, falsePositives: split.negative.length }
  let found = 0
  let sum = 0
  for (const { truePositives, falsePositives } of [...pointsOf(split), everything]) {
    sum += ((truePositives - found) / positives) * (truePositives / (truePositives + falsePositives))
    found = truePositives
  }
  return sum
}
