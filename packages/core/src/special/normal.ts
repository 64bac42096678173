import { exp } from './exp.js'
import { gammaTailFactor } from './incomplete-gamma.js'
import { log, log1p } from './log.js'
import { roughNormalQuantile } from './rough-normal-quantile.js'

const inverseSqrtTwoPi = 0.3989422804014327
const halfLogTwoPi = 0.9189385332046727

/** Density of the standard normal distribution, to 4e-16 relative wherever it is a normal double. */
export function normalDensity(z: number): number {
  // The square of z is split, so that its rounding error does not grow into the exponential.
  const high = Math.trunc(z * 1024) / 1024
  return Math.abs(z) > 40 ? 0 : inverseSqrtTwoPi * exp(-0.5 * high * high) * exp(-0.5 * (z - high) * (z + high))
}

/**
 * Upper tail of the standard normal distribution, P(Z > z), to 1e-14 relative also where it is tiny; 0 only where it
 * underflows (z > 38.5). NaN for NaN.
 */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z)
  if (z * z < 3) return 0.5 - betweenMeanAnd(z)
  return z > 40 ? 0 : normalDensity(z) * millsRatio(z)
}

/** Lower tail of the standard normal distribution, P(Z ≤ z), with the accuracy of {@link normalUpperTail}. */
export function normalLowerTail(z: number): number {
  return normalUpperTail(-z)
}

/** ln P(Z > z), finite for every finite z, to 1e-14 relative. */
export function logNormalUpperTail(z: number): number {
  if (z < -1) return log1p(-normalUpperTail(-z))
  if (z * z < 3) return log(normalUpperTail(z))
  return log(millsRatio(z)) - halfLogTwoPi - 0.5 * z * z
}

/**
 * The z with P(Z ≤ z) = p, to 1e-14 of max(1, |z|): Halley's method on the logarithm of the nearer tail. −∞ at 0, ∞ at 1, NaN
 * outside. For p near 1 give the upper tail to `normalUpperQuantile`, which does not lose it to rounding.
 */
export function normalQuantile(p: number): number {
  return p < 0.5 ? -normalUpperQuantile(p) : normalUpperQuantile(1 - p)
}

/** The z with P(Z > z) = p. */
export function normalUpperQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? Infinity : p === 1 ? -Infinity : NaN
  if (p === 0.5) return 0
  if (p > 0.5) return -normalUpperQuantile(1 - p)
  const logTail = log(p)
  let z = -roughNormalQuantile(p)
  for (let iteration = 0; iteration < 3; iteration++) {
    const logAt = logNormalUpperTail(z)
    const slope = -exp(-0.5 * z * z - halfLogTwoPi - logAt)
    const error = logAt - logTail
    const curvature = -slope * (z + slope)
    z -= (2 * error * slope) / (2 * slope * slope - error * curvature)
  }
  return z
}

/** P(0 < Z ≤ z), which is half of P(½, z²/2), by its power series. */
function betweenMeanAnd(z: number): number {
  return 0.5 * z * normalDensity(z) * gammaTailFactor(0.5, 0.5 * z * z)
}

/** P(Z > z) over the density, for z ≥ √3: Legendre's continued fraction of Q(½, z²/2). */
function millsRatio(z: number): number {
  return -0.5 * z * gammaTailFactor(0.5, 0.5 * z * z)
}
