import { exp, expm1 } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import { logPoisson } from './log-poisson.js'

/**
 * Share of zeros that are structural, by maximum likelihood in the zero-inflated Poisson model (Chakraborty et al. 2022):
 * a drug's count with an event is 0 with probability ω, else Poisson with mean λE, λ ≥ 1. Where the count is 0, λ = 1.
 * The log likelihood is concave in ω; its score is bisected to the last bit. 1, as nearly as it can be written, where all counts are 0.
 */
export function zeroInflation(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  const score = (omega: number) => {
    let sum = 0
    for (let cell = 0; cell < counts.length; cell++) {
      if (counts[cell]! > 0) sum -= 1 / (1 - omega)
      else {
        const zero = -expm1(-expected[cell]!)
        sum += zero / (1 - (1 - omega) * zero)
      }
    }
    return sum
  }
  if (!(score(0) > 0)) return 0
  let low = 0
  let high = 1
  for (let middle = 0.5; low < middle && middle < high; middle = (low + high) / 2) {
    if (score(middle) > 0) low = middle
    else high = middle
  }
  return low
}

/** Probability that a count of 0 is a structural zero, given that it is 0 and the drug has nothing to do with the event. */
export function structuralZero(omega: number, expected: number): number {
  return omega / (omega + (1 - omega) * exp(-expected))
}

/** Log likelihood of counts with these means where a share ω of the zeros is structural. */
export function zeroInflatedLogLikelihood(counts: readonly number[], means: readonly number[], omega: number): number {
  return counts.reduce((sum, count, at) => {
    const mean = means[at]!
    if (count === 0) return sum + log(omega + (1 - omega) * exp(-mean))
    return sum + log1p(-omega) + logPoisson(count, mean)
  }, 0)
}
