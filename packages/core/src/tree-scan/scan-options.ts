import type { AbortSignalLike } from '../counts/count.js'
import { AetherError } from '../errors/aether-error.js'

/** How to scan a tree. */
export interface ScanOptions {
  /** Condition on the number of cases, as where the overall rate is not of interest; default false. */
  readonly conditional?: boolean
  /** Bernoulli, unconditional: the probability that a report is a case where nothing is wrong, in (0, 1). */
  readonly probability?: number
  /** Random data sets under the null hypothesis; default 999. */
  readonly simulations?: number
  /** Start of the random numbers, a whole number; default 1. */
  readonly seed?: number
  /** Looked at between random data sets. */
  readonly signal?: AbortSignalLike
  /** Called with the random data sets that are done. */
  readonly onProgress?: (done: number, total: number) => void
}

/** The options with defaults. @throws AetherError `measure/invalid-option`. */
export function scanOptions(options: ScanOptions, needsProbability: boolean) {
  const { conditional = false, probability = Number.NaN, simulations = 999, seed = 1 } = options
  if (!Number.isSafeInteger(simulations) || simulations < 1) refuse('simulations', 'a whole number of 1 or more')
  if (!Number.isSafeInteger(seed) || seed < 0) refuse('seed', 'a whole number of 0 or more')
  if (needsProbability && !conditional && !(probability > 0 && probability < 1)) {
    refuse('probability', 'greater than 0 and less than 1')
  }
  return { conditional, probability, simulations, seed }
}

function refuse(name: string, rule: string): never {
  throw new AetherError('measure/invalid-option', `${name} has to be ${rule}.`, {
    place: { field: name },
    remedy: `Give ${name} as ${rule}.`,
  })
}
