import { log } from '../special/log.js'

/**
 * Log-likelihood ratio of the Poisson MaxSPRT (Kulldorff et al. 2011): c ln(c/μ) − (c − μ) for c events observed where
 * μ are expected, and 0 where c ≤ μ. NaN for c < 0, μ < 0 and for events where none are expected.
 */
export function poissonLogLikelihoodRatio(observed: number, expected: number): number {
  if (!(observed >= 0 && expected >= 0) || (expected === 0 && observed > 0)) return NaN
  return observed <= expected ? 0 : observed * log(observed / expected) - (observed - expected)
}

/**
 * Log-likelihood ratio of the binomial MaxSPRT (Kulldorff et al. 2011) for c exposed cases among n events, where an event
 * is exposed with probability 1/(1 + z) under the null hypothesis: c ln(c/n) + (n − c) ln((n − c)/n) − c ln(1/(1 + z)) −
 * (n − c) ln(z/(1 + z)), and 0 where c/n ≤ 1/(1 + z). NaN outside 0 ≤ c ≤ n, z > 0.
 */
export function binomialLogLikelihoodRatio(cases: number, events: number, ratio: number): number {
  if (!(cases >= 0 && cases <= events && ratio > 0)) return NaN
  const others = events - cases
  if (cases * ratio <= others) return 0
  const ofOthers = others === 0 ? 0 : others * log((others / events / ratio) * (1 + ratio))
  return cases * log((cases / events) * (1 + ratio)) + ofOthers
}
