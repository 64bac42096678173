import { deviance } from './deviance.js'
import { exp } from './exp.js'
import { inside, logTailStep } from './gamma-quantile.js'
import { log, log1p } from './log.js'
import { logGamma, stirlingCorrection } from './log-gamma.js'
import { roughNormalQuantile } from './rough-normal-quantile.js'

const twoPi = 6.283185307179586

/**
 * Lower tail of the beta distribution with shapes a, b > 0 at 0 ≤ x ≤ 1: the regularised incomplete beta function
 * I_x(a, b). With whole shapes a binomial tail: P(X ≥ k) of n trials is I_p(k, n − k + 1). Relative accuracy 1e-13 up to
 * shapes of 10⁷, and 4e-16 of |ln tail| more in tiny tails. NaN outside the domain.
 */
export function betaLowerTail(x: number, a: number, b: number): number {
  return !(x >= 0 && x <= 1 && a > 0 && b > 0) ? NaN : betaTail(x, 1 - x, a, b)
}

/** Upper tail of the beta distribution, 1 − I_x(a, b), with the accuracy of {@link betaLowerTail} also where it is tiny. */
export function betaUpperTail(x: number, a: number, b: number): number {
  return !(x >= 0 && x <= 1 && a > 0 && b > 0) ? NaN : betaTail(1 - x, x, b, a)
}

/**
 * The x with I_x(a, b) = p, to 1e-13 relative (of 1 − x where x is next to 1, as far as doubles go); NaN outside
 * 0 ≤ p ≤ 1.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return p === 0 || p === 1 ? p : 1 / (1 + exp(-betaLogitQuantile(p, a, b)))
}

/**
 * ln(x / (1 − x)) of the {@link betaQuantile}, which loses nothing where x is next to 0 or 1; infinite at p = 0 and 1.
 * Halley's and Newton's methods on the logarithm of the nearer tail as a function of the logit, in which it is concave,
 * kept within a bracket.
 */
export function betaLogitQuantile(p: number, a: number, b: number): number {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return NaN
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity
  const upper = p > 0.5
  const logTail = log(upper ? 1 - p : p)
  const tolerance = 1e-5 / Math.sqrt(1 + a + b)
  let low = -Infinity
  let high = Infinity
  let t = log(a / b) + roughNormalQuantile(p) * Math.sqrt(1 / a + 1 / b)
  for (let iteration = 0; iteration < 200; iteration++) {
    const x = 1 / (1 + exp(-t))
    const y = 1 / (1 + exp(t))
    const tail = upper ? betaTail(y, x, b, a) : betaTail(x, y, a, b)
    // A tail that underflows tells the side and nothing else.
    const error = tail > 0 ? log(tail) - logTail : -Infinity
    if (error > 0 === upper) low = t
    else high = t
    const slope = (upper ? -1 : 1) * exp(logBetaDensity(x, y, a, b) - log(tail))
    const step = tail > 0 ? logTailStep(error, slope, slope * (meanDistance(x, y, a, b) - slope)) : NaN
    const next = t + step
    if (Math.abs(step) < tolerance) return next
    t = next > low && next < high ? next : inside(low, high, t)
  }
  return t
}

/** I_x(a, b) with y = 1 − x given apart, so that neither end is rounded away. */
function betaTail(x: number, y: number, a: number, b: number): number {
  if (x === 0 || y === 0) return x
  const density = exp(logBetaDensity(x, y, a, b))
  if (x * (a + b + 2) < a + 1) return density / betaFraction(x, y, a, b)
  const other = density / betaFraction(y, x, b, a)
  // Where the other tail is nearly everything, the fraction of this one converges more slowly but does not cancel.
  return other < 0.9 ? 1 - other : density / betaFraction(x, y, a, b)
}

/** a − (a + b) x without cancellation: the product is split exactly (Dekker 1971) on the side that is exact. */
function meanDistance(x: number, y: number, a: number, b: number): number {
  return x <= 0.5 ? minusProduct(a, a + b, x) : -minusProduct(b, a + b, y)
}

/** start − n·x to the last digit. */
function minusProduct(start: number, n: number, x: number): number {
  const high = n * x
  const [n1, n2] = halves(n)
  const [x1, x2] = halves(x)
  const low = n2 * x2 - (high - n1 * x1 - n2 * x1 - n1 * x2)
  return start - high - low
}

function halves(value: number): readonly [number, number] {
  const scaled = 134217729 * value
  const first = scaled - (scaled - value)
  return [first, value - first]
}

/** ln(x^a y^b / B(a, b)), the beta density with respect to ln(x / y); Loader's deviance form (2000) for large shapes. */
function logBetaDensity(x: number, y: number, a: number, b: number): number {
  const n = a + b
  if (a >= 10 && b >= 10) {
    const distance = meanDistance(x, y, a, b)
    const corrections = stirlingCorrection(n) - stirlingCorrection(a) - stirlingCorrection(b)
    return 0.5 * log((a / twoPi) * (b / n)) + corrections - deviance(a, n * x, distance) - deviance(b, n * y, -distance)
  }
  return a * (x < 0.5 ? log(x) : log1p(-y)) + b * (y < 0.5 ? log(y) : log1p(-x)) - logBeta(a, b)
}

/** ln B(a, b) with the smaller shape below 10. */
function logBeta(a: number, b: number): number {
  const small = Math.min(a, b)
  const large = Math.max(a, b)
  if (large < 10) return logGamma(small) + logGamma(large) - logGamma(a + b)
  const corrections = stirlingCorrection(large) - stirlingCorrection(a + b)
  return logGamma(small) - (large - 0.5) * log1p(small / large) - small * log(a + b) + small + corrections
}

/** What the density over the lower tail is: the even part of the continued fraction DLMF 8.17.22, by modified Lentz. */
function betaFraction(x: number, y: number, a: number, b: number): number {
  const distance = meanDistance(x, y, a, b) + 1
  let fraction = (a * distance) / (a + 1)
  let c = fraction
  let d = 0
  for (let m = 1; m < 1e7; m++) {
    const k = a + 2 * m
    const numerator = (((a + m - 1) * (a + b + m - 1)) / (k - 1) / (k - 1)) * m * (b - m) * x * x
    const denominator = m + (m * (b - m) * x) / (k - 1) + ((a + m) * (distance + m * (1 + y))) / (k + 1)
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    const step = c * d
    fraction *= step
    if (Math.abs(step - 1) < 2.3e-16) break
  }
  return fraction
}
