import { gammaQ } from '../special/incomplete-gamma.js'

/** How the variance between subgroups is estimated. */
export type TauSquaredEstimator = 'paule-mandel' | 'dersimonian-laird'

/** Estimates with their variances, pooled. */
export interface Pooling {
  /** Weighted mean of the estimates, and its variance. */
  readonly mean: number
  readonly variance: number
  /** Σ (estimate − mean)²/variance. */
  readonly q: number
}

/** Inverse-variance mean of estimates whose variances are all raised by `tauSquared`. */
export function pool(estimates: readonly number[], variances: readonly number[], tauSquared: number): Pooling {
  let weights = 0
  let sum = 0
  for (const [at, estimate] of estimates.entries()) {
    const weight = 1 / (variances[at]! + tauSquared)
    weights += weight
    sum += weight * estimate
  }
  const mean = sum / weights
  let q = 0
  for (const [at, estimate] of estimates.entries()) {
    q += ((estimate - mean) * (estimate - mean)) / (variances[at]! + tauSquared)
  }
  return { mean, variance: 1 / weights, q }
}

/**
 * Variance between subgroups τ² of two or more estimates. `paule-mandel` (1982) is the τ² at which Q equals its expected
 * value, k − 1; `dersimonian-laird` (1986) the moment estimate from Q at τ² = 0. Both are 0 where Q ≤ k − 1. Relative
 * accuracy 1e-12.
 */
export function tauSquaredOf(
  estimates: readonly number[],
  variances: readonly number[],
  estimator: TauSquaredEstimator,
): number {
  const degreesOfFreedom = estimates.length - 1
  const excess = pool(estimates, variances, 0).q - degreesOfFreedom
  if (!(excess > 0)) return 0
  if (estimator === 'dersimonian-laird') {
    const weights = variances.map((variance) => 1 / variance)
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return excess / (sum - weights.reduce((total, weight) => total + weight * weight, 0) / sum)
  }
  // Q falls and is convex in τ², so that Newton's steps from 0 rise to the root and never pass it.
  let tauSquared = 0
  for (let iteration = 0; iteration < 200; iteration++) {
    const { mean, q } = pool(estimates, variances, tauSquared)
    let slope = 0
    for (const [at, estimate] of estimates.entries()) {
      const spread = (estimate - mean) / (variances[at]! + tauSquared)
      slope += spread * spread
    }
    const step = (q - degreesOfFreedom) / slope
    tauSquared += step
    if (Math.abs(step) <= 1e-15 * tauSquared) break
  }
  return tauSquared
}

/** Cochran's Q with its p, and the share of the spread that is not chance. */
export interface Heterogeneity {
  /** Cochran's Q, the weighted sum of squared distances from the common mean. */
  readonly q: number
  /** Values compared minus one. */
  readonly degreesOfFreedom: number
  /** Upper tail of χ² at Q. */
  readonly p: number
  /** I² = max(0, (Q − df)/Q), Higgins and Thompson 2002. */
  readonly iSquared: number
}

export function heterogeneityOf(q: number, degreesOfFreedom: number): Heterogeneity {
  const p = gammaQ(degreesOfFreedom / 2, q / 2)
  return { q, degreesOfFreedom, p, iSquared: q > 0 ? Math.max(0, (q - degreesOfFreedom) / q) : 0 }
}
