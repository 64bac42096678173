import { exp, log2 } from '@aethersignal/core/special'
import { missShare } from './hit-miss-weights.js'

/** As {@link HitMissRates}, and with probability `deviation` a normal error of `standardDeviation` is added. */
export interface DeviationRates {
  /** Probability of a value drawn anew. */
  readonly miss: number
  /** Probability of a normal error. */
  readonly deviation: number
  /** Probability that the value is missing. */
  readonly blank: number
  /** In the unit of the values: years for ages, days for dates. */
  readonly standardDeviation: number
}

/**
 * Bits for two reports having numbers that lie `difference` apart, whole years or days, of relative frequencies β₁ and
 * β₂. With h = 1 − a₁ − a₂ − b the probability of a hit and φ the normal density,
 *
 *     log₂( a₁ (2 − a₁ − 2b) + (h² [difference = 0] + 2 a₂ h φ(d; σ) + a₂² φ(d; σ√2)) / β ) − 2 log₂(1 − b)
 *
 * where 1/β is the mean of 1/β₁ and 1/β₂: either value may be the true one. Positive for equal and near numbers, and at
 * least log₂ a₁(2 − a₁ − 2b) − 2 log₂(1 − b) for far ones. The hit-miss mixture model of Norén et al. (2007), section
 * 3.3; the density stands for the probability of a whole unit, good to 2 % for σ above 2.
 */
export function deviationBits(rates: DeviationRates, difference: number, one: number, other: number): number {
  const { miss, deviation, blank, standardDeviation } = rates
  const hit = 1 - miss - deviation - blank
  const inverse = (1 / one + 1 / other) / 2
  const related =
    (difference === 0 ? hit * hit : 0) +
    2 * deviation * hit * normalDensity(difference, standardDeviation) +
    deviation * deviation * normalDensity(difference, standardDeviation * Math.SQRT2)
  return log2(missShare(miss, blank) + related * inverse) - 2 * log2(1 - blank)
}

function normalDensity(x: number, deviation: number): number {
  const z = x / deviation
  return exp(-0.5 * z * z) / (deviation * Math.sqrt(2 * Math.PI))
}
