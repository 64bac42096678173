import { exp, expm1 } from '../special/exp.js'
import { inside } from '../special/gamma-quantile.js'
import { betaLowerTail, betaUpperTail } from '../special/incomplete-beta.js'
import { log, log1p } from '../special/log.js'
import { normalQuantile } from '../special/normal.js'
import { digamma, trigamma } from '../special/polygamma.js'
import type { TwoByTwo } from './two-by-two.js'

/** Points of a beta variable x with the weights of a quadrature over it; `rest` is 1 − x. */
interface BetaNodes {
  readonly x: number[]
  readonly rest: number[]
  readonly weight: number[]
}

/** Least weight, as a natural logarithm relative to the greatest, that a node is kept for. */
const negligible = -42

/**
 * Posterior of IC = log2 p11 / (p1. p.1) where p has a Dirichlet distribution with these parameters. p1., p11/p1. and
 * p01/p0. are independent beta variables, so that P(IC ≤ t) is a double integral of a beta tail, which the trapezoidal
 * rule takes after a double-exponential substitution: halving the step squares the error, unless the bound of the inner
 * tail passes 1 where the density is not yet negligible (b or c next to 0 and a frequent event).
 */
export class DirichletPosterior {
  readonly #shape: TwoByTwo
  readonly #drug: BetaNodes
  readonly #others: BetaNodes
  readonly mean: number
  readonly #deviation: number

  /** @param step Distance of the points of the quadrature; half of it squares the error. */
  constructor(shape: TwoByTwo, step: number) {
    const { a, b, c, d } = shape
    this.#shape = shape
    this.#drug = betaNodes(a + b, c + d, step)
    this.#others = betaNodes(c, d, step)
    const all = digamma(a + b + c + d)
    this.mean = (digamma(a) - digamma(a + b) - digamma(a + c) + all) * Math.LOG2E
    this.#deviation = Math.sqrt(trigamma(a) - trigamma(a + b) + trigamma(a + c)) * Math.LOG2E
  }

  /** P(IC ≤ bits), or P(IC > bits), each relative to its own size. */
  tail(bits: number, upper: boolean): number {
    const { a, b } = this.#shape
    const tailOf = upper ? betaUpperTail : betaLowerTail
    const ratio = exp(bits / Math.LOG2E)
    let sum = 0
    for (let i = 0; i < this.#drug.x.length; i++) {
      const left = 1 - ratio * this.#drug.x[i]!
      const slope = (ratio * this.#drug.rest[i]!) / left
      let inner = 0
      for (let j = 0; j < this.#others.x.length; j++) {
        const bound = slope * this.#others.x[j]!
        inner += this.#others.weight[j]! * (left > 0 && bound < 1 ? tailOf(bound, a, b) : upper ? 0 : 1)
      }
      sum += this.#drug.weight[i]! * inner
    }
    // The weights add up to 1 but for rounding.
    return Math.min(1, sum)
  }

  /** The t with P(IC ≤ t) = p, for p ≤ ½. Searched from `start` where that is a number. */
  quantile(p: number, start: number): number {
    return this.#root(p, false, start)
  }

  /** The t with P(IC > t) = p, for p ≤ ½. */
  upperQuantile(p: number, start: number): number {
    return this.#root(p, true, start)
  }

  /** Secants on the normal score of the tail, in which it is nearly a line, kept within a bracket. */
  #root(p: number, upper: boolean, start: number): number {
    const target = normalQuantile(p)
    const slope = upper ? -this.#deviation : this.#deviation
    let low = -Infinity
    let high = Infinity
    let bits = Number.isNaN(start) ? this.mean + slope * target : start
    let previous = NaN
    let previousError = NaN
    for (let iteration = 0; iteration < 100; iteration++) {
      const error = normalQuantile(this.tail(bits, upper)) - target
      if (error > 0 === upper) low = bits
      else high = bits
      const perScore = (bits - previous) / (error - previousError)
      const step = -error * (perScore || slope)
      const next = bits + Math.max(-8, Math.min(8, step))
      previous = bits
      previousError = error
      if (Math.abs(step) < 1e-13 * Math.max(1, Math.abs(bits)) || high - low < 1e-14) return next
      bits = next > low && next < high ? next : inside(low, high, bits)
    }
    return bits
  }
}

/** Trapezoidal rule over ln(x/(1 − x)) = ln(α/β) + s sinh τ, s the spread of a beta variable on that scale. */
function betaNodes(alpha: number, beta: number, step: number): BetaNodes {
  const centre = alpha / (alpha + beta)
  const spread = Math.sqrt(1 / alpha + 1 / beta)
  const nodes: BetaNodes = { x: [], rest: [], weight: [] }
  let total = 0
  const add = (index: number): boolean => {
    const up = exp(index * step)
    const t = (spread * (up - 1 / up)) / 2
    const grown = centre * expm1(t)
    const logWeight = alpha * t - (alpha + beta) * log1p(grown) + log((up + 1 / up) / 2)
    if (!(logWeight > negligible)) return false
    const weight = exp(logWeight)
    nodes.x.push((centre * exp(t)) / (1 + grown))
    nodes.rest.push((1 - centre) / (1 + grown))
    nodes.weight.push(weight)
    total += weight
    return true
  }
  for (let index = 0; add(index); index++);
  for (let index = -1; add(index); index--);
  for (let at = 0; at < nodes.weight.length; at++) nodes.weight[at]! /= total
  return nodes
}
