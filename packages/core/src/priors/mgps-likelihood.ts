import { exp, expm1 } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import { logGamma, logRising } from '../special/log-gamma.js'
import { digamma, trigamma } from '../special/polygamma.js'
import { atOnce, type Steps } from '../steps/steps.js'
import type { LikelihoodPoints } from './likelihood-points.js'
import { logTailOf } from './log-tail.js'

/** Number of parameters: ln α1, ln β1, ln α2, ln β2, logit p, in this order. */
export const parameterCount = 5

/** Points summed over between two steps, some milliseconds. */
const stretch = 16_384

/** A negative log-likelihood with its first and second derivatives by the five parameters. */
export interface LikelihoodValue {
  readonly value: number
  readonly gradient: Float64Array
  /** Row by row, 5 × 5. */
  readonly hessian: Float64Array
}

/**
 * What the likelihood is conditional on. `full`: nothing, cells without reports are part of it (DuMouchel 1999).
 * `componentTruncated`: each component's distribution is truncated at the minimum count (DuMouchel & Pregibon 2001).
 * `mixtureTruncated`: the mixture is.
 */
export type MgpsLikelihoodForm = 'full' | 'componentTruncated' | 'mixtureTruncated'

/**
 * −log L of the two-gamma Poisson mixture (DuMouchel 1999, eq. 5–8): each cell's count is negative binomial under
 * either component. With w = β / (β + E), a component's log probability of n is
 * ln Γ(α + n)/Γ(α) + (α + n) ln w − n ln β + n ln E − ln n!; the last two terms are the same in both. Truncated forms
 * divide by the probability of a count of at least the minimum, within each component or over the mixture.
 */
export class MgpsLikelihood {
  readonly #points: LikelihoodPoints
  readonly #constant: number
  readonly #form: MgpsLikelihoodForm
  readonly #minimum: number

  /** The points of the truncated forms have no count below the minimum and no expected count of 0. */
  constructor(points: LikelihoodPoints, form: MgpsLikelihoodForm = 'full', minimum = 1) {
    this.#points = points
    this.#constant = commonTerms(points)
    this.#form = form
    this.#minimum = minimum
  }

  /** Number of points summed over in one evaluation. */
  get size(): number {
    return this.#points.weight.length
  }

  /** Value and derivatives at the given parameters. */
  at(parameters: Float64Array): LikelihoodValue {
    return atOnce(this.atInSteps(parameters))
  }

  /** {@link MgpsLikelihood.at} for a thread that has other work to do. */
  *atInSteps(parameters: Float64Array): Steps<LikelihoodValue> {
    const { distinctN, expected, offsets } = this.#points
    const [alpha1 = NaN, beta1 = NaN, alpha2 = NaN, beta2 = NaN] = parameters.subarray(0, 4).map(exp)
    const logit = parameters[4]!
    const mixing = Float64Array.of(logit, 1 / (1 + exp(-logit)), -log1p(exp(logit)), 1 / (1 + exp(logit)))
    const first = { alpha: alpha1, beta: beta1, ...countTerms(distinctN, alpha1, beta1) }
    const second = { alpha: alpha2, beta: beta2, ...countTerms(distinctN, alpha2, beta2) }
    const sums = new Float64Array(sumCount)
    const block = new Float64Array(sumCount)
    for (let from = 0, to = 0; from < expected.length; from = to) {
      while (to < expected.length && offsets[to]! - offsets[from]! < stretch) to += 1
      this.#addGroups(from, to, first, second, mixing, sums, block)
      yield
    }
    flush(block, sums)
    return { value: -(sums[0]! + this.#constant), gradient: sums.slice(1, 6).map((sum) => -sum), hessian: square(sums) }
  }

  /** Adds the points of expected counts `from` … `to − 1`. */
  #addGroups(
    from: number,
    to: number,
    first: Component,
    second: Component,
    mixing: Float64Array,
    sums: Float64Array,
    block: Float64Array,
  ): void {
    const { distinctN, expected, offsets, nIndex, weight } = this.#points
    const { alpha: alpha1, beta: beta1 } = first
    const { alpha: alpha2, beta: beta2 } = second
    const [terms1, terms2, tail1, tail2, less1, less2] = [six(), six(), six(), six(), six(), six()] as const
    for (let group = from; group < to; group++) {
      const ratio1 = expected[group]! / beta1
      const ratio2 = expected[group]! / beta2
      const w1 = 1 / (1 + ratio1)
      const w2 = 1 / (1 + ratio2)
      // 1 − w, which at large β would be all rounding.
      const v1 = ratio1 * w1
      const v2 = ratio2 * w2
      const logW1 = -log1p(ratio1)
      const logW2 = -log1p(ratio2)
      if (this.#form !== 'full') {
        const inside = this.#form === 'componentTruncated'
        logTailOf(this.#minimum, alpha1, logW1, inside ? less1 : tail1)
        logTailOf(this.#minimum, alpha2, logW2, inside ? less2 : tail2)
      }
      let cells = 0
      for (let at = offsets[group]!; at < offsets[group + 1]!; at++) {
        const index = nIndex[at]!
        const shape1 = alpha1 + distinctN[index]!
        const shape2 = alpha2 + distinctN[index]!
        const a1 = alpha1 * (first.digamma[index]! + logW1)
        const a2 = alpha2 * (second.digamma[index]! + logW2)
        terms1[0] = first.logTerm[index]! + shape1 * logW1 - less1[0]!
        terms1[1] = a1 - less1[1]!
        terms1[2] = alpha1 * v1 - distinctN[index]! * w1 - less1[2]!
        terms1[3] = a1 + first.trigamma[index]! - less1[3]!
        terms1[4] = alpha1 * v1 - less1[4]!
        terms1[5] = -shape1 * w1 * v1 - less1[5]!
        terms2[0] = second.logTerm[index]! + shape2 * logW2 - less2[0]!
        terms2[1] = a2 - less2[1]!
        terms2[2] = alpha2 * v2 - distinctN[index]! * w2 - less2[2]!
        terms2[3] = a2 + second.trigamma[index]! - less2[3]!
        terms2[4] = alpha2 * v2 - less2[4]!
        terms2[5] = -shape2 * w2 * v2 - less2[5]!
        addMixture(block, weight[at]!, mixing, terms1, terms2)
        cells += weight[at]!
      }
      if (this.#form === 'mixtureTruncated') addMixture(block, -cells, mixing, tail1, tail2)
      // Sums of sums keep the rounding error of a long table far below what an optimum is told apart by.
      if ((group & 255) === 255) flush(block, sums)
    }
  }
}

type Component = ReturnType<typeof countTerms> & { readonly alpha: number; readonly beta: number }

const six = (): Float64Array => new Float64Array(6)

/**
 * Adds `times` the logarithm of p e^f + (1 − p) e^g with its derivatives; each component's terms are its value, its two
 * first and its three second derivatives by its own ln α and ln β.
 */
function addMixture(sums: Float64Array, times: number, mixing: Float64Array, f: Float64Array, g: Float64Array): void {
  const p = mixing[1]!
  const rest = mixing[3]!
  const difference = f[0]! - g[0]!
  let q1: number
  let q2: number
  let s: number
  if (difference > -0.5 && difference < 0.5) {
    // Where the components nearly agree, as in every cell of a degenerate mixture, what they differ by is all that counts.
    const rise = expm1(difference)
    const total = 1 + p * rise
    const share = rest / total
    q2 = times * share
    q1 = (times * p * (1 + rise)) / total
    s = q1 * share
    const lift = (times * p * rest * rise) / total
    sums[0]! += times * (g[0]! + log1p(p * rise))
    sums[5]! += lift
    sums[20]! += (lift * (1 - 2 * p - p * p * rise)) / total
  } else {
    const odds = mixing[0]! + difference
    const e = exp(odds > 0 ? -odds : odds)
    const share = 1 / (1 + e)
    q1 = times * (odds > 0 ? share : e * share)
    q2 = times * (odds > 0 ? e * share : share)
    s = times * e * share * share
    sums[0]! += times * (g[0]! + mixing[2]! + Math.max(odds, 0) + log1p(e))
    sums[5]! += q1 - times * p
    sums[20]! += s - times * p * rest
  }
  const a1 = f[1]!
  const b1 = f[2]!
  const a2 = g[1]!
  const b2 = g[2]!
  sums[1]! += q1 * a1
  sums[2]! += q1 * b1
  sums[3]! += q2 * a2
  sums[4]! += q2 * b2
  sums[6]! += q1 * f[3]! + s * a1 * a1
  sums[7]! += q1 * f[4]! + s * a1 * b1
  sums[8]! -= s * a1 * a2
  sums[9]! -= s * a1 * b2
  sums[10]! += s * a1
  sums[11]! += q1 * f[5]! + s * b1 * b1
  sums[12]! -= s * b1 * a2
  sums[13]! -= s * b1 * b2
  sums[14]! += s * b1
  sums[15]! += q2 * g[3]! + s * a2 * a2
  sums[16]! += q2 * g[4]! + s * a2 * b2
  sums[17]! -= s * a2
  sums[18]! += q2 * g[5]! + s * b2 * b2
  sums[19]! -= s * b2
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

/** For each distinct n, ascending: ln Γ(α+n)/Γ(α) − n ln β, ψ(α+n) − ψ(α) and α² (ψ′(α+n) − ψ′(α)). */
export function countTerms(distinctN: Float64Array, alpha: number, beta: number) {
  const logBeta = log(beta)
  const rises = new Float64Array(distinctN.length)
  const falls = new Float64Array(distinctN.length)
  let [from, rise, fall] = [0, 0, 0]
  distinctN.forEach((n, index) => {
    if (n - from > longestSum) {
      rise += digamma(alpha + n) - digamma(alpha + from)
      fall += alpha * alpha * (trigamma(alpha + n) - trigamma(alpha + from))
    } else {
      // At large α the functions themselves differ by little more than their rounding.
      for (let k = from; k < n; k++) {
        const share = alpha / (alpha + k)
        rise += share / alpha
        fall -= share * share
      }
    }
    rises[index] = rise
    falls[index] = fall
    from = n
  })
  return { logTerm: distinctN.map((n) => logRising(alpha, n) - n * logBeta), digamma: rises, trigamma: falls }
}

/** Up to this distance between two counts, differences of ψ are summed. */
const longestSum = 32

/** Σ weight (n ln E − ln n!), which no parameter touches. */
export function commonTerms({ distinctN, expected, offsets, nIndex, weight }: LikelihoodPoints): number {
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
