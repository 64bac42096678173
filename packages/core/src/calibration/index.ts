export { type CalibratedIntervals, calibratedIntervals } from './calibrated-interval.js'
export { type CalibratedP, calibratedP, leaveOneOutP } from './calibrated-p.js'
export { type CalibrationReport, calibrationReport, type TypeOneError } from './calibration-report.js'
export { type LogEstimates, standardErrorFromInterval } from './controls.js'
export { expectedAbsoluteError, type FittedNull, fitNull, type NullDistribution } from './null-distribution.js'
export {
  errorModelOfNull,
  type FittedErrorModel,
  fitSystematicErrorModel,
  type SystematicErrorModel,
} from './systematic-error-model.js'
