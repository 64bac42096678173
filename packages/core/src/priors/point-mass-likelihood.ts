import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { logGamma } from '../special/log-gamma.js'
import { nonNegativeQuadratic, solved } from './non-negative-quadratic.js'

/** A ratio, and those to its left and right. */
export type Interval = readonly [ratio: number, low: number, high: number]

/** A ratio with its weight in a mixture. */
export interface Atom {
  readonly ratio: number
  readonly weight: number
  /** Log density of every point at the atom. */
  readonly log: Float64Array
}

/** Atoms, and log L with the log density of every point under them. */
export interface Mixture {
  readonly atoms: readonly Atom[]
  readonly mixture: { readonly log: Float64Array; readonly value: number }
}

/** Where the data are a mixture to the last digit the slope is level, and a proof would take millions. */
const mostIntervals = 10_000

/** Values of log L that differ by less, relatively, are not told apart. */
const rounding = 1e-14

/** log L of discrete priors of λ where n ~ Poisson(λ E), and steps towards its maximum. */
export class PointMassLikelihood {
  readonly cells: number
  readonly #n: Float64Array
  readonly #expected: Float64Array
  readonly #weight: Float64Array
  readonly #constant: Float64Array

  constructor(n: Float64Array, expected: Float64Array, weight: Float64Array) {
    this.#n = n
    this.#expected = expected
    this.#weight = weight
    this.#constant = n.map((count, i) => (count === 0 ? 0 : count * log(expected[i]!) - logGamma(count + 1)))
    this.cells = weight.reduce((sum, one) => sum + one, 0)
  }

  logDensity(ratio: number, logRatio: number, i: number): number {
    const n = this.#n[i]!
    return this.#constant[i]! + (n === 0 ? 0 : n * logRatio) - ratio * this.#expected[i]!
  }

  atom(ratio: number, weight = 0): Atom {
    const logRatio = log(ratio)
    return { ratio, weight, log: this.#n.map((_, i) => this.logDensity(ratio, logRatio, i)) }
  }

  /** Log density of every point under the mixture, and log L. */
  mixture(atoms: readonly Atom[]) {
    const logWeights = atoms.map((atom) => log(atom.weight))
    let value = 0
    const logs = this.#n.map((_, i) => {
      let most = -Infinity
      for (let j = 0; j < atoms.length; j++) most = Math.max(most, logWeights[j]! + atoms[j]!.log[i]!)
      let sum = 0
      for (let j = 0; j < atoms.length; j++) sum += exp(logWeights[j]! + atoms[j]!.log[i]! - most)
      const one = most + log(sum)
      value += this.#weight[i]! * one
      return one
    })
    return { log: logs, value }
  }

  /** Σ weight · density at the ratio ÷ density of the mixture: the number of cells at an atom of the optimum, never more. */
  slope(ratio: number, mixture: Float64Array): number {
    const logRatio = log(ratio)
    let sum = 0
    for (let i = 0; i < mixture.length; i++) {
      sum += this.#weight[i]! * share(this.logDensity(ratio, logRatio, i), mixture[i]!)
    }
    return sum
  }

  /**
   * Bounds the slope between neighbours of the grid, halving intervals until it is below the tolerance or some ratio is
   * found above, or there are too many. As a function of u = √λ a Poisson density f has f″ ≥ −(8n + 2 − 4√(4n² − 2n)) E f ≥ −4.35 E f, so between
   * ends at a distance w the slope is at most the higher end's plus w²/8 times the sum of those bounds.
   */
  proof(grid: readonly number[], mixture: Float64Array, tolerance: number, signal: AbortSignalLike | undefined) {
    const at = (ratio: number) => ({ ratio, excess: this.slope(ratio, mixture) - this.cells })
    const ends = grid.map(at)
    let open = ends.slice(1).map((right, j) => [ends[j]!, right, Infinity] as const)
    const above: Interval[] = []
    let gap = 0
    for (let seen = 0; open.length > 0 && seen < mostIntervals; seen += open.length) {
      throwIfAborted(signal)
      open = open.flatMap(([left, right]) => {
        const high = left.excess > right.excess ? left : right
        if (high.excess > tolerance / 2) {
          above.push([high.ratio, left.ratio, right.ratio])
          gap = Math.max(gap, high.excess)
          return []
        }
        const [low, top] = [Math.sqrt(left.ratio), Math.sqrt(right.ratio)]
        const { peak, bend } = this.#ceiling(left.ratio, right.ratio, mixture)
        const bound = Math.min(peak - this.cells, high.excess + (bend * (top - low) * (top - low)) / 8)
        if (bound <= tolerance) {
          gap = Math.max(gap, bound)
          return []
        }
        const middle = at(((low + top) * (low + top)) / 4)
        return [
          [left, middle, bound],
          [middle, right, bound],
        ] as const
      })
    }
    for (const [, , bound] of open) gap = Math.max(gap, bound)
    return { gap, above }
  }

  /** What the slope, and how it bends as a function of √λ, cannot exceed between two ratios. */
  #ceiling(low: number, high: number, mixture: Float64Array) {
    let [peak, bend] = [0, 0]
    const [logLow, logHigh] = [log(low), log(high)]
    for (let i = 0; i < mixture.length; i++) {
      const mode = this.#n[i]! / this.#expected[i]!
      const ratio = Math.min(Math.max(mode, low), high)
      const logRatio = ratio === low ? logLow : ratio === high ? logHigh : log(ratio)
      const most = this.#weight[i]! * share(this.logDensity(ratio, logRatio, i), mixture[i]!)
      peak += most
      bend += 4.35 * this.#expected[i]! * most
    }
    return { peak, bend }
  }

  /** The steepest atom between two others, by Newton's method from a guess on the slope as a function of ln λ. */
  steepest(guess: number, low: number, high: number, mixture: Float64Array): Atom {
    let best = guess
    let value = this.slope(best, mixture)
    for (let step = 0; step < 5 && best > 0; step++) {
      let [first, second] = [0, 0]
      const logBest = log(best)
      for (let i = 0; i < mixture.length; i++) {
        const times = this.#weight[i]! * share(this.logDensity(best, logBest, i), mixture[i]!)
        const mean = best * this.#expected[i]!
        const score = this.#n[i]! - mean
        first += times * score
        second += times * (score * score - mean)
      }
      const ratio = Math.min(Math.max(best * exp(-first / second), low), high)
      if (!(second < 0) || ratio === best) break
      const slope = this.slope(ratio, mixture)
      if (!(slope > value)) break
      best = ratio
      value = slope
    }
    return this.atom(best)
  }

  /** One constrained Newton step with a line search; nothing where none gains. */
  improved(atoms: readonly Atom[], at: Mixture['mixture']): Mixture | undefined {
    const size = atoms.length
    const shares = atoms.map((atom) => atom.log.map((value, i) => share(value, at.log[i]!)))
    // log L − cells Σ weight has its maximum where the weights sum to 1, without being made to (Kim et al. 2020).
    const linear = shares.map(
      (share) => 2 * share.reduce((sum, one, i) => sum + this.#weight[i]! * one, 0) - this.cells,
    )
    const square = Array.from({ length: size }, () => new Float64Array(size))
    this.#addProducts(square, shares)
    // Where rounding spoils the step, towards the steepest atom alone.
    const steepest = linear.indexOf(linear.reduce((one, other) => Math.max(one, other)))
    for (const goal of [nonNegativeQuadratic(square, linear), linear.map((_, j) => (j === steepest ? 1 : 0))]) {
      let total = 0
      for (const one of goal) total += one
      for (let step = 1; step > 1e-10; step /= 2) {
        const moved = atoms.flatMap((atom, j) => {
          const weight = (1 - step) * atom.weight + (step * goal[j]!) / total
          return weight > 0 ? [{ ...atom, weight }] : []
        })
        const mixture = this.mixture(moved)
        if (mixture.value > at.value - rounding * Math.abs(at.value)) return this.#settled(this.#joined(moved, mixture))
      }
    }
    return undefined
  }

  /** A step of Newton's method in all weights w and all t = ln λ together, of log L − cells Σ w. */
  #settled(state: Mixture): Mixture {
    const { atoms, mixture: at } = state
    const size = atoms.length
    const columns = Array.from({ length: 2 * size }, () => new Float64Array(at.log.length))
    const square = Array.from({ length: 2 * size }, () => new Float64Array(2 * size))
    const slopes = new Array<number>(2 * size).fill(0)
    atoms.forEach(({ ratio, weight, log: logs }, j) => {
      let second = 0
      for (let i = 0; i < logs.length; i++) {
        const part = share(logs[i]!, at.log[i]!)
        const mean = ratio * this.#expected[i]!
        const score = this.#n[i]! - mean
        columns[j]![i] = part
        columns[size + j]![i] = weight * part * score
        slopes[j]! += this.#weight[i]! * part
        slopes[size + j]! += this.#weight[i]! * weight * part * score
        second += this.#weight[i]! * weight * part * (score * score - mean)
      }
      square[size + j]![size + j] = -second
      square[j]![size + j] = square[size + j]![j] = -slopes[size + j]! / weight
      slopes[j]! -= this.cells
    })
    this.#addProducts(square, columns)
    const used = slopes.map((_, k) => k).filter((k) => k < size || atoms[k - size]!.ratio > 0)
    const step = solved(square, slopes, used)
    if (step === undefined) return state
    const length = atoms.reduce(
      (most, { weight }, j) => Math.min(most, (0.9 * weight) / Math.max(-step[j]!, 1e-300)),
      1,
    )
    const total = atoms.reduce((sum, { weight }, j) => sum + weight + length * step[j]!, 0)
    const moved = atoms.map(({ ratio, weight }, j) =>
      this.atom(ratio * exp(length * step[size + j]!), (weight + length * step[j]!) / total),
    )
    const mixture = this.mixture(moved)
    return mixture.value > at.value - rounding * Math.abs(at.value) ? { atoms: moved, mixture } : state
  }

  /** Adds the weighted products of columns with each other. */
  #addProducts(square: readonly Float64Array[], columns: readonly Float64Array[]): void {
    columns.forEach((one, j) => {
      for (let k = 0; k <= j; k++) {
        let sum = 0
        for (let i = 0; i < one.length; i++) sum += this.#weight[i]! * one[i]! * columns[k]![i]!
        square[j]![k]! += sum
        if (k < j) square[k]![j]! += sum
      }
    })
  }

  /** Puts atoms that lie close together into one where that costs nothing: apart, they make the next step ill-conditioned. */
  #joined(atoms: readonly Atom[], mixture: Mixture['mixture']): Mixture {
    const sorted = [...atoms].sort((one, other) => one.ratio - other.ratio)
    for (const closeness of [0.03, 0.003, 0.0003]) {
      const fewer: Atom[] = []
      for (const atom of sorted) {
        const last = fewer.at(-1)
        if (last === undefined || atom.ratio > last.ratio * (1 + closeness)) {
          fewer.push(atom)
          continue
        }
        const weight = last.weight + atom.weight
        fewer[fewer.length - 1] = this.atom((last.ratio * last.weight + atom.ratio * atom.weight) / weight, weight)
      }
      const joined = this.mixture(fewer)
      if (joined.value >= mixture.value) return { atoms: fewer, mixture: joined }
    }
    return { atoms: sorted, mixture }
  }
}

/** A ratio of densities from their logarithms; what is beyond e¹⁰⁰ is held there, lest sums of squares overflow. */
function share(logDensity: number, logMixture: number): number {
  return exp(Math.min(logDensity - logMixture, 100))
}
