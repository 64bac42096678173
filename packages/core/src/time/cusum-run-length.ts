import { log } from '../special/log.js'
import { poissonTable } from '../special/poisson-pmf.js'
import { checkBetween } from './check-series.js'

/** A one-sided CUSUM max(0, S + x − reference) that signals at `states` widths or more, seen at multiples of a width. */
export interface CusumScheme {
  /** P(x ≤ value). */
  readonly distribution: (value: number) => number
  readonly reference: number
  readonly width: number
  readonly states: number
}

/**
 * Average run length from zero to a signal, by the Markov chain of Brook & Evans (1972): the sum stands at 0, w, … (states − 1) w. Exact
 * where x and the reference are multiples of the width; else the chain approximates a decision interval of (states − ½) w.
 * The equations (I − Q) m = 1 are solved by elimination, whose pivots are positive since I − Q is an M-matrix.
 */
export function cusumRunLength({ distribution, reference, width, states }: CusumScheme): number {
  const upTo = (steps: number) => distribution(steps * width + reference + width / 2)
  // P(x − reference rounds to at most so many widths), for every difference of two states.
  const cumulative = Float64Array.from({ length: 2 * states }, (_, at) => upTo(at - states))
  const below = (difference: number) => cumulative[difference + states]!
  const rows = Array.from({ length: states }, (_, from) =>
    Float64Array.from({ length: states }, (_, to) => {
      const probability = to === 0 ? below(-from) : below(to - from) - below(to - from - 1)
      return (to === from ? 1 : 0) - probability
    }),
  )
  const right = new Float64Array(states).fill(1)
  // Values have a least one: below it a row is 0, and elimination leaves it so.
  let band = states
  while (band > 0 && below(-band) === 0) band--
  // From the last state down, so that what is left at the end is the equation of state 0.
  for (let pivot = states - 1; pivot > 0; pivot--) {
    const row = rows[pivot]!
    const first = Math.max(0, pivot - band - 1)
    for (let at = 0; at < pivot; at++) {
      const other = rows[at]!
      const factor = other[pivot]! / row[pivot]!
      if (factor === 0) continue
      for (let to = first; to < pivot; to++) other[to]! -= factor * row[to]!
      right[at]! -= factor * right[pivot]!
    }
  }
  return right[0]! / rows[0]![0]!
}

/** The least decision interval of a Poisson CUSUM of log-likelihood ratios, and how far apart false alarms are under it. */
export interface PoissonCusumDecision {
  /** In the unit of the log-likelihood ratio, to compare with `poissonCusum`'s statistic. */
  readonly decision: number
  /** Average number of periods to a false alarm, from zero: `falseAlarmEvery` or a little more. */
  readonly runLength: number
  /** Lorden's bound ln `falseAlarmEvery`, which needs no computation and is never below. */
  readonly bound: number
}

/** Most states of the chain; 400 take some 20 ms to eliminate. */
const MOST_STATES = 400
/** Finest lattice, in parts of a report. */
const FINEST = 50

/**
 * The least decision interval h of {@link poissonCusum} whose false alarms are on average `falseAlarmEvery` periods apart while reports come
 * with a constant mean, by the Markov chain of Brook & Evans (1972) on reports: S = max(0, S + x − k), k = (R − 1) e/ln R. k is rounded
 * down to a lattice of at most 1/50 report, which makes the sums greater and the true run length no shorter than the one computed. `NaN`
 * where the interval spans more than 400 reports.
 * @throws AetherError `measure/invalid-option`.
 */
export function poissonCusumDecision(options: {
  readonly expected: number
  readonly relativeRisk?: number
  readonly falseAlarmEvery?: number
}): PoissonCusumDecision {
  const { expected, relativeRisk = 2, falseAlarmEvery = 500 } = options
  checkBetween('expected', expected, 0)
  checkBetween('relativeRisk', relativeRisk, 1)
  checkBetween('falseAlarmEvery', falseAlarmEvery, 1)
  const bound = log(falseAlarmEvery)
  const unit = log(relativeRisk)
  const parts = Math.min(FINEST, Math.floor(MOST_STATES / Math.ceil(bound / unit)))
  if (parts < 1) return { decision: Number.NaN, runLength: Number.NaN, bound }
  const reference = Math.floor(((relativeRisk - 1) * expected * parts) / unit) / parts
  const { atLeast } = poissonTable(expected)
  const distribution = (value: number) => (value < 0 ? 0 : 1 - (atLeast[Math.floor(value) + 1] ?? 0))
  const runLength = (states: number) => cusumRunLength({ distribution, reference, width: 1 / parts, states })
  let low = 0
  let high = Math.ceil((bound / unit) * parts)
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (runLength(middle) >= falseAlarmEvery) high = middle
    else low = middle
  }
  return { decision: (high / parts) * unit, runLength: runLength(high), bound }
}
