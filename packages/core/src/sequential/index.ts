export {
  type BinomialDesign,
  binomialMaxSprt,
  binomialMaxSprtPerformance,
  binomialMaxSprtSampleSize,
} from './binomial-max-sprt.js'
export type { CommonDesign, SampleSizeGoal } from './check-design.js'
export {
  type MaxSprtDesign,
  type MaxSprtGoal,
  type MaxSprtPlan,
  maxSprtSampleSize,
  planMaxSprt,
} from './max-sprt-plan.js'
export { type CumulativeSeries, type Monitoring, type MonitoringRule, monitorPoisson } from './monitor-poisson.js'
export {
  type GroupCriticalValue,
  type PoissonGroupDesign,
  type PoissonSpendingDesign,
  poissonAlphaSpending,
  poissonGroupMaxSprt,
  poissonGroupMaxSprtPerformance,
} from './poisson-group-max-sprt.js'
export {
  type CriticalValue,
  type PoissonDesign,
  poissonMaxSprt,
  poissonMaxSprtPerformance,
  poissonMaxSprtSampleSize,
  type SequentialPerformance,
} from './poisson-max-sprt.js'
export { binomialSprt, poissonSprt, type SprtOptions, type SprtResult } from './sprt.js'
