import { AetherError } from '../errors/aether-error.js'
import { exp } from '../special/exp.js'
import { logGammaQuantile } from '../special/gamma-quantile.js'
import { gammaP, gammaQ } from '../special/incomplete-gamma.js'
import { log, log1p } from '../special/log.js'
import { logRising } from '../special/log-gamma.js'
import { digamma } from '../special/polygamma.js'
import { tailWithComplement } from './both-tails.js'
import { type ObservedExpected, requirePair, requireProbability, requireRatio } from './ebgm.js'
import type { GammaComponent } from './gamma-mixture-prior.js'

/** The posterior of the reporting ratio under a mixture of gamma distributions. */
export interface GammaMixturePosterior {
  /** Posterior weight of each component. */
  readonly weight: readonly number[]
  /** E[λ]. */
  readonly mean: number
  /** exp(E[ln λ]), the EBGM of this prior. */
  readonly geometricMean: number
  /** P(λ > k), relatively accurate where it is tiny, and the complement of {@link below}. */
  above(k: number): number
  /** P(λ ≤ k), the null probability of Bayesian false discovery rates; relatively accurate where it is tiny. */
  below(k: number): number
  /** The λ below which the posterior has this probability; 0.05 for EB05. */
  quantile(probability: number): number
}

/**
 * Posterior of a pair under a mixture of gamma distributions such as {@link fitGammaMixturePrior} finds: component k has
 * weight ∝ weight · negative binomial probability of a, shape α + a and rate β + E. Relative accuracy 1e-11.
 * @throws AetherError `measure/invalid-count` or `measure/invalid-value` for the pair, `measure/invalid-prior` with the row for
 *   shapes or rates that are not positive, weights that are negative or do not sum to 1.
 */
export function gammaMixturePosterior(
  { a, expected }: ObservedExpected,
  prior: readonly GammaComponent[],
): GammaMixturePosterior {
  requireMixture(prior)
  requirePair({ a, expected })
  const parts = prior.map(({ alpha, beta, weight }) => ({
    shape: alpha + a,
    rate: beta + expected,
    logSize: log(weight) + logRising(alpha, a) - alpha * log1p(expected / beta) - a * log(beta + expected),
  }))
  const most = Math.max(...parts.map(({ logSize }) => logSize))
  const sizes = parts.map(({ logSize }) => exp(logSize - most))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const weight = sizes.map((size) => size / total)
  const sum = (value: (part: (typeof parts)[number]) => number) =>
    parts.reduce((all, part, k) => (weight[k] === 0 ? all : all + weight[k]! * value(part)), 0)
  const upper = (k: number) => sum(({ shape, rate }) => gammaQ(shape, k * rate))
  const lower = (k: number) => sum(({ shape, rate }) => gammaP(shape, k * rate))
  return {
    weight,
    mean: sum(({ shape, rate }) => shape / rate),
    geometricMean: exp(sum(({ shape, rate }) => digamma(shape) - log(rate))),
    above: (k) => tailWithComplement(upper(requireRatio(k)), () => lower(k)),
    below: (k) => tailWithComplement(lower(requireRatio(k)), () => upper(k)),
    quantile: (probability) => {
      requireProbability(probability)
      const ends = parts.flatMap(({ shape, rate }, k) =>
        weight[k]! > 1e-18 ? [logGammaQuantile(probability, shape) - log(rate)] : [],
      )
      let [low, high] = [Math.min(...ends), Math.max(...ends)]
      for (let step = 0; step < 100 && high - low > 1e-15 * Math.max(1, Math.abs(high)); step++) {
        const middle = (low + high) / 2
        const at = exp(middle)
        const short = probability > 0.5 ? upper(at) > 1 - probability : lower(at) < probability
        if (short) low = middle
        else high = middle
      }
      return exp((low + high) / 2)
    },
  }
}

function requireMixture(prior: readonly GammaComponent[]): void {
  const refuse = (field: string, demand: string, row?: number): never => {
    throw new AetherError('measure/invalid-prior', `The prior's ${field} must ${demand}.`, {
      place: { field, ...(row !== undefined && { row }) },
      remedy: 'Give components of shapes and rates above 0 and weights that sum to 1.',
    })
  }
  prior.forEach(({ alpha, beta, weight }, row) => {
    if (!(alpha > 0 && alpha < Infinity)) refuse('alpha', 'be a positive number', row)
    if (!(beta > 0 && beta < Infinity)) refuse('beta', 'be a positive number', row)
    if (!(weight >= 0)) refuse('weight', 'not be negative', row)
  })
  if (!(Math.abs(prior.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9)) refuse('weight', 'sum to 1')
}
