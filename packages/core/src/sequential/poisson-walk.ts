import { poissonTable } from '../special/poisson-pmf.js'

/**
 * The walk goes on while at most `limit` events have happened by `time`, in expected events under the null hypothesis.
 * Between looks a signal comes with the event that passes the limit; at a `look` it comes at its time only.
 */
export interface Barrier {
  readonly time: number
  readonly limit: number
  readonly look: boolean
}

/** What comes of surveillance between these barriers, exactly. */
export interface WalkOutcome {
  /** Probability of a signal at all. */
  readonly power: number
  /** Expected length of surveillance, signal or not, in expected events under the null hypothesis. */
  readonly duration: number
}

/**
 * Carries the distribution of the event count from barrier to barrier (the Markov chain of Kulldorff et al. 2011, here
 * with exact times of signals in between). Sums of positive terms throughout, so that nothing cancels.
 */
export function walkPoisson(barriers: readonly Barrier[], relativeRisk: number): WalkOutcome {
  let states = Float64Array.of(1)
  let time = 0
  let duration = 0
  let power = 0
  for (const barrier of barriers) {
    const length = barrier.time - time
    const { limit } = barrier
    const alive = states.reduce((sum, state) => sum + state, 0)
    time = barrier.time
    if (!(length > 0)) {
      for (let n = limit + 1; n < states.length; n++) power += states[n]!
      states = states.slice(0, limit + 1)
      continue
    }
    const { probability, atLeast } = poissonTable(relativeRisk * length)
    const next = new Float64Array(limit + 1)
    let waiting = 0
    // Σ P(X ≥ k) for k = 1 … m + 1 is the mean time to the (m + 1)th event, cut off at the barrier, times the rate.
    const times = cumulated(atLeast)
    for (let n = 0; n < states.length; n++) {
      const state = states[n]!
      // Below the last digit of everything that is summed.
      if (state < 1e-40) continue
      const free = limit - n
      power += state * (free < 0 ? 1 : (atLeast[free + 1] ?? 0))
      waiting += state * (free < 0 ? 0 : times[Math.min(free, times.length - 1)]!)
      const end = Math.min(free, probability.length - 1)
      for (let k = 0; k <= end; k++) next[n + k]! += state * probability[k]!
    }
    duration += barrier.look ? alive * length : waiting / relativeRisk
    states = next
  }
  return { power, duration }
}

/** sums[m] = atLeast[1] + … + atLeast[m + 1]. */
function cumulated(atLeast: Float64Array): Float64Array {
  const sums = new Float64Array(atLeast.length)
  let sum = 0
  for (let m = 0; m < sums.length; m++) {
    sum += atLeast[m + 1] ?? 0
    sums[m] = sum
  }
  return sums
}
