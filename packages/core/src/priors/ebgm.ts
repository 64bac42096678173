import { requireCount } from '../counts/require-count.js'
import { AetherError } from '../errors/aether-error.js'
import { type GammaPosterior, PosteriorAtCount } from './gamma-posterior.js'
import { checkPrior, type MgpsPrior } from './mgps-prior.js'

/** The observed and the expected number of reports of one pair. */
export interface ObservedExpected {
  /** Reports of the pair, a whole number from 0 on. */
  readonly a: number
  /** Reports expected of it, from 0 on and finite. */
  readonly expected: number
}

/** Empirical-Bayes scores of one pair. */
export interface EmpiricalBayesScore {
  /** Geometric mean of the posterior of the reporting ratio λ. */
  readonly ebgm: number
  /** 5 % point of the posterior. */
  readonly eb05: number
  /** 95 % point of the posterior. */
  readonly eb95: number
  /** Posterior probability that λ comes from the prior's first component. */
  readonly qn: number
  /** 1 − qn, accurate also where it is tiny. */
  readonly complement: number
}

/**
 * EBGM, EB05 and EB95 of one pair under a given prior (DuMouchel 1999). Relative accuracy 1e-12.
 * @throws AetherError `measure/invalid-count` for an a that is no count, `measure/invalid-value` for an expected count that is
 *   negative or not finite, `measure/invalid-prior` for a prior with impossible parameters. So do all functions below.
 */
export function ebgm(pair: ObservedExpected, prior: MgpsPrior): EmpiricalBayesScore {
  return under(pair, prior, (atCount, posterior) => ({
    ebgm: atCount.geometricMean(posterior),
    eb05: atCount.quantile(posterior, 0.05),
    eb95: atCount.quantile(posterior, 0.95),
    qn: posterior.weight1,
    complement: posterior.weight2,
  }))
}

/**
 * The point below which the posterior of the reporting ratio has the given probability, 0 < probability < 1; with 0.05
 * and 0.95 it is EB05 and EB95. Relative accuracy 1e-12; 0 below 1e-308, where {@link logEbQuantile} still tells values apart.
 * @throws AetherError `measure/invalid-option` for a probability that is not within 0 … 1; else as {@link ebgm}.
 */
export function ebQuantile(pair: ObservedExpected, prior: MgpsPrior, probability: number): number {
  requireProbability(probability)
  return under(pair, prior, (atCount, posterior) => atCount.quantile(posterior, probability))
}

/**
 * Natural logarithm of {@link ebQuantile}: without reports (a = 0) and with a shape near 0 a low quantile may lie below the
 * smallest double. Absolute accuracy 1e-12 or, if larger, relative accuracy 1e-14.
 * @throws AetherError as {@link ebQuantile}.
 */
export function logEbQuantile(pair: ObservedExpected, prior: MgpsPrior, probability: number): number {
  requireProbability(probability)
  return under(pair, prior, (atCount, posterior) => atCount.logQuantile(posterior, probability))
}

/**
 * The posterior's arithmetic mean E[λ] = Qn (α1 + a)/(β1 + E) + (1 − Qn)(α2 + a)/(β2 + E) (DuMouchel 1999), above EBGM
 * wherever λ is uncertain. Relative accuracy 1e-12.
 * @throws AetherError as {@link ebgm}.
 */
export function posteriorMean(pair: ObservedExpected, prior: MgpsPrior): number {
  return under(pair, prior, (atCount, posterior) => atCount.mean(posterior))
}

/**
 * Posterior probability that the reporting ratio exceeds k > 0. Relative accuracy 1e-11 also where it is tiny.
 * @throws AetherError `measure/invalid-option` for a k that is not a positive number; else as {@link ebgm}.
 */
export function probabilityAbove(pair: ObservedExpected, prior: MgpsPrior, k: number): number {
  requireRatio(k)
  return under(pair, prior, (atCount, posterior) => atCount.above(posterior, k))
}

/**
 * Posterior probability that the reporting ratio is k > 0 or less, the null probability of Bayesian false discovery
 * rates. Relative accuracy 1e-11 also where it is tiny.
 * @throws AetherError as {@link probabilityAbove}.
 */
export function probabilityBelow(pair: ObservedExpected, prior: MgpsPrior, k: number): number {
  requireRatio(k)
  return under(pair, prior, (atCount, posterior) => atCount.below(posterior, k))
}

function under<Value>(
  { a, expected }: ObservedExpected,
  prior: MgpsPrior,
  value: (atCount: PosteriorAtCount, posterior: GammaPosterior) => Value,
): Value {
  checkPrior(prior)
  requirePair({ a, expected })
  const atCount = new PosteriorAtCount(a, prior)
  return value(atCount, atCount.given(expected))
}

/** @throws AetherError as {@link ebgm} for the pair. */
export function requirePair({ a, expected }: ObservedExpected): void {
  requireCount('a', a)
  if (expected >= 0 && expected < Infinity) return
  throw new AetherError('measure/invalid-value', `expected is ${expected}, not a number from 0 on.`, {
    place: { field: 'expected' },
  })
}

/** @throws AetherError `measure/invalid-option`. */
export function requireProbability(probability: number): void {
  if (!(probability > 0 && probability < 1)) refuse('probability', probability, 'between 0 and 1')
}

/** @throws AetherError `measure/invalid-option`. */
export function requireRatio(k: number): number {
  return k > 0 && k < Infinity ? k : refuse('k', k, 'above 0')
}

function refuse(field: string, value: number, demand: string): never {
  throw new AetherError('measure/invalid-option', `${field} is ${value}; it has to lie ${demand}.`, {
    place: { field },
  })
}
