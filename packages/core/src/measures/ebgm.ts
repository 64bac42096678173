import { PosteriorAtCount } from '../priors/gamma-posterior.js'
import { checkPrior, type MgpsPrior } from '../priors/mgps-prior.js'

/** The observed and the expected number of reports of one pair. */
export interface ObservedExpected {
  readonly a: number
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
 * EBGM, EB05 and EB95 of one pair under a given prior (DuMouchel 1999). Relative accuracy 1e-12. NaN unless
 * a ≥ 0 and expected ≥ 0 are finite.
 * @throws RangeError for a prior with impossible parameters.
 */
export function ebgm(pair: ObservedExpected, prior: MgpsPrior): EmpiricalBayesScore {
  checkPrior(prior)
  if (!isScorable(pair)) return { ebgm: NaN, eb05: NaN, eb95: NaN, qn: NaN, complement: NaN }
  const atCount = new PosteriorAtCount(pair.a, prior)
  const posterior = atCount.given(pair.expected)
  return {
    ebgm: atCount.geometricMean(posterior),
    eb05: atCount.quantile(posterior, 0.05),
    eb95: atCount.quantile(posterior, 0.95),
    qn: posterior.weight1,
    complement: posterior.weight2,
  }
}

/**
 * The point below which the posterior of the reporting ratio has the given probability, 0 < probability < 1; with 0.05
 * and 0.95 it is EB05 and EB95.
 * @throws RangeError for a probability outside 0 … 1 and for a prior with impossible parameters.
 */
export function ebQuantile(pair: ObservedExpected, prior: MgpsPrior, probability: number): number {
  checkPrior(prior)
  if (!(probability > 0 && probability < 1)) throw new RangeError(`${probability} does not lie within 0 … 1`)
  if (!isScorable(pair)) return NaN
  const atCount = new PosteriorAtCount(pair.a, prior)
  return atCount.quantile(atCount.given(pair.expected), probability)
}

function isScorable({ a, expected }: ObservedExpected): boolean {
  return a >= 0 && a < Infinity && expected >= 0 && expected < Infinity
}
