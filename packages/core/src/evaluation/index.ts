export { wilson } from '../measures/risk-difference.js'
export { averagePrecision } from './average-precision.js'
export { type BootstrapInterval, bootstrapRanking, type RankingBootstrap } from './bootstrap.js'
export { type OutcomePerformance, type PerformanceByOutcome, performanceByOutcome } from './by-outcome.js'
export type { Labels } from './labelled-scores.js'
export { type LeadTime, leadTime, type TimedPair } from './lead-time.js'
export {
  type OperatingPoint,
  operatingPoints,
  type Proportion,
  performanceAt,
  performanceOfTop,
  type ThresholdPerformance,
  type TopPerformance,
} from './operating-points.js'
export { compareRocAreas, type RocArea, type RocComparison, rocArea } from './roc.js'
