import { exp } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import { logGamma } from '../special/log-gamma.js'

/** p-values of which some are listed, in rising order; those not listed are 1. */
export interface ListedTests {
  readonly sorted: Float64Array
  /** Number of all tests. */
  readonly tests: number
}

/**
 * Value at 0.95 of the natural cubic smoothing spline with three degrees of freedom through values at 0.05, 0.1, …,
 * 0.95, as weights of these values: the last row of (I + μK)⁻¹ with trace 3 (Green & Silverman 1994, 2.3), from 60
 * digits.
 */
const SPLINE_WEIGHTS = [
  -0.002493138220865389, -0.006528433558097119, -0.010535252422946586, -0.014436548459468549, -0.018071642694579535,
  -0.02116541480609926, -0.02329976279583078, -0.02388955654728693, -0.022166441729901374, -0.017175168254057904,
  -0.007788557814587937, 0.00725131351494532, 0.029256809306817986, 0.05947340199902377, 0.09890304267293482,
  0.14806256193180317, 0.2066694549171572, 0.2732513572360623, 0.3446819757249768,
]

/** Shares of p ≥ λ over 1 − λ at λ = 0.05, 0.1, …, 0.95: what a uniform distribution would put there. */
function sharesAbove({ sorted, tests }: ListedTests) {
  return SPLINE_WEIGHTS.map((_, index) => {
    const lambda = 0.05 + index * 0.05
    const rest = 1 - lambda
    const above = tests - sorted.findLastIndex((p) => p < lambda) - 1
    return { rest, above, share: above / (tests * rest) }
  })
}

/** π0 by the smoother of Storey & Tibshirani (2003). */
export function smoothedNullShare(listed: ListedTests): number {
  return sharesAbove(listed).reduce((sum, { share }, index) => sum + SPLINE_WEIGHTS[index]! * share, 0)
}

/** π0 by the bootstrap of Storey (2002) in its closed form (Robinson 2007): the λ of least mean squared error. */
export function bootstrapNullShare(listed: ListedTests): number {
  const { tests } = listed
  const points = sharesAbove(listed)
  const [, second = 0, third = 0] = points.map(({ share }) => share).sort((one, other) => one - other)
  // The tenth percentile of 19 values, as R's quantile has it.
  const least = second + 0.8 * (third - second)
  const errors = points.map(({ rest, above, share }) => {
    const bias = share - least
    return (share / (tests * rest)) * (1 - above / tests) + bias * bias
  })
  const best = Math.min(...errors)
  return Math.min(...points.filter((_, index) => errors[index] === best).map(({ share }) => share))
}

/** The exponent at which the standard error of LBE's π0 is 0.05 at most; at least 1, where its transformation is convex. */
export function lbeExponent(tests: number): number {
  const wanted = log1p(0.0025 * tests)
  let [low, high] = [1, 64]
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (logGamma(2 * middle + 1) - 2 * logGamma(middle + 1) < wanted) low = middle
    else high = middle
  }
  return low
}

/** π0 by the location-based estimator (Dalmasso, Broët & Moreau 2005): mean (−ln(1 − p))ᵃ / Γ(a + 1). */
export function lbeNullShare({ sorted, tests }: ListedTests, exponent: number): number {
  if (tests > sorted.length) return Number.POSITIVE_INFINITY
  let sum = 0
  for (const p of sorted) sum += exp(exponent * log(-log1p(-p)))
  return sum / tests / exp(logGamma(exponent + 1))
}
