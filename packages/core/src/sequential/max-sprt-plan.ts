import {
  type BinomialDesign,
  binomialMaxSprt,
  binomialMaxSprtPerformance,
  binomialMaxSprtSampleSize,
} from './binomial-max-sprt.js'
import type { SampleSizeGoal } from './check-design.js'
import {
  type GroupCriticalValue,
  type PoissonGroupDesign,
  poissonGroupMaxSprt,
  poissonGroupMaxSprtPerformance,
} from './poisson-group-max-sprt.js'
import {
  type CriticalValue,
  type PoissonDesign,
  poissonMaxSprt,
  poissonMaxSprtPerformance,
  poissonMaxSprtSampleSize,
  type SequentialPerformance,
} from './poisson-max-sprt.js'

/** A design of surveillance: what is counted, and when one looks. */
export type MaxSprtDesign =
  | ({ readonly model: 'poisson'; readonly looks: 'continuous' } & PoissonDesign)
  | ({ readonly model: 'poisson'; readonly looks: 'groups' } & PoissonGroupDesign)
  | ({ readonly model: 'binomial'; readonly looks: 'every event' } & BinomialDesign)

/** A design with its rule and how it performs. */
export interface MaxSprtPlan {
  /** When to signal. */
  readonly rule: CriticalValue | GroupCriticalValue
  /** One for each relative risk, in their order. */
  readonly performance: readonly SequentialPerformance[]
}

/**
 * The rule of a MaxSPRT of either model, and its performance at each relative risk.
 * @throws AetherError `measure/invalid-option`; `measure/too-little-data` where the design cannot spend alpha.
 */
export function planMaxSprt(design: MaxSprtDesign, relativeRisks: readonly number[]): MaxSprtPlan {
  if (design.model === 'binomial') {
    const rule = binomialMaxSprt(design)
    const withRule = { ...design, criticalValue: rule.criticalValue }
    return { rule, performance: relativeRisks.map((risk) => binomialMaxSprtPerformance(withRule, risk)) }
  }
  if (design.looks === 'groups') {
    const rule = poissonGroupMaxSprt(design)
    const withRule = { ...design, criticalValue: rule.criticalValue }
    return { rule, performance: relativeRisks.map((risk) => poissonGroupMaxSprtPerformance(withRule, risk)) }
  }
  const rule = poissonMaxSprt(design)
  const withRule = { ...design, criticalValue: rule.criticalValue }
  return { rule, performance: relativeRisks.map((risk) => poissonMaxSprtPerformance(withRule, risk)) }
}

/** What a sample size of either model is sought for. */
export type MaxSprtGoal = SampleSizeGoal &
  ({ readonly model: 'poisson' } | { readonly model: 'binomial'; readonly ratio: number })

/** The smallest sample size with the power asked for: expected events (Poisson) or events (binomial). */
export function maxSprtSampleSize(goal: MaxSprtGoal): number {
  return (goal.model === 'poisson' ? poissonMaxSprtSampleSize(goal) : binomialMaxSprtSampleSize(goal)).sampleSize
}
