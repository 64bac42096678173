import { log } from '../special/log.js'
import { checkBetween, checkWhole } from '../time/check-series.js'

/** Error probabilities of Wald's test. */
export interface SprtOptions {
  /** Relative risk of the alternative hypothesis, not 1. */
  readonly relativeRisk: number
  /** Default 0.05. */
  readonly alpha?: number
  /** Probability of missing the alternative; default 0.2. */
  readonly beta?: number
}

/** Where a sequential probability ratio test stands. */
export interface SprtResult {
  /** ln(likelihood of the alternative ÷ likelihood of the null hypothesis). */
  readonly logLikelihoodRatio: number
  /** ln(β/(1 − α)): at or below it the null hypothesis is accepted. */
  readonly lower: number
  /** ln((1 − β)/α): at or above it the alternative is. */
  readonly upper: number
  /** `signal` where the alternative is accepted, `no-signal` where the null hypothesis is, else `continue`. */
  readonly verdict: 'signal' | 'no-signal' | 'continue'
}

/**
 * Wald's sequential probability ratio test (Wald 1945) of a Poisson count against its expectation:
 * c ln R − (R − 1) μ. With μ = 0 and events the ratio speaks for R as far as it can; no value is undefined.
 * @throws AetherError `measure/invalid-option`, naming observed, expected or the option out of range.
 */
export function poissonSprt(observed: number, expected: number, options: SprtOptions): SprtResult {
  const { relativeRisk } = options
  checkWhole('observed', observed, 0)
  if (expected !== 0) checkBetween('expected', expected, 0)
  return decide(observed * log(relativeRisk) - (relativeRisk - 1) * expected, options)
}

/**
 * Wald's test of c exposed cases among n events with matching ratio z: c ln(p₁/p₀) + (n − c) ln((1 − p₁)/(1 − p₀)),
 * p₀ = 1/(1 + z), p₁ = R/(R + z).
 */
export function binomialSprt(
  cases: number,
  events: number,
  options: SprtOptions & { readonly ratio: number },
): SprtResult {
  const { relativeRisk, ratio } = options
  checkWhole('events', events, 0)
  checkWhole('cases', cases, 0, events)
  checkBetween('ratio', ratio, 0)
  return decide(cases * log(relativeRisk) - events * log((relativeRisk + ratio) / (1 + ratio)), options)
}

function decide(logLikelihoodRatio: number, { relativeRisk, alpha = 0.05, beta = 0.2 }: SprtOptions): SprtResult {
  checkBetween('relativeRisk', relativeRisk, relativeRisk === 1 ? 1 : 0)
  checkBetween('alpha', alpha, 0, 1)
  checkBetween('beta', beta, 0, 1 - alpha)
  const lower = log(beta / (1 - alpha))
  const upper = log((1 - beta) / alpha)
  const verdict = logLikelihoodRatio >= upper ? 'signal' : logLikelihoodRatio <= lower ? 'no-signal' : 'continue'
  return { logLikelihoodRatio, lower, upper, verdict }
}
