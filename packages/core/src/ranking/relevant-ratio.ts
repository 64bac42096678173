import { fault } from '../errors/fault.js'

/** From which ratio on a difference matters. */
export interface RelevantRatioOptions {
  /** Level of the interval, default 0.95. */
  readonly level?: number
  /** A ratio from which a difference matters, above 1; default 2. Chosen beforehand, never taken from the data. */
  readonly relevantRatio?: number
}

/** @throws AetherError `measure/invalid-option` unless it is a finite number above 1. */
export function relevantRatioOf({ relevantRatio = 2 }: RelevantRatioOptions): number {
  if (relevantRatio > 1 && relevantRatio < Infinity) return relevantRatio
  throw fault('measure/invalid-option', 'relevantRatio', `relevantRatio is ${relevantRatio}, not a number above 1.`)
}
