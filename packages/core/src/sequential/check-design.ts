import type { AbortSignalLike } from '../counts/count.js'
import { checkOption, isPositive, isWholeFrom } from '../time/check-series.js'

/** What every sequential design has. */
export interface CommonDesign {
  /** Probability of a signal where there is no effect; default 0.05. */
  readonly alpha?: number
  /** No signal before this many events; default 1. */
  readonly minimumEvents?: number
}

export function commonDesign({ alpha = 0.05, minimumEvents = 1 }: CommonDesign): Required<CommonDesign> {
  checkOption('alpha', alpha, alpha > 0 && alpha <= 0.5, 'a probability above 0 and at most 0.5')
  checkOption('minimumEvents', minimumEvents, isWholeFrom(minimumEvents, 1), 'a whole number of at least 1')
  return { alpha, minimumEvents }
}

export function checkRelativeRisk(relativeRisk: number): void {
  checkOption('relativeRisk', relativeRisk, isPositive(relativeRisk), 'a number above 0')
}

export function checkCriticalValue(criticalValue: number): void {
  checkOption('criticalValue', criticalValue, isPositive(criticalValue), 'a number above 0')
}

/** What a sample size is sought for. */
export interface SampleSizeGoal extends CommonDesign {
  readonly relativeRisk: number
  readonly power: number
  /** Looked at between designs. */
  readonly signal?: AbortSignalLike
}

export function checkGoal({ relativeRisk, power }: SampleSizeGoal, alpha: number): void {
  checkOption('relativeRisk', relativeRisk, relativeRisk > 1 && relativeRisk < Infinity, 'a number above 1')
  checkOption('power', power, power >= alpha && power < 1, 'a probability of at least alpha and below 1')
}
