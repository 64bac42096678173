import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { log } from '../special/log.js'
import { refuse } from '../time/check-series.js'

/**
 * The smallest threshold whose error probability is at most alpha, to the relative tolerance and from above: false
 * position on ln(error), which is nearly a line, with bisection in between, so that jumps of discrete designs are found
 * as well.
 */
export function smallestThreshold(
  errorAt: (threshold: number) => number,
  alpha: number,
  signal: AbortSignalLike | undefined,
  tolerance = 1e-13,
): number {
  const logExcess = (threshold: number) => {
    throwIfAborted(signal)
    return log(Math.max(errorAt(threshold), 1e-300) / alpha)
  }
  let low = 1e-9
  let atLow = logExcess(low)
  if (atLow <= 0) {
    refuse('measure/too-little-data', 'sampleSize', 'too small to spend alpha', 'a longer plan or a smaller alpha')
  }
  let high = 4
  let atHigh = logExcess(high)
  while (atHigh > 0) {
    low = high
    atLow = atHigh
    high *= 2
    atHigh = logExcess(high)
  }
  for (let iteration = 1; high - low > tolerance * high && atHigh !== 0; iteration++) {
    // A little past the estimated root on either side in turn, so that the bracket closes from both.
    const estimate = low + ((high - low) * atLow) / (atLow - atHigh)
    const aim =
      iteration % 3 === 0 ? (low + high) / 2 : estimate + (iteration % 3 === 1 ? 0.1 : -0.1) * tolerance * high
    const next = aim > low && aim < high ? aim : (low + high) / 2
    if (next <= low || next >= high) break
    const excess = logExcess(next)
    if (excess > 0) {
      low = next
      atLow = excess
    } else {
      high = next
      atHigh = excess
    }
  }
  return high
}

/**
 * A threshold that is safe against rounding where statistics are discrete: above the largest statistic that must not
 * signal, by 1e-6 (as Sequential prints it) or halfway to the smallest one that does, whichever is less.
 */
export function betweenStatistics(excluded: number, included: number): number {
  return excluded + Math.min(1e-6, (included - excluded) / 2)
}
