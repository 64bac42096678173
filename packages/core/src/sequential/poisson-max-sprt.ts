import { exp, expm1 } from '../special/exp.js'
import { checkBetween } from '../time/check-series.js'
import {
  type CommonDesign,
  checkGoal,
  checkPerformance,
  commonDesign,
  type SampleSizeGoal,
  type Settled,
} from './check-design.js'
import { type Barrier, type WalkOutcome, walkPoisson } from './poisson-walk.js'
import { smallestThreshold } from './smallest-threshold.js'

/** A plan of continuous surveillance by the Poisson MaxSPRT. */
export interface PoissonDesign extends CommonDesign {
  /** End of surveillance, in events expected under the null hypothesis. */
  readonly sampleSize: number
  /** No signal before this many expected events (D of Kulldorff & Silva 2015); default 0. */
  readonly delay?: number
}

/** A critical value and what it costs. */
export interface CriticalValue {
  /** Log-likelihood ratio from which on surveillance signals. */
  readonly criticalValue: number
  /** Probability of a signal under the null hypothesis; below the alpha asked for where the design is discrete. */
  readonly alpha: number
}

/** How a design performs at one relative risk. */
export interface SequentialPerformance {
  /** The true relative risk. */
  readonly relativeRisk: number
  /** Probability of a signal by the end. */
  readonly power: number
  /** Expected length of surveillance until the signal, given one: in expected events (Poisson) or events (binomial). */
  readonly expectedTimeToSignal: number
  /** Expected length of surveillance, signal or not. */
  readonly expectedSampleSize: number
}

/**
 * Critical value of the Poisson MaxSPRT under continuous monitoring (Kulldorff, Davis, Kolczak, Lewis, Lieu & Platt
 * 2011; minimum events and delayed start: Kulldorff & Silva 2015): a signal is raised at the first time with
 * `poissonLogLikelihoodRatio` ≥ criticalValue. Exact: the probability of a signal is summed over the event counts
 * at the times where the boundary steps, and the value is its root, to 1e-10. A delay makes the probability jump; the
 * smallest value with at most alpha is given then.
 * @throws AetherError `measure/invalid-option`; `measure/too-little-data` where the plan cannot spend alpha.
 */
export function poissonMaxSprt(design: PoissonDesign): CriticalValue {
  const { alpha, ...plan } = checked(design)
  const errorAt = (criticalValue: number) => walkPoisson(barriers(criticalValue, plan), 1).power
  const criticalValue = smallestThreshold(errorAt, alpha, design.signal)
  return { criticalValue, alpha: errorAt(criticalValue) }
}

/**
 * Power, expected time to signal and expected sample size of a Poisson MaxSPRT with this critical value at a relative
 * risk; exact, to about 1e-12.
 */
export function poissonMaxSprtPerformance(
  design: PoissonDesign & { readonly criticalValue: number },
  relativeRisk: number,
): SequentialPerformance {
  checkPerformance(design.criticalValue, relativeRisk)
  const plan = checked(design)
  return outcomeAt(walkPoisson(barriers(design.criticalValue, plan), relativeRisk), plan.sampleSize, relativeRisk)
}

/**
 * The length of surveillance, in expected events, at which a relative risk is found with this power, with its critical
 * value; to 1e-9 relative.
 */
export function poissonMaxSprtSampleSize(
  goal: SampleSizeGoal,
): CriticalValue & SequentialPerformance & { readonly sampleSize: number } {
  const { alpha, minimumEvents } = commonDesign(goal)
  const { relativeRisk, power, signal } = goal
  checkGoal(goal, alpha)
  const at = (sampleSize: number) => {
    const found = poissonMaxSprt({ sampleSize, alpha, minimumEvents })
    const performed = poissonMaxSprtPerformance({ sampleSize, minimumEvents, ...found, alpha }, relativeRisk)
    return { sampleSize, ...performed, ...found }
  }
  const missed = (sampleSize: number) => {
    // With fewer expected events the plan cannot spend alpha, whatever the critical value.
    const most = walkPoisson([{ time: sampleSize, limit: minimumEvents - 1, look: true }], 1).power
    return most > alpha * (1 + 1e-6) ? 1 - at(sampleSize).power : 1
  }
  return at(smallestThreshold(missed, 1 - power, signal, 1e-9))
}

export function outcomeAt(outcome: WalkOutcome, end: number, relativeRisk: number): SequentialPerformance {
  const { power, duration } = outcome
  return {
    relativeRisk,
    power,
    expectedTimeToSignal: power > 0 ? (duration - end * (1 - power)) / power : NaN,
    expectedSampleSize: duration,
  }
}

function checked(design: PoissonDesign): Settled<PoissonDesign> {
  const { sampleSize, delay = 0 } = design
  checkBetween('sampleSize', sampleSize, 0)
  if (delay !== 0) checkBetween('delay', delay, 0, sampleSize)
  return { ...commonDesign(design), sampleSize, delay }
}

/** The boundary of continuous monitoring: the nth event signals when it comes no later than {@link boundaryTime}. */
function barriers(criticalValue: number, { sampleSize, minimumEvents, delay }: Omit<Settled<PoissonDesign>, 'alpha'>) {
  const list: Barrier[] = []
  let events = minimumEvents
  while (boundaryTime(criticalValue, events) < delay) events += 1
  if (delay > 0) list.push({ time: delay, limit: events - 1, look: true })
  for (;;) {
    const time = Math.min(boundaryTime(criticalValue, events), sampleSize)
    list.push({ time, limit: events - 1, look: false })
    if (time === sampleSize) return list
    events += 1
  }
}

/** The μ < n with `poissonLogLikelihoodRatio`(n, μ) = criticalValue, by Newton's method in ln(μ/n) from the left. */
export function boundaryTime(criticalValue: number, events: number): number {
  const v = criticalValue / events
  let w = -Math.sqrt(2 * v) - v
  for (let iteration = 0; iteration < 100; iteration++) {
    const slope = expm1(w)
    const step = (slope - w - v) / slope
    w -= step
    if (Math.abs(step) <= 1e-15 * Math.abs(w)) break
  }
  return events * exp(w)
}
