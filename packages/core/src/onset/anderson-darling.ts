import type { AbortSignalLike } from '../counts/count.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'
import { seededRandom } from '../random/random.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { checkedSample } from './two-samples.js'

/** The Anderson–Darling test of two samples. */
export interface AndersonDarling {
  /** A²akN with midranks (Scholz & Stephens 1987, equation 7). */
  readonly a2: number
  /** (A² − 1) ÷ its standard deviation under equal distributions. */
  readonly statistic: number
  /** By the table of Scholz & Stephens, log p interpolated by a quadratic; within 0.001 … 0.25. */
  readonly p: number
  /** Where the table ends: p is `at-most` 0.001 or `at-least` 0.25. */
  readonly bound?: 'at-most' | 'at-least'
  /** Permutation p = (1 + #{A² ≥ observed}) ÷ (1 + simulations), where simulations were asked for. */
  readonly permutation?: {
    readonly p: number
    readonly standardError: number
    readonly simulations: number
    readonly seed: number
  }
  /** `no-variation` where all values are the same. */
  readonly reason?: UndefinedReason
}

/** Whether to permute, and from which seed. */
export interface AndersonDarlingOptions {
  /** Permutations; default 0, none. */
  readonly simulations?: number
  /** Default 1. */
  readonly seed?: number
  /** Looked at between permutations. */
  readonly signal?: AbortSignalLike
}

/**
 * Anderson–Darling test that two samples come from one distribution, ties by midranks (Scholz & Stephens 1987); at least
 * four values in all. It looks at the tails more than Kolmogorov–Smirnov's does.
 * @throws AetherError `measure/too-little-data`, `measure/invalid-value` and `measure/invalid-option`, naming the field.
 */
export function andersonDarling(
  a: NumberColumn,
  b: NumberColumn,
  options: AndersonDarlingOptions = {},
): AndersonDarling {
  const { simulations = 0, seed = 1, signal } = options
  const m = checkedSample('a', a).length
  const total = m + checkedSample('b', b).length
  if (total < 4) {
    throw new AetherError('measure/too-little-data', `There are ${total} values in both groups.`, {
      place: { field: 'b' },
      remedy: 'Give at least four values in all.',
    })
  }
  checkWhole('simulations', simulations)
  checkWhole('seed', seed)
  const sorted = Float64Array.from([...a, ...b]).sort()
  if (sorted[0] === sorted[total - 1]) return { a2: NaN, statistic: NaN, p: NaN, reason: 'no-variation' }
  const places = new Map<number, number>()
  for (const value of sorted) if (!places.has(value)) places.set(value, places.size)
  const ties = new Uint32Array(places.size)
  for (const value of sorted) ties[places.get(value)!]!++
  const pooled = Uint32Array.from([...a, ...b], (value) => places.get(value)!)
  const a2 = squareOf(pooled, m, ties)
  const statistic = (a2 - 1) / Math.sqrt(varianceOf(m, total))
  const permutation = simulations === 0 ? {} : permuted()
  return { a2, statistic, ...tablePValue(statistic), ...permutation }

  function permuted() {
    const { uniform } = seededRandom(seed)
    // From an order of its own, so that the order of the rows is of no account.
    const shuffled = pooled.slice()
    shuffled.subarray(0, m).sort()
    shuffled.subarray(m).sort()
    let reached = 1
    for (let simulation = 0; simulation < simulations; simulation++) {
      if (simulation % 64 === 0) throwIfAborted(signal)
      for (let i = 0; i < m; i++) {
        const j = i + Math.floor(uniform() * (total - i))
        const kept = shuffled[i]!
        shuffled[i] = shuffled[j]!
        shuffled[j] = kept
      }
      // Sums in another order differ by rounding; equal allocations have to count as equal.
      if (squareOf(shuffled, m, ties) >= a2 * (1 - 1e-12)) reached++
    }
    const p = reached / (1 + simulations)
    return { permutation: { p, standardError: Math.sqrt((p * (1 - p)) / simulations), simulations, seed } }
  }
}

/** A² of an allocation: the first m entries of `pooled` are sample a. */
function squareOf(pooled: Uint32Array, m: number, ties: Uint32Array): number {
  const total = pooled.length
  const n = total - m
  const own = new Uint32Array(ties.length)
  for (let i = 0; i < m; i++) own[pooled[i]!]!++
  let sum = 0
  let before = 0
  let ownBefore = 0
  for (let j = 0; j < ties.length; j++) {
    const tie = ties[j]!
    const middle = before + tie / 2
    const distance = total * (ownBefore + own[j]! / 2) - middle * m
    const weight = tie / (middle * (total - middle) - (total * tie) / 4)
    if (tie < total) sum += weight * distance * distance
    before += tie
    ownBefore += own[j]!
  }
  // Both samples have the same squared distances, so that their sum is that of one times 1/m + 1/n = total/(m·n).
  return (((total - 1) / total) * sum) / (m * n)
}

/** Variance of A² of two samples (Scholz & Stephens 1987, equation 4). */
function varianceOf(m: number, total: number): number {
  const n = total - m
  const inverses = 1 / m + 1 / n
  let partial = 0
  let g = 0
  for (let i = 1; i <= total - 2; i++) {
    partial += 1 / (total - i)
    g += partial / (i + 1)
  }
  const h = partial + 1
  const a = 4 * g - 6 + (10 - 6 * g) * inverses
  const b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * inverses - 8 * h + 4 * g - 6
  const c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * inverses + 4 * h
  const d = 4 * (2 * h + 6) - 8 * h
  return (((a * total + b) * total + c) * total + d) / ((total - 1) * (total - 2) * (total - 3))
}

// Critical values for two samples (b0 + b1 + b2 of their table 2, m = 1) at these levels.
const criticalValues = /* @__PURE__ */ [325, 1226, 1961, 2718, 3752, 4592, 6546].map((value) => value / 1000)
const levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001]

function tablePValue(statistic: number): Pick<AndersonDarling, 'p' | 'bound'> {
  if (statistic < criticalValues[0]!) return { p: 0.25, bound: 'at-least' }
  if (statistic > criticalValues[6]!) return { p: 0.001, bound: 'at-most' }
  return { p: exp(quadraticAt(statistic)) }
}

/** Least squares parabola through (critical value, log level), by polynomials orthogonal over the critical values. */
function quadraticAt(x: number): number {
  const mean = criticalValues.reduce((sum, value) => sum + value, 0) / criticalValues.length
  const centred = criticalValues.map((value) => value - mean)
  const power = (k: number) =>
    centred.reduce((sum, value) => sum + (k === 2 ? value * value : value * value * value), 0)
  const tilt = power(3) / power(2)
  const size = power(2) / centred.length
  const bent = centred.map((value) => value * value - tilt * value - size)
  const against = (basis: readonly number[]) =>
    basis.reduce((sum, value, i) => sum + value * log(levels[i]!), 0) /
    basis.reduce((sum, value) => sum + value * value, 0)
  const at = x - mean
  const level = levels.reduce((sum, value) => sum + log(value), 0) / levels.length
  return level + against(centred) * at + against(bent) * (at * at - tilt * at - size)
}

function checkWhole(field: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 0) return
  throw new AetherError('measure/invalid-option', `${field} is ${value}.`, {
    place: { field },
    remedy: 'Give a whole number of at least 0.',
  })
}
