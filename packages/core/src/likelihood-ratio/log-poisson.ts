import { gammaNormaliser, logGammaDensity } from '../special/incomplete-gamma.js'
import { log } from '../special/log.js'

/** Natural logarithm of the probability of a Poisson count with this mean > 0. */
export function logPoisson(count: number, mean: number): number {
  const logMean = log(mean)
  return logGammaDensity(count + 1, mean, logMean, gammaNormaliser(count + 1)) - logMean
}
