import type { AbortSignalLike } from '../counts/count.js'
import { wilson } from '../measures/risk-difference.js'
import { normalUpperQuantile } from '../special/normal.js'
import { calibratedP, leaveOneOutP } from './calibrated-p.js'
import { checkShare, type LogEstimates } from './controls.js'
import { type FittedNull, fitNull } from './null-distribution.js'

/** A share of negative controls with Wilson's interval. */
export interface TypeOneError {
  /** Negative controls whose two-sided p lies below alpha. */
  readonly rejected: number
  /** `rejected` over the controls that have a p, 0 … 1. */
  readonly share: number
  /** Lower bound of the interval. */
  readonly lower: number
  /** Upper bound of the interval. */
  readonly upper: number
}

/** What calibration does for negative controls, whose nulls are all true. */
export interface CalibrationReport {
  /** The null distribution fitted to all controls. */
  readonly null: FittedNull
  /** Level at which a control counts as rejected. */
  readonly alpha: number
  /** With ordinary p-values; should be alpha. */
  readonly before: TypeOneError
  /** With p-values calibrated by the null fitted to all other controls. */
  readonly after: TypeOneError
  /** Ordinary and leave-one-out calibrated p of each control, NaN where it has none. */
  readonly p: Float64Array
  /** Leave-one-out calibrated p of each control. */
  readonly calibratedP: Float64Array
}

/**
 * Type-I error of negative controls before and after calibration; after it each is judged by the null of all others
 * (Schuemie et al. 2014, section 3.3).
 * @throws AetherError `measure/too-little-data` with fewer than four usable controls, `measure/invalid-option` for alpha
 *   or level.
 */
export function calibrationReport(
  controls: LogEstimates,
  options: { readonly alpha?: number; readonly level?: number; readonly signal?: AbortSignalLike } = {},
): CalibrationReport {
  const { alpha = 0.05, level = 0.95, signal } = options
  checkShare('alpha', alpha)
  const fitted = fitNull(controls, { level })
  const ordinary = calibratedP({ mean: 0, sd: 0 }, controls).p
  const after = leaveOneOutP(controls, signal === undefined ? {} : { signal })
  const typeOne = (values: Float64Array): TypeOneError => {
    const rejected = values.filter((p) => p < alpha).length
    const { lower, upper } = wilson(rejected, fitted.controls, normalUpperQuantile((1 - level) / 2))
    return { rejected, share: rejected / fitted.controls, lower, upper }
  }
  return { null: fitted, alpha, before: typeOne(ordinary), after: typeOne(after), p: ordinary, calibratedP: after }
}
