import { exp } from './exp.js'
import { gammaNormaliser, logGammaDensity } from './incomplete-gamma.js'
import { log } from './log.js'

/** Probabilities of the counts 0, 1, … of a Poisson variable, and of each count or more; 0 beyond the end. */
export interface PoissonTable {
  readonly probability: Float64Array
  /** atLeast[k] = P(X ≥ k), summed from the small end. */
  readonly atLeast: Float64Array
}

/** Up to where what is left out is below 1e-30; from the mode outwards by the ratio of neighbours. */
export function poissonTable(mean: number): PoissonTable {
  const mode = Math.floor(mean)
  const up: number[] = [exp(logGammaDensity(mode + 1, mean, log(mean), gammaNormaliser(mode + 1))) / mean]
  for (let k = mode + 1; up[up.length - 1]! > 1e-32; k++) up.push((up[up.length - 1]! * mean) / k)
  const probability = new Float64Array(mode + up.length)
  probability.set(up, mode)
  for (let k = mode; k > 0; k--) probability[k - 1] = (probability[k]! * k) / mean
  const atLeast = new Float64Array(probability.length)
  let sum = 0
  for (let k = probability.length - 1; k >= 0; k--) {
    sum += probability[k]!
    atLeast[k] = sum
  }
  return { probability, atLeast }
}
