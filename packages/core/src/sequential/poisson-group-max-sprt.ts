import { checkNumbers, checkWhole, isPositive, refuse } from '../time/check-series.js'
import { type CommonDesign, checkPerformance, commonDesign } from './check-design.js'
import { poissonLogLikelihoodRatio } from './log-likelihood-ratio.js'
import { type CriticalValue, outcomeAt, type SequentialPerformance } from './poisson-max-sprt.js'
import { type Barrier, walkPoisson } from './poisson-walk.js'
import { betweenStatistics, smallestThreshold } from './smallest-threshold.js'

/** A plan of surveillance with looks at fixed amounts of expected events. */
export interface PoissonGroupDesign extends CommonDesign {
  /** Expected events between one look and the next, in order. */
  readonly groupSizes: readonly number[]
}

/** The rule of a group sequential design, with the fewest events that signal at each look. */
export interface GroupCriticalValue extends CriticalValue {
  /** Fewest events that signal at each look. */
  readonly boundary: readonly number[]
}

/**
 * Critical value of the Poisson MaxSPRT with looks at fixed amounts of expected events (Kulldorff et al. 2011; Silva &
 * Kulldorff 2015). Only finitely many statistics are possible, so alpha is not reached exactly: the value lies just
 * above the largest statistic that must not signal (by 1e-6, as in Sequential), and the alpha it spends is given.
 * @throws AetherError `measure/invalid-option`; `measure/too-little-data` where the looks cannot spend alpha.
 */
export function poissonGroupMaxSprt(design: PoissonGroupDesign): GroupCriticalValue {
  const { alpha, minimumEvents } = commonDesign(design)
  const times = lookTimes(design.groupSizes)
  const errorAt = (value: number) => walkPoisson(looks(times, boundaryCounts(times, value, minimumEvents)), 1).power
  const excluded = smallestThreshold(errorAt, alpha, design.signal)
  const boundary = boundaryCounts(times, excluded, minimumEvents)
  const included = Math.min(...boundary.map((count, look) => poissonLogLikelihoodRatio(count, times[look]!)))
  const criticalValue = betweenStatistics(excluded, included)
  return { criticalValue, alpha: errorAt(criticalValue), boundary }
}

/** Power, expected time to signal and expected sample size of a group sequential Poisson MaxSPRT at a relative risk. */
export function poissonGroupMaxSprtPerformance(
  design: PoissonGroupDesign & { readonly criticalValue: number },
  relativeRisk: number,
): SequentialPerformance {
  checkPerformance(design.criticalValue, relativeRisk)
  const { minimumEvents } = commonDesign(design)
  const times = lookTimes(design.groupSizes)
  const boundary = boundaryCounts(times, design.criticalValue, minimumEvents)
  return outcomeAt(walkPoisson(looks(times, boundary), relativeRisk), times[times.length - 1]!, relativeRisk)
}

/** A plan that spends alpha by a power function of time. */
export interface PoissonSpendingDesign extends PoissonGroupDesign {
  /** α(t) = α·(t/T)^rho; 1 spends evenly (Pocock-like), 3 late; default 1. A whole or half number. */
  readonly rho?: number
}

/**
 * Fewest events that signal at each look so that no more than α·(t/T)^ρ is spent by time t (power family of Kim &
 * DeMets 1987; Silva 2018), each look taking the smallest count that fits. `criticalValue` does not exist here; `spent`
 * is the cumulative probability of a signal under the null hypothesis.
 */
export function poissonAlphaSpending(design: PoissonSpendingDesign): {
  readonly boundary: readonly number[]
  readonly spent: readonly number[]
} {
  const { alpha, minimumEvents } = commonDesign(design)
  const { rho = 1 } = design
  checkWhole('rho', 2 * rho, 1, 100)
  const times = lookTimes(design.groupSizes)
  const boundary: number[] = []
  const spent: number[] = []
  for (const time of times) {
    const budget = alpha * halfPower(time / times[times.length - 1]!, 2 * rho)
    const spends = (count: number) =>
      walkPoisson(looks(times.slice(0, boundary.length + 1), [...boundary, count]), 1).power
    let low = minimumEvents - 1
    let high = Math.max(minimumEvents, Math.ceil(time))
    while (spends(high) > budget) {
      low = high
      high = 2 * high + 1
    }
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (spends(middle) > budget) low = middle
      else high = middle
    }
    spent.push(spends(high))
    boundary.push(high)
  }
  return { boundary, spent }
}

/** x^(n/2), by square roots and products alone, so that it is the same on every platform. */
function halfPower(x: number, n: number): number {
  let power = n % 2 === 1 ? Math.sqrt(x) : 1
  for (let k = 1; k < n; k += 2) power *= x
  return power
}

function lookTimes(groupSizes: readonly number[]): number[] {
  checkNumbers('groupSizes', groupSizes)
  let time = 0
  return groupSizes.map((size, row) => {
    if (!isPositive(size)) refuse('measure/invalid-option', 'groupSizes', size, 'numbers above 0', row)
    time += size
    return time
  })
}

function boundaryCounts(times: readonly number[], criticalValue: number, minimumEvents: number): number[] {
  return times.map((time) => {
    let count = Math.max(minimumEvents, Math.floor(time) + 1)
    while (poissonLogLikelihoodRatio(count, time) < criticalValue) count += 1
    return count
  })
}

function looks(times: readonly number[], boundary: readonly number[]): Barrier[] {
  return times.map((time, look) => ({ time, limit: boundary[look]! - 1, look: true }))
}
