import { log2, pow } from '@aethersignal/core/special'
import type { ScoreHistogram } from './score-histogram.js'

/** From which score on two reports count as one case, and where that number comes from. */
export interface ScoreThreshold {
  /** The score in bits. */
  readonly value: number
  /**
   * `given`; `prior-odds`: the model alone makes a pair a duplicate with the probability asked for; `mixture`: raised
   * further, because the scores of these data show that different cases reach more than that.
   */
  readonly from: 'given' | 'prior-odds' | 'mixture'
}

/**
 * The score at which a pair of `reports` is one case with probability p, when a share δ of the reports repeats another.
 * Of the N (N − 1) / 2 pairs δ N are then duplicates, and the score is the log₂ of a likelihood ratio:
 *
 *     threshold = log₂((N − 1) / 2δ) + log₂(p / (1 − p))
 */
export function priorOddsThreshold(reports: number, share: number, probability: number): number {
  const odds = Math.max(1, reports - 1) / (2 * share)
  return log2(odds) + log2(probability / (1 - probability))
}

/** Fewer scores than this say nothing of their distribution. */
const FEWEST = 1000
const ROUNDS = 500

/**
 * Raises a threshold where the scores themselves ask for it. A mixture of two normal distributions is fitted to the
 * scores of all pairs that were compared, by expectation and maximisation from a split at `floor`; the threshold is the
 * lowest score from `floor` on at which a pair belongs to the upper one with probability p. It stays at `floor` where no
 * upper distribution stands above it: the fit is only ever used to be stricter.
 */
export function thresholdOfScores(histogram: ScoreHistogram, floor: number, probability: number): ScoreThreshold {
  const kept: ScoreThreshold = { value: floor, from: 'prior-odds' }
  if (histogram.pairs < FEWEST) return kept
  const scores = [...histogram.counts.keys()].filter((bin) => histogram.counts[bin]! > 0)
  const upperShare = fitUpper(histogram, scores, floor)
  if (upperShare === undefined) return kept
  const { share, mean } = upperShare
  for (const bin of scores) {
    const score = histogram.middle(bin)
    if (score < floor) continue
    if (score > mean) return kept
    if (share(score) >= probability) return score <= floor + 0.5 ? kept : { value: score, from: 'mixture' }
  }
  return kept
}

interface Normal {
  readonly weight: number
  readonly mean: number
  readonly deviation: number
}

function fitUpper(
  histogram: ScoreHistogram,
  bins: readonly number[],
  floor: number,
): { readonly mean: number; readonly share: (score: number) => number } | undefined {
  const { pairs } = histogram
  const points = bins.map((bin) => ({ score: histogram.middle(bin), count: histogram.counts[bin]! }))
  const isUpper = points.map(({ score }) => (score >= floor ? 1 : 0))
  let upper = momentsOf(points, isUpper, pairs)
  let lower = momentsOf(
    points,
    isUpper.map((share) => 1 - share),
    pairs,
  )
  if (upper === undefined || lower === undefined) return undefined
  const shareAt = (above: Normal, below: Normal, score: number) =>
    1 / (1 + pow(2, bitsAt(below, score) - bitsAt(above, score)))
  for (let round = 0; round < ROUNDS; round++) {
    const [above, below]: readonly [Normal, Normal] = [upper, lower]
    const shares = points.map(({ score }) => shareAt(above, below, score))
    const nextUpper = momentsOf(points, shares, pairs)
    const nextLower = momentsOf(
      points,
      shares.map((share) => 1 - share),
      pairs,
    )
    if (nextUpper === undefined || nextLower === undefined) return undefined
    const change = Math.abs(nextUpper.mean - above.mean) + Math.abs(nextLower.mean - below.mean)
    upper = nextUpper
    lower = nextLower
    if (change < 1e-9) break
  }
  if (upper.mean <= floor || upper.mean <= lower.mean) return undefined
  const [above, below] = [upper, lower]
  return { mean: above.mean, share: (score) => shareAt(above, below, score) }
}

function momentsOf(
  points: readonly { readonly score: number; readonly count: number }[],
  shares: readonly number[],
  pairs: number,
): Normal | undefined {
  let weight = 0
  let sum = 0
  for (const [at, { score, count }] of points.entries()) {
    weight += count * shares[at]!
    sum += count * shares[at]! * score
  }
  if (!(weight > 1)) return undefined
  const mean = sum / weight
  let squares = 0
  for (const [at, { score, count }] of points.entries()) {
    squares += count * shares[at]! * (score - mean) * (score - mean)
  }
  // A quarter of a bit is as fine as the bins can tell.
  return { weight: weight / pairs, mean, deviation: Math.max(0.25, Math.sqrt(squares / weight)) }
}

function bitsAt({ weight, mean, deviation }: Normal, score: number): number {
  const z = (score - mean) / deviation
  return log2(weight / deviation) - 0.5 * Math.LOG2E * z * z
}
