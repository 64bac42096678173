import { exp, expm1 } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import { logNormalUpperTail, normalQuantile } from '../special/normal.js'

/** Models of the time to onset: log T = μ + σ·Z, with Z smallest-extreme-value (Weibull, exponential) or normal. */
export type OnsetModel = 'weibull' | 'exponential' | 'lognormal'

/** The standard distribution of Z of a model, on the log scale; z may be ±Infinity. */
export interface StandardDistribution {
  readonly logDensity: (z: number) => number
  /** log P(Z > z). */
  readonly logUpper: (z: number) => number
  /** log P(low < Z ≤ high). */
  readonly logBetween: (low: number, high: number) => number
  /** Derivative of the log density, and its own. */
  readonly slope: (z: number) => number
  readonly bend: (z: number) => number
  /** The z with P(Z ≤ z) = p. */
  readonly quantile: (p: number) => number
}

const logRootTwoPi = 0.9189385332046728

const extremeValue: StandardDistribution = {
  logDensity: (z) => z - exp(z),
  logUpper: (z) => -exp(z),
  logBetween: (low, high) => {
    const below = low === -Infinity ? 0 : exp(low)
    return high === Infinity ? -below : -below + log(-expm1(below - exp(high)))
  },
  slope: (z) => 1 - exp(z),
  bend: (z) => -exp(z),
  quantile: (p) => log(-log1p(-p)),
}

const normal: StandardDistribution = {
  logDensity: (z) => -0.5 * z * z - logRootTwoPi,
  logUpper: logNormalUpperTail,
  logBetween: (low, high) => {
    // The difference is taken in the tail that is nearer, where both terms are small.
    const [near, far] = low + high >= 0 ? [low, high] : [-high, -low]
    const upper = near === -Infinity ? 0 : logNormalUpperTail(near)
    if (far === Infinity) return upper
    return upper + log(-expm1(logNormalUpperTail(far) - upper))
  },
  slope: (z) => -z,
  bend: () => -1,
  quantile: normalQuantile,
}

export function standardOf(model: OnsetModel): StandardDistribution {
  return model === 'lognormal' ? normal : extremeValue
}
