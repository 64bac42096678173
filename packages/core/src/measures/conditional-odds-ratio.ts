import { AetherError } from '../errors/aether-error.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { normalUpperQuantile } from '../special/normal.js'
import { requireLevel, requireTable } from './require-table.js'
import type { TwoByTwo } from './two-by-two.js'

/** The conditional odds ratio with its exact interval; NaN where undefined. */
export interface ConditionalOddsRatio {
  /** Conditional maximum likelihood estimate of the odds ratio. */
  readonly estimate: number
  /** Lower bound, exact. */
  readonly lower: number
  /** Upper bound, exact. */
  readonly upper: number
  /** Probability the interval covers at least. */
  readonly level: number
  /** Why the estimate, and a bound with it, is undefined. */
  readonly reason?: UndefinedReason
}

/** How to estimate. */
export interface ConditionalOddsRatioOptions {
  /** Default 0.95. */
  readonly level?: number
  /**
   * What to give where the data leave a value without a bound. `undefined` (default): NaN and the reason. `limit`: the
   * limit 0 or ∞, as R's `fisher.test` prints it.
   */
  readonly unbounded?: 'undefined' | 'limit'
}

/**
 * Conditional maximum-likelihood estimate of the odds ratio given all margins, with the exact interval that inverts the
 * two tails of Fisher's noncentral hypergeometric distribution (Cornfield 1956): R's `fisher.test`, and what DiAna
 * reports as ROR. The unit is the report. Relative accuracy 1e-11 up to N = 2.5e7.
 *
 * Where a is the least the margins allow (a = 0 or d = 0) there is no estimate and no lower bound, where it is the
 * greatest (b = 0 or c = 0) no estimate and no upper bound; the other bound is exact. Nothing is defined with an empty margin.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for the options.
 */
export function conditionalOddsRatio(
  table: TwoByTwo,
  { level = 0.95, unbounded = 'undefined' }: ConditionalOddsRatioOptions = {},
): ConditionalOddsRatio {
  requireTable(table)
  requireLevel(level)
  if (unbounded !== 'undefined' && unbounded !== 'limit') {
    throw new AetherError('measure/invalid-option', `unbounded is ${String(unbounded)}.`, {
      place: { field: 'unbounded' },
      remedy: "Give 'undefined' or 'limit'.",
    })
  }
  const { a, b, c, d } = table
  const least = a === 0 || d === 0
  const greatest = b === 0 || c === 0
  const [zero, infinite] = unbounded === 'limit' ? [0, Infinity] : [NaN, NaN]
  if (least && greatest) {
    const reason = a + b + c + d === 0 ? 'no-reports' : 'empty-margin'
    return { estimate: NaN, lower: zero, upper: infinite, level, reason }
  }
  const outside = (1 - level) / 2
  const centre = log(((a + 0.5) / (b + 0.5)) * ((d + 0.5) / (c + 0.5)))
  const spread = Math.sqrt(1 / (a + 0.5) + 1 / (b + 0.5) + 1 / (c + 0.5) + 1 / (d + 0.5))
  const reach = normalUpperQuantile(outside) * spread
  const lower = least ? zero : exp(solve(table, centre - reach, spread, (sums) => upperTail(sums, outside)))
  const upper = greatest ? infinite : exp(solve(table, centre + reach, spread, (sums) => lowerTail(sums, outside)))
  if (least)
    return { estimate: zero, lower, upper, level, reason: a === 0 ? 'no-exposed-cases' : 'no-unexposed-others' }
  if (greatest)
    return { estimate: infinite, lower, upper, level, reason: b === 0 ? 'no-exposed-others' : 'zero-comparator' }
  return { estimate: exp(solve(table, centre, spread, meanShift)), lower, upper, level }
}

/** Sums over the tables with these margins, relative to the observed one: weight, weight × shift, weight × shift². */
interface Sums {
  /** Over a and above. */
  readonly above: readonly [number, number, number]
  /** Over those below a. */
  readonly below: readonly [number, number, number]
}

/** A decreasing or increasing function of θ = ln(odds ratio) with a root, and its slope. */
type Equation = (sums: Sums) => { readonly value: number; readonly slope: number; readonly rises: boolean }

/** E[X] − a. */
const meanShift: Equation = ({ above, below }) => {
  const total = above[0] + below[0]
  const mean = (above[1] + below[1]) / total
  return { value: mean, slope: (above[2] + below[2]) / total - mean * mean, rises: true }
}

/** ln P(X ≥ a) − ln p. */
function upperTail({ above, below }: Sums, p: number) {
  const total = above[0] + below[0]
  const slope = above[1] / above[0] - (above[1] + below[1]) / total
  return { value: log(above[0] / total / p), slope, rises: true }
}

/** ln P(X ≤ a) − ln p; the observed table itself has weight 1 and shift 0. */
function lowerTail({ above, below }: Sums, p: number) {
  const total = above[0] + below[0]
  const slope = below[1] / (below[0] + 1) - (above[1] + below[1]) / total
  return { value: log((below[0] + 1) / total / p), slope, rises: false }
}

/** The θ at which the equation is 0: Newton's method within a bracket. */
function solve(table: TwoByTwo, start: number, spread: number, equation: Equation): number {
  let low = -Infinity
  let high = Infinity
  let theta = start
  for (let iteration = 0; iteration < 200; iteration++) {
    const sums = sumsAt(table, exp(theta))
    const { value, slope, rises } = equation(sums)
    // A sum beyond the range of doubles tells the side and nothing else.
    const known = Number.isFinite(value)
    const tooHigh = known ? value > 0 === rises : sums.above[0] > sums.below[0]
    if (tooHigh) high = theta
    else low = theta
    const step = known && slope !== 0 ? -value / slope : NaN
    const next = theta + step
    if (Math.abs(step) < 1e-14 * Math.max(1, Math.abs(theta))) return next
    if (next > low && next < high && Math.abs(step) < 4 + 8 * spread) theta = next
    else if (low === -Infinity) theta = high - 4 * spread
    else if (high === Infinity) theta = low + 4 * spread
    else theta = (low + high) / 2
    if (high - low < 1e-15 * Math.abs(theta)) return theta
  }
  return theta
}

function sumsAt({ a, b, c, d }: TwoByTwo, odds: number): Sums {
  const below = outward(b, a, d, c, 1 / odds)
  return { above: outward(a, b, c, d, odds), below: [below[0] - 1, -below[1], below[2]] }
}

/** Sums from the observed table in the direction in which the first and last cell grow, until the terms are negligible. */
function outward(a: number, b: number, c: number, d: number, odds: number): [number, number, number] {
  let weight = 1
  let first = 0
  let second = 0
  let term = 1
  for (let k = 1; ; k++) {
    const ratio = odds * ((b - k + 1) / (a + k)) * ((c - k + 1) / (d + k))
    term *= ratio
    weight += term
    first += term * k
    second += term * k * k
    if (!(term > 0) || (ratio < 1 && term * k * k < 1e-18 * (1 - ratio) * second) || term === Infinity) break
  }
  return [weight, first, second]
}
