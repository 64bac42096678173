import { log } from '../special/log.js'
import { checkOption } from '../time/check-series.js'
import { checkRelativeRisk } from './check-design.js'

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
  readonly logLikelihoodRatio: number
  /** ln(β/(1 − α)): at or below it the null hypothesis is accepted. */
  readonly lower: number
  /** ln((1 − β)/α): at or above it the alternative is. */
  readonly upper: number
  readonly verdict: 'signal' | 'no-signal' | 'continue'
}

/**
 * Wald's sequential probability ratio test (Wald 1945) of a Poisson count against its expectation:
 * c ln R − (R − 1) μ. With μ = 0 and events the ratio speaks for R as far as it can; no value is undefined.
 * @throws AetherError `measure/invalid-option`, naming observed, expected or the option out of range.
 */
export function poissonSprt(observed: number, expected: number, options: SprtOptions): SprtResult {
  const { relativeRisk } = options
  checkOption('observed', observed, Number.isSafeInteger(observed) && observed >= 0, 'a whole number of events')
  checkOption('expected', expected, expected >= 0 && expected < Infinity, 'a number of events of at least 0')
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
  checkOption('events', events, Number.isSafeInteger(events) && events >= 0, 'a whole number')
  const within = Number.isSafeInteger(cases) && cases >= 0 && cases <= events
  checkOption('cases', cases, within, 'a whole number of at most the events')
  checkOption('ratio', ratio, ratio > 0 && ratio < Infinity, 'a number above 0')
  return decide(cases * log(relativeRisk) - events * log((relativeRisk + ratio) / (1 + ratio)), options)
}

function decide(logLikelihoodRatio: number, { relativeRisk, alpha = 0.05, beta = 0.2 }: SprtOptions): SprtResult {
  checkRelativeRisk(relativeRisk)
  checkOption('relativeRisk', relativeRisk, relativeRisk !== 1, 'a number other than 1')
  checkOption('alpha', alpha, alpha > 0 && alpha < 1, 'a probability between 0 and 1')
  checkOption('beta', beta, beta > 0 && beta < 1 - alpha, 'a probability above 0 and below 1 − alpha')
  const lower = log(beta / (1 - alpha))
  const upper = log((1 - beta) / alpha)
  const verdict = logLikelihoodRatio >= upper ? 'signal' : logLikelihoodRatio <= lower ? 'no-signal' : 'continue'
  return { logLikelihoodRatio, lower, upper, verdict }
}
