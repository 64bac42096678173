import { checkShare } from '../calibration/controls.js'
import type { AbortSignalLike } from '../counts/count.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'
import { seededRandom } from '../random/random.js'
import { averagePrecisionOf } from './average-precision.js'
import { type LabelledScores, type Labels, labelledScores } from './labelled-scores.js'
import { pointsOf } from './operating-points.js'

/** An estimate with the percentile interval of its stratified bootstrap. */
export interface BootstrapInterval {
  /** From the controls as they are. */
  readonly estimate: number
  /** Standard deviation over the draws. */
  readonly standardError: number
  /** Lower percentile of the draws. */
  readonly lower: number
  /** Upper percentile of the draws. */
  readonly upper: number
}

/** Bootstrap intervals of the area under the ROC curve and of the average precision. */
export interface RankingBootstrap {
  /** Area under the ROC curve, 0 … 1. */
  readonly auc: BootstrapInterval
  /** Average precision, 0 … 1. */
  readonly averagePrecision: BootstrapInterval
  /** Level of the two-sided intervals. */
  readonly level: number
  /** How many draws were made. */
  readonly simulations: number
  /** Whole number from which the draws follow. */
  readonly seed: number
}

/**
 * Stratified bootstrap of a ranking: positives and negatives are drawn with replacement, each as many as there are;
 * percentile intervals with R's type 7 quantiles (Efron & Tibshirani 1993, 13.3). The order of the rows is of no account: they are
 * drawn by their places in the order of the scores.
 * @throws AetherError see `labelledScores`; `measure/invalid-option` for level, simulations (at least 100) or seed.
 */
export function bootstrapRanking(
  labels: Labels,
  scores: NumberColumn,
  options: {
    /** Default 2,000. */
    readonly simulations?: number
    /** Default 1. */
    readonly seed?: number
    readonly level?: number
    readonly signal?: AbortSignalLike
  } = {},
): RankingBootstrap {
  const { simulations = 2000, seed = 1, level = 0.95, signal } = options
  checkShare('level', level)
  checkWhole('simulations', simulations, 100)
  checkWhole('seed', seed, 0)
  const written = labelledScores(labels, scores)
  const split = { ...written, positive: written.positive.toSorted(), negative: written.negative.toSorted() }
  const { uniform } = seededRandom(seed)
  const draw = (values: Float64Array) => values.map(() => values[Math.floor(uniform() * values.length)]!)
  const areas = new Float64Array(simulations)
  const precisions = new Float64Array(simulations)
  for (let simulation = 0; simulation < simulations; simulation++) {
    if (simulation % 32 === 0) throwIfAborted(signal)
    const drawn = { ...split, positive: draw(split.positive), negative: draw(split.negative) }
    areas[simulation] = areaOf(drawn)
    precisions[simulation] = averagePrecisionOf(drawn)
  }
  return {
    auc: intervalOf(areaOf(split), areas, level),
    averagePrecision: intervalOf(averagePrecisionOf(split), precisions, level),
    level,
    simulations,
    seed,
  }
}

/** The area under the ROC curve by trapezoids. */
function areaOf(split: LabelledScores): number {
  const [positives, negatives] = [split.positive.length, split.negative.length]
  let before = { truePositives: 0, falsePositives: 0 }
  let doubled = 0
  for (const point of [...pointsOf(split), { truePositives: positives, falsePositives: negatives }]) {
    doubled += (point.falsePositives - before.falsePositives) * (point.truePositives + before.truePositives)
    before = point
  }
  return doubled / 2 / positives / negatives
}

function intervalOf(estimate: number, values: Float64Array, level: number): BootstrapInterval {
  const sorted = values.slice().sort()
  const quantile = (p: number) => {
    const at = p * (sorted.length - 1)
    const below = Math.floor(at)
    const next = sorted[Math.min(below + 1, sorted.length - 1)]!
    return sorted[below]! + (at - below) * (next - sorted[below]!)
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return {
    estimate,
    standardError: Math.sqrt(square / (values.length - 1)),
    lower: quantile((1 - level) / 2),
    upper: quantile((1 + level) / 2),
  }
}

export function checkWhole(field: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new AetherError('measure/invalid-option', `${field} is ${value}.`, {
    place: { field },
    remedy: `Give a whole number of at least ${least}.`,
  })
}
