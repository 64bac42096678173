import { AetherError } from '../errors/aether-error.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { tailWithComplement } from './both-tails.js'
import { type ObservedExpected, requirePair, requireProbability } from './ebgm.js'
import type { DiscretePrior } from './non-parametric-prior.js'

/** The posterior of the reporting ratio under a discrete prior. */
export interface DiscretePosterior {
  /** Posterior weight of each of the prior's ratios. */
  readonly weight: Float64Array
  /** E[λ]. */
  readonly mean: number
  /** exp(E[ln λ]), the EBGM of this prior; 0 where a = 0 and the prior has an atom at 0. */
  readonly geometricMean: number
  /** P(λ > k), relatively accurate where it is tiny, and the complement of {@link below}. */
  above(k: number): number
  /** P(λ ≤ k), the null probability of Bayesian false discovery rates; relatively accurate where it is tiny. */
  below(k: number): number
  /** The smallest of the prior's ratios with at least this probability at or below it. */
  quantile(probability: number): number
}

/**
 * Posterior of a pair under a discrete prior such as {@link fitNonParametricPrior} finds: weights ∝ prior weight ·
 * Poisson(a; λ E). Relative accuracy 1e-12 of the weights and of sums of them.
 * NaN where the pair is impossible, a > 0 under a prior whose only atom is at 0.
 * @throws AetherError `measure/invalid-count` or `measure/invalid-value` for the pair, `measure/invalid-prior` for a prior
 *   whose ratios are negative or do not ascend or whose weights are negative or do not sum to 1.
 */
export function discretePosterior({ a, expected }: ObservedExpected, prior: DiscretePrior): DiscretePosterior {
  checkDiscretePrior(prior)
  requirePair({ a, expected })
  const { ratio } = prior
  const logs = ratio.map((one, j) => log(prior.weight[j]!) + (a === 0 ? 0 : a * log(one)) - one * expected)
  const most = logs.reduce((one, other) => Math.max(one, other))
  const shares = logs.map((one) => exp(one - most))
  const total = shares.reduce((sum, share) => sum + share, 0)
  const weight = shares.map((share) => share / total)
  const upper = (k: number) => weight.reduce((sum, one, j) => sum + (ratio[j]! > k ? one : 0), 0)
  const lower = (k: number) => weight.reduce((sum, one, j) => sum + (ratio[j]! > k ? 0 : one), 0)
  return {
    weight,
    mean: weight.reduce((sum, one, j) => sum + one * ratio[j]!, 0),
    geometricMean: exp(weight.reduce((sum, one, j) => (one === 0 ? sum : sum + one * log(ratio[j]!)), 0)),
    above: (k) => tailWithComplement(upper(k), () => lower(k)),
    below: (k) => tailWithComplement(lower(k), () => upper(k)),
    quantile: (probability) => {
      requireProbability(probability)
      let [below, at] = [weight[0]!, 0]
      while (below < probability && at < ratio.length - 1) below += weight[++at]!
      return ratio[at]!
    },
  }
}

function checkDiscretePrior({ ratio, weight }: DiscretePrior): void {
  const refuse = (field: string, demand: string) => {
    throw new AetherError('measure/invalid-prior', `The prior's ${field} ${demand}.`, { place: { field } })
  }
  if (!ratio.every((one, j) => one >= 0 && one > (ratio[j - 1] ?? -1) && one < Infinity))
    refuse('ratio', 'must not be negative and must ascend')
  const sum = weight.reduce((total, one) => total + one, 0)
  const good = weight.length === ratio.length && weight.every((one) => one >= 0) && Math.abs(sum - 1) < 1e-9
  if (!good) refuse('weight', 'must be one for each ratio, none negative, and sum to 1')
}
