import { type FunctionValue, type Minimum, minimise } from '../priors/bounded-newton.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'

/** An estimate, its standard error, and how mean and spread of its systematic error depend on the parameters. */
export interface ErrorTerm {
  readonly estimate: number
  readonly standardError: number
  /** Coefficients of the first parameters, whose sum is the mean. */
  readonly mean: readonly number[]
  /** Coefficients of the other parameters, whose sum is the standard deviation, or its logarithm. */
  readonly spread: readonly number[]
}

const halfLogTwoPi = 0.9189385332046728

/**
 * Minus the log likelihood of estimates y ~ N(mean, sd² + se²), with gradient and Hessian. A null distribution and both
 * systematic error models are of this form.
 */
export function errorLikelihood(terms: readonly ErrorTerm[], logSpread: boolean) {
  return (point: Float64Array): FunctionValue => {
    const size = point.length
    const gradient = new Float64Array(size)
    const hessian = new Float64Array(size * size)
    let value = 0
    for (const { estimate, standardError, mean, spread } of terms) {
      const first = mean.length
      const linear = spread.reduce((sum, weight, k) => sum + weight * point[first + k]!, 0)
      const sd = logSpread ? exp(linear) : linear
      const residual = estimate - mean.reduce((sum, weight, k) => sum + weight * point[k]!, 0)
      const variance = standardError * standardError + sd * sd
      const precision = 1 / variance
      const square = residual * residual * precision
      value += halfLogTwoPi + (log(variance) + square) / 2
      // Derivatives in the residual r and in the linear predictor s of the spread.
      const byR = residual * precision
      const byV = (precision * (1 - square)) / 2
      const byVV = precision * precision * (square - 0.5)
      const [slope, bend] = logSpread ? [2 * sd * sd, 4 * sd * sd] : [2 * sd, 2]
      const byS = byV * slope
      const bySS = byVV * slope * slope + byV * bend
      const byRS = -residual * precision * precision * slope
      for (let k = 0; k < size; k++) {
        const inMeanK = k < first
        const weightK = inMeanK ? -mean[k]! : spread[k - first]!
        gradient[k]! += weightK * (inMeanK ? byR : byS)
        for (let l = 0; l < size; l++) {
          const inMeanL = l < first
          const weightL = inMeanL ? -mean[l]! : spread[l - first]!
          const both = inMeanK === inMeanL ? (inMeanK ? precision : bySS) : byRS
          hessian[k * size + l]! += weightK * weightL * both
        }
      }
    }
    return { value, gradient, hessian }
  }
}

/** The best of the minima reached from several starts. */
export function bestMinimum(
  likelihood: (point: Float64Array) => FunctionValue,
  starts: readonly Float64Array[],
  lower: Float64Array,
  upper: Float64Array,
): Minimum<FunctionValue> {
  const minima = starts.map((start) =>
    minimise(likelihood, start, { lower, upper, decrement: 1e-18, maximumIterations: 300 }),
  )
  return minima.reduce((best, next) => (next.at.value < best.at.value ? next : best))
}
