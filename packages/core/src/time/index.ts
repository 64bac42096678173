export type { BaselineOptions } from './baseline.js'
export { type ChangePointTest, type ChangePointTestOptions, changePointTest } from './change-point-test.js'
export {
  type ChangePenalty,
  type ChangePointOptions,
  type ChangePoints,
  changePoints,
  type Segment,
} from './change-points.js'
export { countByPeriod, type PeriodOptions, type PeriodSeries } from './count-by-period.js'
export { type Cusum, type CusumOptions, cusum, type PoissonCusum, poissonCusum } from './cusum.js'
export { type PoissonCusumDecision, poissonCusumDecision } from './cusum-run-length.js'
export { type EwmaOptions, ewmaChart } from './ewma.js'
export { bodyOfSeries, type SeriesBody, type SeriesBounds } from './outlying-periods.js'
export { PERIOD_UNITS, type PeriodNumber, type PeriodUnit, periodName, periodOf } from './periods.js'
export { type RateRatio, type RateRatioOptions, rateRatio, type Window } from './rate-ratio.js'
export { type RatioOfRors, ratioOfRors } from './ratio-of-rors.js'
export {
  completenessFromTriangle,
  type PeriodCompleteness,
  type ReportedEvents,
  type ReportingDelay,
  type ReportingDelayOptions,
  reportingDelay,
} from './reporting-delay.js'
export { cellsByPeriod, cumulateCells, type PeriodCells, type PeriodScores, scorePeriods } from './score-periods.js'
export {
  type ChartOptions,
  type ControlChart,
  type CountChartOptions,
  countChart,
  individualsChart,
  meansChart,
  proportionChart,
} from './shewhart.js'
export { westernElectric } from './western-electric.js'
