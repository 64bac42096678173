import { throwIfAborted } from '../errors/aether-error.js'
import { checkBetween, checkWhole } from '../time/check-series.js'
import {
  type CommonDesign,
  checkGoal,
  checkPerformance,
  commonDesign,
  type SampleSizeGoal,
  type Settled,
} from './check-design.js'
import { binomialLogLikelihoodRatio } from './log-likelihood-ratio.js'
import { type CriticalValue, outcomeAt, type SequentialPerformance } from './poisson-max-sprt.js'
import type { WalkOutcome } from './poisson-walk.js'
import { betweenStatistics, smallestThreshold } from './smallest-threshold.js'

/** A plan of surveillance by the binomial MaxSPRT, looking after every event. */
export interface BinomialDesign extends CommonDesign {
  /** End of surveillance, in events. */
  readonly sampleSize: number
  /** Matching ratio z: unexposed to exposed person-time under the null hypothesis; an event is exposed with 1/(1 + z). */
  readonly ratio: number
}

/**
 * Critical value of the binomial MaxSPRT (Kulldorff et al. 2011): a signal is raised at the first event with
 * `binomialLogLikelihoodRatio` ≥ criticalValue and at least `minimumEvents` exposed cases. Exact and
 * conservative: the value lies just above the largest statistic that must not signal, and `alpha` is what it spends.
 * @throws AetherError `measure/invalid-option`; `measure/too-little-data` where the plan cannot spend alpha.
 */
export function binomialMaxSprt(design: BinomialDesign): CriticalValue {
  const { alpha, ...plan } = checked(design)
  const errorAt = (criticalValue: number) => walkBinomial(boundaryCases(criticalValue, plan), 1, plan.ratio).power
  const excluded = smallestThreshold(errorAt, alpha, design.signal)
  let included = Infinity
  boundaryCases(excluded, plan).forEach((cases, index) => {
    if (cases <= index + 1) included = Math.min(included, binomialLogLikelihoodRatio(cases, index + 1, plan.ratio))
  })
  const criticalValue = betweenStatistics(excluded, included)
  return { criticalValue, alpha: errorAt(criticalValue) }
}

/** Power, expected events to a signal and expected sample size (in events) of a binomial MaxSPRT at a relative risk. */
export function binomialMaxSprtPerformance(
  design: BinomialDesign & { readonly criticalValue: number },
  relativeRisk: number,
): SequentialPerformance {
  checkPerformance(design.criticalValue, relativeRisk)
  const plan = checked(design)
  const outcome = walkBinomial(boundaryCases(design.criticalValue, plan), relativeRisk, plan.ratio)
  return outcomeAt(outcome, plan.sampleSize, relativeRisk)
}

/** The fewest events with which a relative risk is found with at least this power, with the critical value. */
export function binomialMaxSprtSampleSize(
  goal: SampleSizeGoal & { readonly ratio: number },
): CriticalValue & SequentialPerformance & { readonly sampleSize: number } {
  const { alpha, minimumEvents } = commonDesign(goal)
  const { ratio, relativeRisk, power, signal } = goal
  checkBetween('ratio', ratio, 0)
  checkGoal(goal, alpha)
  let criticalValue = 1e-9
  for (let sampleSize = minimumEvents; ; sampleSize++) {
    throwIfAborted(signal)
    const plan = { sampleSize, ratio, alpha, minimumEvents }
    const spends = (value: number) => walkBinomial(boundaryCases(value, plan), 1, ratio).power
    if (spends(1e-9) <= alpha) continue
    // A longer plan spends more at every value, so that the critical value stays or rises.
    if (spends(criticalValue) > alpha) criticalValue = binomialMaxSprt(plan).criticalValue
    const performed = binomialMaxSprtPerformance({ ...plan, criticalValue }, relativeRisk)
    if (performed.power >= power) return { sampleSize, ...performed, ...binomialMaxSprt(plan) }
  }
}

function checked(design: BinomialDesign): Settled<BinomialDesign> {
  const { sampleSize, ratio } = design
  const common = commonDesign(design)
  checkBetween('ratio', ratio, 0)
  checkWhole('sampleSize', sampleSize, 1)
  checkWhole('minimumEvents', common.minimumEvents, 1, sampleSize)
  return { ...common, sampleSize, ratio }
}

/** Fewest exposed cases that signal at events 1, 2, …; one more than the events where none do. */
function boundaryCases(
  criticalValue: number,
  { sampleSize, ratio, minimumEvents }: Omit<Settled<BinomialDesign>, 'alpha'>,
): Int32Array {
  const boundary = new Int32Array(sampleSize)
  let cases = minimumEvents
  for (let events = 1; events <= sampleSize; events++) {
    while (cases <= events && binomialLogLikelihoodRatio(cases, events, ratio) < criticalValue) cases += 1
    boundary[events - 1] = Math.min(cases, events + 1)
    // The boundary never falls; where no count signals yet, the next event starts from the same one.
    cases = Math.max(minimumEvents, Math.min(cases, events))
  }
  return boundary
}

function walkBinomial(boundary: Int32Array, relativeRisk: number, ratio: number): WalkOutcome {
  const exposed = relativeRisk / (relativeRisk + ratio)
  const other = ratio / (relativeRisk + ratio)
  const states = new Float64Array(boundary.length + 2)
  states[0] = 1
  let alive = 1
  let duration = 0
  let power = 0
  boundary.forEach((limit, index) => {
    duration += alive
    for (let cases = Math.min(limit, index + 1); cases > 0; cases--) {
      states[cases] = states[cases]! * other + states[cases - 1]! * exposed
    }
    states[0]! *= other
    if (limit <= index + 1) {
      power += states[limit]!
      states[limit] = 0
    }
    alive = 0
    for (let cases = 0; cases < limit; cases++) alive += states[cases]!
  })
  return { power, duration }
}
