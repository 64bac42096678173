import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { logNormalUpperTail } from '../special/normal.js'
import { type LogEstimates, requireControls, usableRows } from './controls.js'
import { type NullDistribution, nullOfRows } from './null-distribution.js'

/** Calibrated p-values, one entry a row; NaN where the estimate or its standard error is not finite. */
export interface CalibratedP {
  /** Two-sided. */
  readonly p: Float64Array
  /** One-sided: the estimate is larger than the null distribution explains. */
  readonly upper: Float64Array
  /** One-sided: it is smaller. */
  readonly lower: Float64Array
  /** Natural logarithm of `p`, which does not underflow. */
  readonly logP: Float64Array
  /** For each row, position in `undefinedReasons`. */
  readonly reasons: Uint8Array
}

/**
 * p-values under the empirical null: the estimate is N(mean, sd² + se²) where there is no effect (Schuemie et al. 2014).
 * With mean 0 and sd 0 they are the ordinary ones. Tails are accurate to 1e-13 relative.
 */
export function calibratedP({ mean, sd }: NullDistribution, estimates: LogEstimates): CalibratedP {
  const length = estimates.estimate.length
  const columns = () => new Float64Array(length).fill(NaN)
  const [p, upper, lower, logP] = [columns(), columns(), columns(), columns()]
  const reasons = new Uint8Array(length).fill(undefinedReasons.indexOf('not-finite'))
  for (const row of usableRows(estimates).rows) {
    const error = estimates.standardError[row]!
    const z = (estimates.estimate[row]! - mean) / Math.sqrt(sd * sd + error * error)
    upper[row] = exp(logNormalUpperTail(z))
    lower[row] = exp(logNormalUpperTail(-z))
    logP[row] = Math.min(0, log(2) + logNormalUpperTail(Math.abs(z)))
    p[row] = exp(logP[row]!)
    reasons[row] = 0
  }
  return { p, upper, lower, logP, reasons }
}

/**
 * Calibrated p-values of the negative controls themselves, each from the null fitted to all others, so that no control
 * takes part in its own calibration. NaN for controls without a finite estimate.
 * @throws AetherError `measure/too-little-data` with fewer than four usable controls.
 */
export function leaveOneOutP(
  controls: LogEstimates,
  options: { readonly signal?: AbortSignalLike } = {},
): Float64Array {
  const { rows } = usableRows(controls)
  requireControls(rows.length, 4)
  const values = new Float64Array(controls.estimate.length).fill(NaN)
  for (const row of rows) {
    throwIfAborted(options.signal)
    const others = nullOfRows(
      controls,
      rows.filter((other) => other !== row),
    )
    const own = { estimate: [controls.estimate[row]!], standardError: [controls.standardError[row]!] }
    values[row] = calibratedP(others, own).p[0]!
  }
  return values
}
