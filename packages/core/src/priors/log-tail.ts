import { exp, expm1 } from '../special/exp.js'
import { log } from '../special/log.js'

/**
 * ln P(N ≥ minimum) of a negative binomial count of shape α and success probability w = β/(β + E), E > 0, with its
 * derivatives by ln α and ln β: the probability that a truncated table shows the cell (DuMouchel & Pregibon 2001).
 * Written into `to`: the value, both first derivatives, then ∂²/∂(ln α)², ∂²/∂ln α ∂ln β and ∂²/∂(ln β)². Sums what lies below
 * the minimum, or, where one less that would cancel, what lies above.
 */
export function logTailOf(minimum: number, alpha: number, logW: number, to: Float64Array): void {
  const w = exp(logW)
  const v = -expm1(logW)
  const positive = -expm1(alpha * logW)
  let probability = exp(alpha * logW)
  let sign = -1
  let total = positive
  let digammaRise = 0
  let trigammaRise = 0
  to.fill(0)
  for (let k = 0; ; k++) {
    if (k === minimum) {
      if (total > 0.01 * positive) break
      sign = 1
      total = 0
      to.fill(0)
    }
    const signed = sign * probability
    const a = digammaRise + alpha * logW
    const b = alpha - (alpha + k) * w
    if (k > 0) total += signed
    to[1]! += signed * a
    to[2]! += signed * b
    to[3]! += signed * (a * a + a + trigammaRise)
    to[4]! += signed * (a * b + alpha * v)
    to[5]! += signed * (b * b - (alpha + k) * w * v)
    if (sign > 0 && probability <= 1e-17 * total) break
    const share = alpha / (alpha + k)
    digammaRise += share
    trigammaRise -= share * share
    probability *= ((alpha + k) / (k + 1)) * v
  }
  for (let at = 1; at < 6; at++) to[at]! /= total
  to[0] = log(total)
  to[3]! -= to[1]! * to[1]!
  to[4]! -= to[1]! * to[2]!
  to[5]! -= to[2]! * to[2]!
}
