import { exp } from '../special/exp.js'
import { log, log1p } from '../special/log.js'
import type { ReportPatterns } from './report-patterns.js'

/** A logistic model over report patterns at its current coefficients; the last coefficient is the intercept. */
export class LogisticModel {
  readonly patterns: ReportPatterns
  /** By drug, then the intercept. */
  readonly beta: Float64Array
  /** Gradient of the log-likelihood by report, at `beta`. */
  readonly gradient: Float64Array
  readonly #curvature: Float64Array
  /** −2 log-likelihood, at `beta`. */
  deviance = 0

  constructor(patterns: ReportPatterns) {
    const { size, cases, reports } = patterns
    this.patterns = patterns
    this.beta = new Float64Array(size + 1)
    this.beta[size] = log(cases / (reports - cases))
    this.gradient = new Float64Array(size + 1)
    this.#curvature = new Float64Array(patterns.weights.length)
    this.evaluate()
  }

  /** Takes in a change of `beta`. */
  evaluate(): void {
    const { offsets, codes, size, weights, events, reports } = this.patterns
    const { beta, gradient } = this
    const curvature = this.#curvature
    const intercept = beta[size]!
    const { length } = weights
    const perReport = 1 / reports
    gradient.fill(0)
    let half = 0
    let atIntercept = 0
    for (let pattern = 0; pattern < length; pattern++) {
      const from = offsets[pattern]!
      const to = offsets[pattern + 1]!
      let eta = intercept
      for (let at = from; at < to; at++) eta += beta[codes[at]!]!
      const n = weights[pattern]!
      const y = events[pattern]!
      const small = exp(-Math.abs(eta))
      const near = 1 / (1 + small)
      const tail = small * near
      half += n * (Math.max(eta, 0) + log1p(small)) - y * eta
      curvature[pattern] = n * tail * near * perReport
      const residual = (y - n * (eta > 0 ? near : tail)) * perReport
      for (let at = from; at < to; at++) gradient[codes[at]!]! += residual
      atIntercept += residual
    }
    gradient[size] = atIntercept
    this.deviance = 2 * half
  }

  /** Negative second derivatives by report, of the coefficients in `positions` (−1 elsewhere), row by row. */
  information(positions: Int32Array, count: number): Float64Array {
    const { offsets, codes, size, weights } = this.patterns
    const curvature = this.#curvature
    const matrix = new Float64Array(count * count)
    const here = new Int32Array(count)
    const { length } = weights
    for (let pattern = 0; pattern < length; pattern++) {
      const to = offsets[pattern + 1]!
      let found = 0
      for (let at = offsets[pattern]!; at < to; at++) {
        const position = positions[codes[at]!]!
        if (position >= 0) here[found++] = position
      }
      here[found++] = positions[size]!
      const w = curvature[pattern]!
      for (let one = 0; one < found; one++) {
        const row = here[one]! * count
        for (let other = 0; other <= one; other++) matrix[row + here[other]!]! += w
      }
    }
    // Each pair is in one of its two places, whichever came later in its reports.
    for (let row = 0; row < count; row++) {
      for (let column = 0; column < row; column++) {
        const sum = matrix[row * count + column]! + matrix[column * count + row]!
        matrix[row * count + column] = sum
        matrix[column * count + row] = sum
      }
    }
    return matrix
  }
}
