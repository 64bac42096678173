import { exp } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import { logGamma, logRising } from '../special/log-gamma.js'
import { digamma, trigamma } from '../special/polygamma.js'
import type { LikelihoodPoints } from './likelihood-points.js'

/** Number of parameters: ln α1, ln β1, ln α2, ln β2, logit p, in this order. */
export const parameterCount = 5

/** A negative log-likelihood with its first and second derivatives by the five parameters. */
export interface LikelihoodValue {
  readonly value: number
  readonly gradient: Float64Array
  /** Row by row, 5 × 5. */
  readonly hessian: Float64Array
}

/**
 * −log L of the two-gamma Poisson mixture (DuMouchel 1999, eq. 5–8): each cell's count is negative binomial under
 * either component. With w = β / (β + E), a component's log probability of n is
 * ln Γ(α + n)/Γ(α) + (α + n) ln w − n ln β + n ln E − ln n!; the last two terms are the same in both.
 */
export class MgpsLikelihood {
  readonly #points: LikelihoodPoints
  readonly #constant: number
  /** Evaluations made so far. */
  evaluations = 0

  constructor(points: LikelihoodPoints) {
    this.#points = points
    this.#constant = commonTerms(points)
  }

  /** Number of points summed over in one evaluation. */
  get size(): number {
    return this.#points.weight.length
  }

  /** Value and derivatives at the given parameters. */
  at(parameters: Float64Array): LikelihoodValue {
    this.evaluations += 1
    const { distinctN, expected, offsets, nIndex, weight } = this.#points
    const [alpha1 = NaN, beta1 = NaN, alpha2 = NaN, beta2 = NaN] = parameters.subarray(0, 4).map(exp)
    const logit = parameters[4]!
    const p = 1 / (1 + exp(-logit))
    const log1mP = -log1p(exp(logit))
    const first = countTerms(distinctN, alpha1, beta1)
    const second = countTerms(distinctN, alpha2, beta2)
    const sums = new Float64Array(sumCount)
    const block = new Float64Array(sumCount)

    for (let group = 0; group < expected.length; group++) {
      const ratio1 = expected[group]! / beta1
      const ratio2 = expected[group]! / beta2
      const w1 = 1 / (1 + ratio1)
      const w2 = 1 / (1 + ratio2)
      const logW1 = -log1p(ratio1)
      const logW2 = -log1p(ratio2)
      for (let at = offsets[group]!; at < offsets[group + 1]!; at++) {
        const index = nIndex[at]!
        const n = distinctN[index]!
        const shape1 = alpha1 + n
        const shape2 = alpha2 + n
        const log1 = first.logTerm[index]! + shape1 * logW1
        const log2 = second.logTerm[index]! + shape2 * logW2
        const odds = logit + log1 - log2
        const e = exp(odds > 0 ? -odds : odds)
        const share = 1 / (1 + e)
        const q = odds > 0 ? share : e * share
        const spread = e * share * share

        const a1 = alpha1 * (first.digamma[index]! + logW1)
        const b1 = alpha1 - shape1 * w1
        const a2 = alpha2 * (second.digamma[index]! + logW2)
        const b2 = alpha2 - shape2 * w2
        const times = weight[at]!
        const q1 = times * q
        const q2 = times - q1
        const s = times * spread

        block[0]! += times * (log2 + log1mP + Math.max(odds, 0) + log1p(e))
        block[1]! += q1 * a1
        block[2]! += q1 * b1
        block[3]! += q2 * a2
        block[4]! += q2 * b2
        block[5]! += q1 - times * p
        block[6]! += q1 * (a1 + first.trigamma[index]!) + s * a1 * a1
        block[7]! += q1 * alpha1 * (1 - w1) + s * a1 * b1
        block[8]! -= s * a1 * a2
        block[9]! -= s * a1 * b2
        block[10]! += s * a1
        block[11]! += s * b1 * b1 - q1 * shape1 * w1 * (1 - w1)
        block[12]! -= s * b1 * a2
        block[13]! -= s * b1 * b2
        block[14]! += s * b1
        block[15]! += q2 * (a2 + second.trigamma[index]!) + s * a2 * a2
        block[16]! += q2 * alpha2 * (1 - w2) + s * a2 * b2
        block[17]! -= s * a2
        block[18]! += s * b2 * b2 - q2 * shape2 * w2 * (1 - w2)
        block[19]! -= s * b2
        block[20]! += s - times * p * (1 - p)
      }
      // Sums of sums keep the rounding error of a long table far below what an optimum is told apart by.
      if ((group & 255) === 255) flush(block, sums)
    }
    flush(block, sums)
    return { value: -(sums[0]! + this.#constant), gradient: sums.slice(1, 6).map((sum) => -sum), hessian: square(sums) }
  }
}

const sumCount = 21

function flush(block: Float64Array, sums: Float64Array): void {
  for (let at = 0; at < sumCount; at++) sums[at]! += block[at]!
  block.fill(0)
}

/** The negated upper triangle, from the seventh sum on, as a full matrix. */
function square(sums: Float64Array): Float64Array {
  const matrix = new Float64Array(parameterCount * parameterCount)
  let at = 6
  for (let row = 0; row < parameterCount; row++) {
    for (let column = row; column < parameterCount; column++) {
      matrix[row * parameterCount + column] = matrix[column * parameterCount + row] = -sums[at++]!
    }
  }
  return matrix
}

/** For each distinct n: ln Γ(α+n)/Γ(α) − n ln β, ψ(α+n) − ψ(α) and α² (ψ′(α+n) − ψ′(α)). */
function countTerms(distinctN: Float64Array, alpha: number, beta: number) {
  const logBeta = log(beta)
  const digammaAlpha = digamma(alpha)
  const trigammaAlpha = trigamma(alpha)
  return {
    logTerm: distinctN.map((n) => logRising(alpha, n) - n * logBeta),
    digamma: distinctN.map((n) => (n === 0 ? 0 : digamma(alpha + n) - digammaAlpha)),
    trigamma: distinctN.map((n) => (n === 0 ? 0 : alpha * alpha * (trigamma(alpha + n) - trigammaAlpha))),
  }
}

/** Σ weight (n ln E − ln n!), which no parameter touches. */
function commonTerms({ distinctN, expected, offsets, nIndex, weight }: LikelihoodPoints): number {
  const logFactorial = distinctN.map((n) => logGamma(n + 1))
  let total = 0
  for (let group = 0; group < expected.length; group++) {
    const logE = log(expected[group]!)
    let sum = 0
    for (let at = offsets[group]!; at < offsets[group + 1]!; at++) {
      const index = nIndex[at]!
      if (index > 0 || distinctN[0] !== 0) sum += weight[at]! * (distinctN[index]! * logE - logFactorial[index]!)
    }
    total += sum
  }
  return total
}
