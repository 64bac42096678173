import { undefinedReasons } from '../reasons/undefined-reason.js'
import { normalUpperQuantile } from '../special/normal.js'
import { checkShare, type LogEstimates, usableRows } from './controls.js'
import { type SystematicErrorModel, spreadAt } from './systematic-error-model.js'

/** Calibrated estimates with intervals, one entry a row, on the log scale; NaN with a reason where undefined. */
export interface CalibratedIntervals {
  /** The effect of which the estimate is the mean: the estimate less its systematic error. */
  readonly estimate: Float64Array
  /** Lower end of the interval. */
  readonly lower: Float64Array
  /** Upper end of the interval. */
  readonly upper: Float64Array
  /** Half the interval's width over its normal deviate. */
  readonly standardError: Float64Array
  /** Why a row is undefined: positions in `undefinedReasons`. */
  readonly reasons: Uint8Array
  /** Level of the two-sided intervals. */
  readonly level: number
}

/** Effects are looked for within ± this, e^50 times. */
const farthest = 50

/**
 * Intervals of the true effect under a systematic error model: the effects θ for which the estimate lies within
 * ± z·√(sd(θ)² + se²) of its mean (Schuemie et al. 2018), each end solved to 1e-14. EmpiricalCalibration solves them with
 * R's `uniroot` at its default tolerance, 1e-4. Undefined (`not-finite`) where the estimate is. An
 * end beyond ± 50, or that no effect fits, as a spread that grows with the effect can have it, is undefined by itself: the row has the reason, and
 * what is finite of it stands.
 */
export function calibratedIntervals(
  model: SystematicErrorModel,
  estimates: LogEstimates,
  options: { readonly level?: number } = {},
): CalibratedIntervals {
  const { level = 0.95 } = options
  checkShare('level', level)
  const z = normalUpperQuantile((1 - level) / 2)
  const length = estimates.estimate.length
  const columns = () => new Float64Array(length).fill(NaN)
  const [estimate, lower, upper, standardError] = [columns(), columns(), columns(), columns()]
  const reasons = new Uint8Array(length).fill(undefinedReasons.indexOf('not-finite'))
  for (const row of usableRows(estimates).rows) {
    const solve = (deviate: number) => effectAt(model, estimates.estimate[row]!, estimates.standardError[row]!, deviate)
    const [low, middle, high] = [solve(z), solve(0), solve(-z)]
    if (Number.isNaN(middle)) continue
    lower[row] = low
    estimate[row] = middle
    upper[row] = high
    standardError[row] = (high - low) / (2 * z)
    if (!Number.isNaN(standardError[row]!)) reasons[row] = 0
  }
  return { estimate, lower, upper, standardError, reasons, level }
}

/** The effect for which the estimate lies `deviate` standard deviations above its mean. */
function effectAt(model: SystematicErrorModel, estimate: number, error: number, deviate: number): number {
  const { meanIntercept, meanSlope } = model
  const distance = (effect: number) => {
    const sd = spreadAt(model, effect)
    return meanIntercept + meanSlope * effect - estimate + deviate * Math.sqrt(sd * sd + error * error)
  }
  // Bisection from no effect outwards, so that of several solutions the nearest is taken.
  const direction = distance(0) > 0 ? -1 : 1
  let inner = 0
  let outer = direction / 64
  while (distance(outer) * direction < 0) {
    if (Math.abs(outer) >= farthest) return NaN
    inner = outer
    outer = direction * Math.min(farthest, 2 * Math.abs(outer))
  }
  for (;;) {
    const middle = (inner + outer) / 2
    if (middle === inner || middle === outer) return outer
    if (distance(middle) * direction < 0) inner = middle
    else outer = middle
  }
}
