import { exp } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import type { FunctionValue } from './bounded-newton.js'
import type { LikelihoodPoints } from './likelihood-points.js'
import { commonTerms, countTerms } from './mgps-likelihood.js'

/**
 * −log L of a mixture of K gamma distributions over the full table with its derivatives by, for each component in turn,
 * ln α, ln β and, but for the last, the logarithm of its weight over the last one's. Terms as in `MgpsLikelihood`.
 */
export function gammaMixtureLikelihood(points: LikelihoodPoints) {
  const { distinctN, expected, offsets, nIndex, weight } = points
  const constant = commonTerms(points)
  return (parameters: Float64Array): FunctionValue => {
    const size = parameters.length
    const components = (size + 1) / 3
    const shares = mixingWeights(parameters)
    const parts = shares.map((share, k) => {
      const [alpha, beta] = [exp(parameters[3 * k]!), exp(parameters[3 * k + 1]!)]
      return { logShare: log(share), alpha, beta, ...countTerms(distinctN, alpha, beta) }
    })
    const logs = new Float64Array(components)
    const first = new Float64Array(3 * components)
    const slope = new Float64Array(3 * components)
    const gradient = new Float64Array(size)
    const hessian = new Float64Array(size * size)
    let value = constant
    for (let group = 0; group < expected.length; group++) {
      const logW = parts.map(({ beta }) => -log1p(expected[group]! / beta))
      for (let at = offsets[group]!; at < offsets[group + 1]!; at++) {
        const [index, times] = [nIndex[at]!, weight[at]!]
        const n = distinctN[index]!
        parts.forEach((part, k) => {
          logs[k] = part.logShare + part.logTerm[index]! + (part.alpha + n) * logW[k]!
        })
        const most = logs.reduce((one, other) => Math.max(one, other))
        const total = logs.reduce((sum, one) => sum + exp(one - most), 0)
        value += times * (most + log(total))
        parts.forEach(({ alpha, beta, digamma, trigamma }, k) => {
          const q = exp(logs[k]! - most) / total
          const w = 1 / (1 + expected[group]! / beta)
          const a = alpha * (digamma[index]! + logW[k]!)
          const b = alpha - (alpha + n) * w
          const at = 3 * k
          first[at] = q * a
          first[at + 1] = q * b
          first[at + 2] = q
          // The last component's own weight has no parameter.
          const row = (i: number, by: number, j: number) => {
            if (at + i < size && at + j < size) hessian[(at + i) * size + at + j]! -= times * q * by
          }
          row(0, a + trigamma[index]! + a * a, 0)
          row(0, alpha * (1 - w) + a * b, 1)
          row(1, b * b - (alpha + n) * w * (1 - w), 1)
          row(0, a, 2)
          row(1, b, 2)
          row(2, 1, 2)
        })
        for (let i = 0; i < size; i++) {
          slope[i]! += times * first[i]!
          for (let j = i; j < size; j++) hessian[i * size + j]! += times * first[i]! * first[j]!
        }
      }
    }
    const cells = weight.reduce((sum, one) => sum + one, 0)
    for (let i = 0; i < size; i++) {
      const share = i % 3 === 2 ? shares[(i - 2) / 3]! : 0
      gradient[i] = -slope[i]! + cells * share
      for (let j = i; j < size; j++) {
        const other = j % 3 === 2 ? shares[(j - 2) / 3]! : 0
        hessian[i * size + j]! += cells * share * ((i === j ? 1 : 0) - other)
        hessian[j * size + i] = hessian[i * size + j]!
      }
    }
    return { value: -value, gradient, hessian }
  }
}

/** The weights of the components, from their logarithms over the last one's. */
export function mixingWeights(parameters: Float64Array): readonly number[] {
  const logits = Array.from({ length: (parameters.length + 1) / 3 }, (_, k) => parameters[3 * k + 2] ?? 0)
  const most = Math.max(...logits)
  const sizes = logits.map((logit) => exp(logit - most))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  return sizes.map((size) => size / total)
}
