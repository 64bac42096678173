import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'
import { seededRandom } from '../random/random.js'
import { multinomialVariate } from '../random/variates.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { segmentCost } from './change-points.js'
import { checkCounts, checkPositive, checkWhole } from './check-series.js'

/** How to test for a change. */
export interface ChangePointTestOptions {
  /** What events are measured against in each period, above 0; default the same in all. */
  readonly exposure?: NumberColumn
  /**
   * `permutation` (default) puts the periods in random order, which also fits counts that vary more than Poisson ones;
   * `poisson` draws the counts anew with one rate, given their sum.
   */
  readonly null?: 'permutation' | 'poisson'
  /** Default 9,999. */
  readonly simulations?: number
  /** A whole number; default 1. */
  readonly seed?: number
  /** Looked at between simulations. */
  readonly signal?: AbortSignalLike
  /** Called with the simulations made so far and in all. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Is there a change at all? */
export interface ChangePointTest {
  /** Twice the log-likelihood ratio of the best single change against none. */
  readonly statistic: number
  /** First period after that change. */
  readonly at: number
  /** (1 + simulations with at least this statistic) / (1 + simulations). */
  readonly p: number
  /** Monte Carlo standard error of p. */
  readonly standardError: number
  /** How many series were drawn. */
  readonly simulations: number
  /** Whole number from which the draws follow. */
  readonly seed: number
  /** How series without a change were drawn. */
  readonly null: 'permutation' | 'poisson'
  /** Why the values are undefined, where they are. */
  readonly reason?: UndefinedReason
}

/**
 * Tests one Poisson rate against a change of it at an unknown time, by the maximum over all times of twice the
 * log-likelihood ratio and its distribution under random order or one rate. Undefined (`no-reports`) without events.
 */
export function changePointTest(counts: NumberColumn, options: ChangePointTestOptions = {}): ChangePointTest {
  checkCounts('counts', counts, 2)
  const { simulations = 9999, seed = 1, null: kind = 'permutation', signal, onProgress } = options
  const exposure = Float64Array.from(options.exposure ?? new Float64Array(counts.length).fill(1))
  checkPositive('exposure', exposure, counts.length)
  checkWhole('simulations', simulations, 1)
  checkWhole('seed', seed, 0)
  const drawn = Float64Array.from(counts)
  const events = drawn.reduce((sum, count) => sum + count, 0)
  const { statistic, at } = bestChange(drawn, exposure)
  if (events === 0) {
    const undefinedTest = { statistic: NaN, at: NaN, p: NaN, standardError: NaN, reason: 'no-reports' as const }
    return { ...undefinedTest, simulations, seed, null: kind }
  }
  const random = seededRandom(seed)
  const times = exposure.slice()
  let reached = 0
  for (let simulation = 0; simulation < simulations; simulation++) {
    if (simulation % 256 === 0) {
      throwIfAborted(signal)
      onProgress?.(simulation, simulations)
    }
    if (kind === 'poisson') multinomialVariate(random, events, times, drawn)
    else {
      for (let i = drawn.length - 1; i > 0; i--) {
        const j = Math.floor(random.uniform() * (i + 1))
        const [count, time] = [drawn[i]!, times[i]!]
        drawn[i] = drawn[j]!
        times[i] = times[j]!
        drawn[j] = count
        times[j] = time
      }
    }
    // Orders that are the same in truth may differ in the last digits.
    if (bestChange(drawn, times).statistic >= statistic * (1 - 1e-12)) reached += 1
  }
  onProgress?.(simulations, simulations)
  const p = (1 + reached) / (1 + simulations)
  return { statistic, at, p, standardError: Math.sqrt((p * (1 - p)) / simulations), simulations, seed, null: kind }
}

function bestChange(counts: Float64Array, exposure: Float64Array): { readonly statistic: number; readonly at: number } {
  let events = 0
  let time = 0
  for (let i = 0; i < counts.length; i++) {
    events += counts[i]!
    time += exposure[i]!
  }
  const whole = segmentCost(events, time)
  let statistic = 0
  let at = 1
  let before = 0
  let lasted = 0
  for (let i = 0; i < counts.length - 1; i++) {
    before += counts[i]!
    lasted += exposure[i]!
    const gain = whole - segmentCost(before, lasted) - segmentCost(events - before, time - lasted)
    if (gain > statistic) {
      statistic = gain
      at = i + 1
    }
  }
  return { statistic, at }
}
