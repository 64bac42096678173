import { exp } from './exp.js'
import { gammaNormaliser, gammaTailFactor, logGammaDensity } from './incomplete-gamma.js'
import { log } from './log.js'
import { logGamma } from './log-gamma.js'
import { roughNormalQuantile } from './rough-normal-quantile.js'

/**
 * The x with P(a, x) = p: the p-quantile of a gamma distribution with shape a > 0 and rate 1. Relative accuracy 1e-13
 * wherever x is a normal double; 0 where it underflows. NaN for a ≤ 0 and p outside 0 … 1.
 */
export function gammaQuantile(p: number, a: number): number {
  return exp(logGammaQuantile(p, a))
}

/**
 * Natural logarithm of {@link gammaQuantile}, finite however small the quantile is. Halley's and Newton's methods on the logarithm
 * of the nearer tail as a function of ln x, kept within a bracket.
 */
export function logGammaQuantile(p: number, a: number): number {
  if (!(a > 0 && p >= 0 && p <= 1)) return NaN
  if (p === 0) return -Infinity
  if (p === 1) return Infinity
  const upper = p > 0.5
  const logTail = log(upper ? 1 - p : p)
  const normaliser = gammaNormaliser(a)
  const tolerance = 1e-5 / Math.sqrt(1 + a)
  let low = -Infinity
  let high = Infinity
  let t = startingPoint(p, a)
  for (let iteration = 0; iteration < 100; iteration++) {
    const x = exp(t)
    const factor = gammaTailFactor(a, x)
    const logDensity = logGammaDensity(a, x, t, normaliser)
    const logOfTail = logTailAt(upper, factor, logDensity)
    const error = logOfTail - logTail
    if (error > 0 === upper) low = t
    else high = t
    const slope = (upper ? -1 : 1) * exp(logDensity - logOfTail)
    const curvature = slope * (a - x) - slope * slope
    const step = logTailStep(error, slope, curvature)
    if (Math.abs(step) < tolerance) return t + step
    const next = t + step
    t = next > low && next < high ? next : inside(low, high, t)
  }
  return t
}

/**
 * The step from t towards the root of a log tail: Halley's where he is near, Newton's (which cannot overshoot a
 * concave function's root from below) where he is not.
 */
export function logTailStep(error: number, slope: number, curvature: number): number {
  if (error === 0) return 0
  const bend = error * curvature
  const square = slope * slope
  return Math.abs(bend) < square ? (-2 * error * slope) / (2 * square - bend) : -error / slope
}

function logTailAt(upper: boolean, factor: number, logDensity: number): number {
  if (factor > 0 !== upper) return logDensity + log(Math.abs(factor))
  return log(1 - exp(logDensity) * Math.abs(factor))
}

/** Halfway between the bounds, or a step towards the side that is still open. */
export function inside(low: number, high: number, t: number): number {
  if (low === -Infinity) return t - Math.max(1, Math.abs(t))
  if (high === Infinity) return t + 1
  return (low + high) / 2
}

/** Wilson & Hilferty (1931) where it holds, else the leading term of the lower tail, P ≈ x^a / Γ(a + 1). */
function startingPoint(p: number, a: number): number {
  const root = 1 - 1 / (9 * a) + roughNormalQuantile(p) / (3 * Math.sqrt(a))
  if (a > 0.3 && root > 0.25) return log(a) + 3 * log(root)
  const leading = (log(p) + logGamma(a + 1)) / a
  return Math.min(leading, log(a + 1))
}
