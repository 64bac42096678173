import { requireLevel } from '../measures/require-table.js'
import { logGammaQuantile } from '../special/gamma-quantile.js'
import { log2 } from '../special/log.js'
import type { StratifiedCounts } from './stratified-counts.js'
import { stratifiedExpected } from './stratified-expected.js'

/** Adjusted scores of every pair, in the order of the pairs of the whole table. */
export interface StratifiedScores {
  /** Σ n1. n.1 / N over the strata. */
  readonly expected: Float64Array
  /** a/E, the adjusted relative reporting ratio; NaN where nothing is expected. */
  readonly rrr: Float64Array
  /** log2((a + ½)/(E + ½)) in bits, one entry a pair; NaN where undefined. */
  readonly ic: Float64Array
  /** Lower bound of the interval, in bits. */
  readonly lower: Float64Array
  /** Upper bound of the interval, in bits. */
  readonly upper: Float64Array
  /** Level of the two-sided interval. */
  readonly level: number
  /** What was counted. */
  readonly unit: 'reports'
  /** What E is. */
  readonly expectedDefinition: 'sum over strata of n1.n.1/N'
  /** How the bounds were made. */
  readonly interval: 'gamma quantiles'
}

/**
 * Information component adjusted for strata, log2((a + ½)/(E + ½)) with E of {@link stratifiedExpected}, in bits, and
 * its exact interval, the quantiles of a gamma distribution with shape a + ½ and rate E + ½ (Norén, Hopstadius, Bate
 * 2013). Defined for every pair. Point 1e-13 relative (of max(1, |IC|)), bounds 1e-12.
 *
 * @throws AetherError `measure/invalid-option` for a level outside (0, 1).
 */
export function stratifiedInformationComponent(
  counts: StratifiedCounts,
  options: { readonly level?: number } = {},
): StratifiedScores {
  const { level = 0.95 } = options
  requireLevel(level)
  const expected = stratifiedExpected(counts)
  const observed = counts.whole.counts
  const rows = observed.length
  const [rrr, ic, lower, upper] = [0, 0, 0, 0].map(() => new Float64Array(rows)) as Columns
  const known = new Map<number, readonly [number, number]>()
  const bounds = (a: number) => {
    let pair = known.get(a)
    if (pair === undefined) {
      const at = (p: number) => logGammaQuantile(p, a + 0.5) * Math.LOG2E
      pair = [at((1 - level) / 2), at((1 + level) / 2)]
      known.set(a, pair)
    }
    return pair
  }
  for (let row = 0; row < rows; row++) {
    const a = observed[row]!
    const rate = log2(expected[row]! + 0.5)
    const [low, high] = bounds(a)
    rrr[row] = expected[row]! > 0 ? a / expected[row]! : NaN
    ic[row] = log2(a + 0.5) - rate
    lower[row] = low - rate
    upper[row] = high - rate
  }
  const definitions = { unit: 'reports', expectedDefinition: 'sum over strata of n1.n.1/N' } as const
  return { expected, rrr, ic, lower, upper, level, ...definitions, interval: 'gamma quantiles' }
}

type Columns = [Float64Array, Float64Array, Float64Array, Float64Array]
