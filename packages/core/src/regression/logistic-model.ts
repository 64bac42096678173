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

  /** The linear predictor of a pattern. */
  predictor(pattern: number): number {
    const { offsets, codes, size } = this.patterns
    let sum = this.beta[size]!
    for (let at = offsets[pattern]!; at < offsets[pattern + 1]!; at++) sum += this.beta[codes[at]!]!
    return sum
  }

  /** Takes in a change of `beta`. */
  evaluate(): void {
    const { offsets, codes, size, weights, events, reports } = this.patterns
    const { gradient } = this
    gradient.fill(0)
    let half = 0
    for (let pattern = 0; pattern < weights.length; pattern++) {
      const [n, y, eta] = [weights[pattern]!, events[pattern]!, this.predictor(pattern)]
      const small = exp(-Math.abs(eta))
      const p = (eta > 0 ? 1 : small) / (1 + small)
      half += n * (Math.max(eta, 0) + log1p(small)) - y * eta
      this.#curvature[pattern] = (n * small) / ((1 + small) * (1 + small) * reports)
      const residual = (y - n * p) / reports
      for (let at = offsets[pattern]!; at < offsets[pattern + 1]!; at++) gradient[codes[at]!]! += residual
      gradient[size]! += residual
    }
    this.deviance = 2 * half
  }

  /** Negative second derivatives by report, of the coefficients in `positions` (−1 elsewhere), row by row. */
  information(positions: Int32Array, count: number): Float64Array {
    const { offsets, codes, size, weights } = this.patterns
    const matrix = new Float64Array(count * count)
    const here: number[] = []
    for (let pattern = 0; pattern < weights.length; pattern++) {
      here.length = 0
      for (let at = offsets[pattern]!; at < offsets[pattern + 1]!; at++) {
        const position = positions[codes[at]!]!
        if (position >= 0) here.push(position)
      }
      here.push(positions[size]!)
      const w = this.#curvature[pattern]!
      for (const row of here) for (const column of here) matrix[row * count + column]! += w
    }
    return matrix
  }
}
