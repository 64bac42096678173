import { ebQuantile } from '../priors/ebgm.js'
import type { MgpsPrior } from '../priors/mgps-prior.js'
import type { Contrast } from './interaction-contrasts.js'
import { checkThreeWay, eventCount, type ThreeWayCounts } from './three-way-counts.js'

/** Priors of the interaction signal score. */
export interface InteractionPriors {
  /** Prior of pairs of one drug and an event. */
  readonly single: MgpsPrior
  /** Prior of two drugs together and an event; default that of single drugs. */
  readonly combination?: MgpsPrior
}

/** EB05 of both drugs with the event, EB95 of each, and INTSS. */
export interface InteractionSignalScore extends Contrast {
  /** EB05 of both drugs together with the event. */
  readonly combinationEb05: number
  /** EB95 of the first drug with the event. */
  readonly firstEb95: number
  /** EB95 of the second drug with the event. */
  readonly secondEb95: number
}

/**
 * Interaction signal score (INTSS) of the multi-item gamma Poisson shrinker: EB05 of the two drugs together with the
 * event ÷ the larger EB95 of one drug with it (DuMouchel and Pregibon 2001; Almenoff and others 2003); above 1 the pair
 * is reported with the event more than either drug alone explains. Expected counts are n1. n.1 / N over all reports, the
 * two drugs together being taken as one. Relative accuracy 1e-11.
 * @throws AetherError for counts that are no three-way table; RangeError or AetherError for a prior that is none.
 */
export function interactionSignalScore(counts: ThreeWayCounts, priors: InteractionPriors): InteractionSignalScore {
  checkThreeWay(counts)
  return interactionSignalScoreOf(counts, priors)
}

export function interactionSignalScoreOf(counts: ThreeWayCounts, priors: InteractionPriors): InteractionSignalScore {
  const { n111, n11, n101, n10, n011, n01, n00 } = counts
  const events = eventCount(counts)
  const total = n11 + n10 + n01 + n00
  const quantile = (a: number, exposed: number, prior: MgpsPrior, probability: number) =>
    ebQuantile({ a, expected: (exposed * events) / total }, prior, probability)
  const combinationEb05 = quantile(n111, n11, priors.combination ?? priors.single, 0.05)
  const firstEb95 = quantile(n111 + n101, n11 + n10, priors.single, 0.95)
  const secondEb95 = quantile(n111 + n011, n11 + n01, priors.single, 0.95)
  const value = combinationEb05 / Math.max(firstEb95, secondEb95)
  return {
    value,
    combinationEb05,
    firstEb95,
    secondEb95,
    ...(Number.isNaN(value) && { reason: 'not-finite' as const }),
  }
}
