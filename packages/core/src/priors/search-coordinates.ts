import { exp } from '../special/exp.js'
import { log1p } from '../special/log.js'
import type { FunctionValue } from './bounded-newton.js'
import { type LikelihoodValue, parameterCount } from './mgps-likelihood.js'

/** A likelihood by the coordinates it is searched in, with what it was by its own parameters. */
export interface SearchValue extends FunctionValue {
  readonly by: LikelihoodValue
}

/** Where in the search ln α1, ln β1, ln α2, ln β2, logit p is: ln β gives way to v = ln (1 + α)/β. */
export function toSearch(parameters: Float64Array): Float64Array {
  return parameters.map((value, i) => (isRate(i) ? log1p(exp(parameters[i - 1]!)) - value : value))
}

/** The inverse of {@link toSearch}. */
export function fromSearch(point: Float64Array): Float64Array {
  return point.map((value, i) => (isRate(i) ? log1p(exp(point[i - 1]!)) - value : value))
}

/**
 * Derivatives by ln α and v at a point of the search, from those by ln α and ln β. Where a component narrows to a point mass,
 * α and β run off with their ratio fixed, along a valley as narrow as 1/√α; where α → 0, β stays. Either way v stays where it is,
 * and a bound on α is met head on instead of at a slant.
 */
export function searchValue(point: Float64Array, by: LikelihoodValue): SearchValue {
  const gradient = by.gradient.slice()
  const hessian = by.hessian.slice()
  const add = (row: number, column: number, value: number): void => {
    hessian[row * parameterCount + column]! += value
  }
  for (const shape of [0, 2]) {
    const rate = shape + 1
    // ln β = ln(1 + α) − v, of slope s by ln α and of curvature s (1 − s).
    const s = 1 / (1 + exp(-point[shape]!))
    const bySlope = by.gradient[rate]!
    gradient[shape]! += s * bySlope
    gradient[rate] = -bySlope
    for (let k = 0; k < parameterCount; k++) add(shape, k, s * hessian[rate * parameterCount + k]!)
    for (let k = 0; k < parameterCount; k++) add(k, shape, s * hessian[k * parameterCount + rate]!)
    for (let k = 0; k < parameterCount; k++) {
      hessian[rate * parameterCount + k]! *= -1
      hessian[k * parameterCount + rate]! *= -1
    }
    add(shape, shape, s * (1 - s) * bySlope)
  }
  return { value: by.value, gradient, hessian, by }
}

const isRate = (i: number): boolean => i === 1 || i === 3
