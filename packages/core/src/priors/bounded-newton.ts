import { symmetricEigen } from '../special/symmetric-eigen.js'
import { atOnce, type Steps } from '../steps/steps.js'

/** What {@link minimise} needs to know of a function at a point. */
export interface FunctionValue {
  readonly value: number
  readonly gradient: Float64Array
  /** Row by row. */
  readonly hessian: Float64Array
}

/** Where a minimisation ended. */
export interface Minimum<Value extends FunctionValue> {
  readonly point: Float64Array
  readonly at: Value
  readonly iterations: number
  /** Largest partial derivative among the coordinates that are not held at a bound. */
  readonly gradientNorm: number
  /** What a full Newton step would still gain. */
  readonly decrement: number
  /** Smallest eigenvalue of the Hessian of the coordinates that are not held. */
  readonly curvature: number
  /** Largest eigenvalue of it ÷ the smallest. */
  readonly conditionNumber: number
  /** Diagonal of its inverse, coordinate by coordinate; NaN for those that are held. */
  readonly variances: Float64Array
  /** True where a Newton step gains nothing that counts and the Hessian is positive definite. */
  readonly converged: boolean
  /** For each coordinate −1 or 1 where it is held at its lower or upper bound, else 0. */
  readonly held: readonly number[]
}

/** When to stop, and within which box. */
export interface MinimiseOptions {
  readonly lower: Float64Array
  readonly upper: Float64Array
  /** Stop when a Newton step would gain less than this. */
  readonly decrement: number
  readonly maximumIterations: number
  /** Give up, not converged, after so many steps in a row that move the value by no more than its rounding; default never. */
  readonly patience?: number
  /** Give up where even ten times what a Newton step promises would not lead below this value, that of a minimum elsewhere; default never. */
  readonly rival?: number
}

const longestStep = 2

/**
 * Minimises a smooth function in a box by Newton's method. Where the Hessian has negative eigenvalues their signs are
 * turned, so that every step goes down (Gill, Murray & Wright 1981, 4.4); a step that does not gain is tried again
 * shorter. Coordinates are held at a bound as long as the gradient pushes them out (Bertsekas 1982).
 */
export function minimise<Value extends FunctionValue>(
  evaluate: (point: Float64Array) => Value,
  start: Float64Array,
  options: MinimiseOptions,
): Minimum<Value> {
  const evaluateAtOnce = function* (point: Float64Array): Steps<Value> {
    yield
    return evaluate(point)
  }
  return atOnce(minimiseInSteps(evaluateAtOnce, start, options))
}

/** {@link minimise} of a function that takes long to evaluate. */
export function* minimiseInSteps<Value extends FunctionValue>(
  evaluate: (point: Float64Array) => Steps<Value>,
  start: Float64Array,
  { lower, upper, decrement: enough, maximumIterations, patience = Infinity, rival = Infinity }: MinimiseOptions,
): Steps<Minimum<Value>> {
  let point = clamped(start, lower, upper)
  let at = yield* evaluate(point)
  let longest = longestStep
  let level = 0
  for (let iterations = 1; ; iterations++) {
    const held = Array.from(point, (value, i) => heldAt(value, lower[i]!, upper[i]!, at.gradient[i]!))
    const newton = newtonStep(at, held)
    const finished = newton.level && newton.gain < enough
    const hopeless = level >= patience || at.value - 10 * newton.gain > rival || !Number.isFinite(at.value)
    if (finished || hopeless || iterations > maximumIterations) {
      if (finished) {
        const last = clamped(
          point.map((value, i) => value + newton.step[i]!),
          lower,
          upper,
        )
        const refined = yield* evaluate(last)
        if (freeNorm(refined, held) < freeNorm(at, held)) {
          point = last
          at = refined
        }
      }
      return {
        point,
        at,
        iterations,
        gradientNorm: freeNorm(at, held),
        decrement: newton.gain,
        curvature: newton.curvature,
        conditionNumber: newton.conditionNumber,
        variances: newton.variances,
        converged: finished && newton.convex,
        held,
      }
    }
    const length = Math.max(...newton.step.map(Math.abs))
    const shrink = Math.min(1, longest / length)
    const next = clamped(
      point.map((value, i) => value + newton.step[i]! * shrink),
      lower,
      upper,
    )
    const tried = yield* evaluate(next)
    const rounding = 1e-14 * Math.abs(at.value)
    level = Math.abs(tried.value - at.value) <= rounding ? level + 1 : 0
    // Close to the optimum the values differ by rounding only.
    if (tried.value <= at.value + rounding) {
      point = next
      at = tried
      longest = Math.min(longestStep, longest * 2)
    } else {
      longest = (length * shrink) / 4
    }
  }
}

function clamped(point: Float64Array, lower: Float64Array, upper: Float64Array): Float64Array {
  return point.map((value, i) => Math.min(Math.max(value, lower[i]!), upper[i]!))
}

/** Largest partial derivative among the coordinates that are not held at a bound. */
export function freeNorm({ gradient }: FunctionValue, held: readonly number[]): number {
  return Math.max(...gradient.map((slope, i) => (held[i] === 0 ? Math.abs(slope) : 0)))
}

function heldAt(value: number, lower: number, upper: number, slope: number): number {
  if (value <= lower && slope > 0) return -1
  return value >= upper && slope < 0 ? 1 : 0
}

/** The step of the free coordinates, what it should gain, and whether the Hessian is positive definite there. */
export function newtonStep({ gradient, hessian }: FunctionValue, held: readonly number[]) {
  const size = held.length
  const free = held.flatMap((side, i) => (side === 0 ? [i] : []))
  const { values, vectors } = symmetricEigen(free.map((i) => free.map((j) => hessian[i * size + j]!)))
  const largest = Math.max(...values.map(Math.abs), 1e-300)
  const step = new Float64Array(size)
  const variances = new Float64Array(size).fill(NaN)
  for (const i of free) variances[i] = 0
  let gain = 0
  vectors.forEach((vector, k) => {
    const slope = vector.reduce((sum, component, j) => sum + component * gradient[free[j]!]!, 0)
    const along = -slope / Math.max(Math.abs(values[k]!), 1e-14 * largest)
    gain -= (slope * along) / 2
    vector.forEach((component, j) => {
      step[free[j]!]! += component * along
      variances[free[j]!]! += (component * component) / values[k]!
    })
  })
  const curvature = Math.min(...values)
  return {
    step,
    gain,
    curvature,
    conditionNumber: Math.max(...values) / curvature,
    variances,
    convex: curvature > 1e-14 * largest,
    // Along a ridge that runs out of the domain the curvature ends in rounding, of either sign.
    level: curvature > -1e-13 * largest,
  }
}
