import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { checkBetween, checkWhole } from '../time/check-series.js'

/** What every sequential design has. */
export interface CommonDesign {
  /** Probability of a signal where there is no effect; default 0.05. */
  readonly alpha?: number
  /** No signal before this many events; default 1. */
  readonly minimumEvents?: number
  /** Looked at before anything is computed, and between the trials of a search. */
  readonly signal?: AbortSignalLike
}

/** A design with nothing left open. */
export type Settled<Design extends CommonDesign> = Required<Omit<Design, 'signal'>>

/** Checks what every design has. @throws AetherError `request/aborted` where its signal has fired. */
export function commonDesign({ alpha = 0.05, minimumEvents = 1, signal }: CommonDesign): Settled<CommonDesign> {
  checkBetween('alpha', alpha, 0, 0.5, true)
  checkWhole('minimumEvents', minimumEvents, 1)
  throwIfAborted(signal)
  return { alpha, minimumEvents }
}

/** Refuses a rule or a relative risk to look at that is not above 0. */
export function checkPerformance(criticalValue: number, relativeRisk: number): void {
  checkBetween('criticalValue', criticalValue, 0)
  checkBetween('relativeRisk', relativeRisk, 0)
}

/** What a sample size is sought for. */
export interface SampleSizeGoal extends CommonDesign {
  /** The relative risk to be found, above 1. */
  readonly relativeRisk: number
  /** Probability of a signal under it, above alpha and below 1. */
  readonly power: number
}

export function checkGoal({ relativeRisk, power }: SampleSizeGoal, alpha: number): void {
  checkBetween('relativeRisk', relativeRisk, 1)
  checkBetween('power', power, alpha, 1)
}
