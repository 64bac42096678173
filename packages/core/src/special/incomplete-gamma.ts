import { deviance } from './deviance.js'
import { exp, expm1 } from './exp.js'
import { log } from './log.js'
import { logGamma, logGammaOnePlus, stirlingCorrection } from './log-gamma.js'

/**
 * Regularised lower incomplete gamma function P(a, x): the distribution function at x of a gamma variable with shape
 * a > 0 and rate 1. Relative accuracy 1e-13 up to shapes of 10⁷, 4e-13 where P is next to underflow. NaN for a ≤ 0 or x < 0.
 */
export function gammaP(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return NaN
  if (x === 0) return 0
  if (x === Infinity) return 1
  const factor = gammaTailFactor(a, x)
  const density = exp(logGammaDensity(a, x, log(x), gammaNormaliser(a)))
  return Math.min(1, factor > 0 ? density * factor : Math.max(0, 1 + density * factor))
}

/** Regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), with the relative accuracy of P where Q is tiny. */
export function gammaQ(a: number, x: number): number {
  if (!(a > 0 && x >= 0)) return NaN
  if (x === 0) return 1
  if (x === Infinity) return 0
  const factor = gammaTailFactor(a, x)
  if (factor > 0 && a < 1) return smallShapeQ(a, x)
  const density = exp(logGammaDensity(a, x, log(x), gammaNormaliser(a)))
  return Math.min(1, factor > 0 ? Math.max(0, 1 - density * factor) : -density * factor)
}

/** The part of {@link logGammaDensity} that depends on the shape alone. */
export function gammaNormaliser(a: number): number {
  return a < 10 ? -logGamma(a) : 0.5 * log(a / 6.283185307179586) - stirlingCorrection(a)
}

/**
 * ln(x^a e^−x / Γ(a)): the gamma density with respect to ln x. For large shapes in Loader's form (2000), which does
 * not cancel near the mode. `logX` is given apart so that x may have underflowed.
 */
export function logGammaDensity(a: number, x: number, logX: number, normaliser: number): number {
  if (a < 10) return normaliser + a * logX - x
  const v = (x - a) / (x + a)
  const z = v * v
  if (z < 0.01) return normaliser - devianceNearMode(a, x, v, z)
  if (z < 0.1) return normaliser - deviance(a, x, a - x)
  return normaliser - (a * (x > 1e-300 ? log(a / x) : log(a) - logX) + x - a)
}

/** {@link deviance} for v² < 0.01, v = (x − a)/(x + a), unrolled: quantiles spend their time here. */
function devianceNearMode(a: number, x: number, v: number, z: number): number {
  const tail = z * (1 / 9 + z * (1 / 11 + z * (1 / 13 + z * (1 / 15 + z * (1 / 17)))))
  return (x - a) * v - 2 * a * v * z * (1 / 3 + z * (1 / 5 + z * (1 / 7 + tail)))
}

/**
 * What the density with respect to ln x has to be multiplied with: positive, to give P (power series, x < a + 1);
 * negative, to give −Q (Legendre's continued fraction). Both converge fast on their side; the number of terms near
 * x = a grows with √a.
 */
export function gammaTailFactor(a: number, x: number): number {
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let k = a + 1; term > sum * 1e-17; k += 1) {
      term *= x / k
      sum += term
    }
    return sum
  }
  // Modified Lentz (Thompson & Barnett 1986).
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let fraction = d
  for (let k = 1; ; k++) {
    const numerator = k * (a - k)
    b += 2
    d = 1 / (b + numerator * d)
    c = b + numerator / c
    const step = c * d
    fraction *= step
    if (!(Math.abs(step - 1) >= 2.3e-16) || k > 1e6) return -fraction
  }
}

/**
 * Q(a, x) for a < 1 and small x, where 1 − P would cancel:
 * Q = −expm1(a ln x − ln Γ(1 + a)) + x^a / Γ(1 + a) · Σ (−1)^(k+1) a x^k / ((a + k) k!) (Gautschi 1979).
 */
function smallShapeQ(a: number, x: number): number {
  const exponent = a * log(x) - (a <= 0.5 ? logGammaOnePlus(a) : logGamma(1 + a))
  let power = 1
  let sum = 0
  for (let k = 1; k < 200; k++) {
    power *= -x / k
    const term = (power * a) / (a + k)
    sum -= term
    if (Math.abs(term) < Math.abs(sum) * 1e-17) break
  }
  return Math.min(1, -expm1(exponent) + exp(exponent) * sum)
}
