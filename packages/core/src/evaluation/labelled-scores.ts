import { AetherError } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'

/** Scores of positive and negative controls. Undefined scores are ranked last, as −Infinity, and counted. */
export interface LabelledScores {
  readonly positive: Float64Array
  readonly negative: Float64Array
  /** Positives and negatives whose score is undefined. */
  readonly undefinedPositives: number
  readonly undefinedNegatives: number
}

/** 1 or true for a pair that is known to be causal, 0 or false for one that is known not to be. */
export type Labels = ArrayLike<number | boolean>

/**
 * Splits scores by label; larger scores mean stronger signals. A ranking that says nothing of a pair does not flag it,
 * so NaN comes last, tied with all other NaN.
 * @throws AetherError `measure/invalid-value` for a label other than 0 and 1, naming the row, or columns of different
 *   lengths; `measure/too-little-data` without positives or without negatives.
 */
export function labelledScores(labels: Labels, scores: NumberColumn, field = 'scores'): LabelledScores {
  if (labels.length !== scores.length) {
    throw new AetherError('measure/invalid-value', `There are ${labels.length} labels and ${scores.length} ${field}.`, {
      place: { field },
      remedy: 'Give one score for each label.',
    })
  }
  const split: [number[], number[]] = [[], []]
  const missing: [number, number] = [0, 0]
  for (let row = 0; row < labels.length; row++) {
    const label = Number(labels[row])
    if (label !== 0 && label !== 1) {
      throw new AetherError('measure/invalid-value', `labels of row ${row + 1} is ${String(labels[row])}.`, {
        place: { field: 'labels', row },
        remedy: 'Give 1 for a positive and 0 for a negative control.',
      })
    }
    const score = scores[row]!
    if (Number.isNaN(score)) missing[label]++
    split[label].push(Number.isNaN(score) ? -Infinity : score)
  }
  const [negative, positive] = split
  if (negative.length === 0 || positive.length === 0) {
    throw new AetherError('measure/too-little-data', 'There are no positive or no negative controls.', {
      place: { field: 'labels' },
      remedy: 'Give at least one of each.',
    })
  }
  return {
    positive: Float64Array.from(positive),
    negative: Float64Array.from(negative),
    undefinedPositives: missing[1],
    undefinedNegatives: missing[0],
  }
}
