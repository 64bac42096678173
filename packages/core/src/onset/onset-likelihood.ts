import type { FunctionValue } from '../priors/bounded-newton.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import type { StandardDistribution } from './onset-model.js'
import type { OnsetTimes } from './onset-times.js'

/** Minus the log likelihood of times at (μ, log σ), with gradient and Hessian. */
export type OnsetLikelihood = (point: Float64Array) => FunctionValue

/**
 * The likelihood of exact, interval and censored times under log T = μ + σ·Z: densities for exact times,
 * probabilities of their interval for the others (Kalbfleisch & Prentice 2002, 3.5).
 */
export function onsetLikelihood({ lower, upper }: OnsetTimes, z: StandardDistribution): OnsetLikelihood {
  const from = lower.map((time) => (time === 0 ? -Infinity : log(time)))
  const to = upper.map((time) => (time === Infinity ? Infinity : log(time)))
  return ([mu = 0, logSigma = 0]) => {
    const sigma = exp(logSigma)
    const sum = new Sums(sigma)
    for (let i = 0; i < from.length; i++) {
      const low = (from[i]! - mu) / sigma
      if (from[i] === to[i]) {
        sum.add(z.logDensity(low) - logSigma - from[i]!)
        sum.move(low, z.slope(low), z.bend(low))
        sum.gradient[1]! -= 1
        continue
      }
      const high = (to[i]! - mu) / sigma
      const inside = z.logBetween(low, high)
      const atLow = low === -Infinity ? 0 : exp(z.logDensity(low) - inside)
      const atHigh = high === Infinity ? 0 : exp(z.logDensity(high) - inside)
      sum.add(inside)
      if (atLow !== 0) sum.move(low, -atLow, -atLow * z.slope(low) - atLow * atLow)
      if (atHigh !== 0) sum.move(high, atHigh, atHigh * z.slope(high) - atHigh * atHigh)
      if (atLow !== 0 && atHigh !== 0) sum.cross(low, high, atLow * atHigh)
    }
    return sum.negative()
  }
}

/** Log likelihood and derivatives in μ and log σ, where dz/dμ = −1/σ and dz/d log σ = −z. */
class Sums {
  readonly gradient = new Float64Array(2)
  readonly #hessian = new Float64Array(4)
  readonly #inverse: number
  #value = 0
  #lost = 0

  constructor(sigma: number) {
    this.#inverse = 1 / sigma
  }

  /** Kahan's sum: an optimum is found to where values differ by rounding only. */
  add(term: number): void {
    const corrected = term - this.#lost
    const next = this.#value + corrected
    this.#lost = next - this.#value - corrected
    this.#value = next
  }

  move(z: number, slope: number, bend: number): void {
    const { gradient } = this
    const hessian = this.#hessian
    const inverse = this.#inverse
    gradient[0]! -= slope * inverse
    gradient[1]! -= slope * z
    hessian[0]! += bend * inverse * inverse
    hessian[1]! += bend * inverse * z + slope * inverse
    hessian[3]! += bend * z * z + slope * z
  }

  /** The mixed second derivative in both ends of an interval, counted for (low, high) and (high, low). */
  cross(low: number, high: number, both: number): void {
    const hessian = this.#hessian
    const inverse = this.#inverse
    hessian[0]! += 2 * both * inverse * inverse
    hessian[1]! += both * inverse * (low + high)
    hessian[3]! += 2 * both * low * high
  }

  negative(): FunctionValue {
    const hessian = this.#hessian
    hessian[2] = hessian[1]!
    return {
      value: -this.#value,
      gradient: this.gradient.map((slope) => -slope),
      hessian: hessian.map((bend) => -bend),
    }
  }
}
