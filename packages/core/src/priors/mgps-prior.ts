import { AetherError } from '../errors/aether-error.js'

/**
 * The prior of the multi-item gamma Poisson shrinker (DuMouchel 1999): the reporting ratio λ of a pair is drawn from
 * a gamma distribution with shape `alpha1` and rate `beta1` with probability `p`, else from one with shape `alpha2` and
 * rate `beta2`.
 */
export interface MgpsPrior {
  /** Shape of the first component, above 0. */
  readonly alpha1: number
  /** Rate of the first component, above 0. */
  readonly beta1: number
  /** Shape of the second component, above 0. */
  readonly alpha2: number
  /** Rate of the second component, above 0. */
  readonly beta2: number
  /** Weight of the first component, in 0 … 1. */
  readonly p: number
}

/** @throws AetherError `measure/invalid-prior`, naming the parameter, for a shape or rate that is not positive or a p outside 0 … 1. */
export function checkPrior(prior: MgpsPrior): void {
  for (const field of ['alpha1', 'beta1', 'alpha2', 'beta2'] as const) {
    if (!(prior[field] > 0 && prior[field] < Infinity)) refuse(field, prior[field], 'be a positive number')
  }
  if (!(prior.p >= 0 && prior.p <= 1)) refuse('p', prior.p, 'lie in 0 … 1')
}

function refuse(field: string, value: number, demand: string): never {
  throw new AetherError('measure/invalid-prior', `the prior's ${field} must ${demand}, not ${value}`, {
    place: { field },
    remedy: 'Give shapes and rates above 0 and a weight p from 0 to 1.',
  })
}
