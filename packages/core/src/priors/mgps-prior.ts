/**
 * The prior of the multi-item gamma Poisson shrinker (DuMouchel 1999): the reporting ratio λ of a pair is drawn from
 * a gamma distribution with shape `alpha1` and rate `beta1` with probability `p`, else from one with shape `alpha2` and
 * rate `beta2`.
 */
export interface MgpsPrior {
  readonly alpha1: number
  readonly beta1: number
  readonly alpha2: number
  readonly beta2: number
  /** Weight of the first component, in 0 … 1. */
  readonly p: number
}

/** @throws RangeError when a shape or rate is not a positive number, or p is outside 0 … 1. */
export function checkPrior({ alpha1, beta1, alpha2, beta2, p }: MgpsPrior): void {
  for (const [name, value] of Object.entries({ alpha1, beta1, alpha2, beta2 })) {
    if (!(value > 0 && value < Infinity))
      throw new RangeError(`the prior's ${name} must be a positive number, not ${value}`)
  }
  if (!(p >= 0 && p <= 1)) throw new RangeError(`the prior's p must lie in 0 … 1, not ${p}`)
}
