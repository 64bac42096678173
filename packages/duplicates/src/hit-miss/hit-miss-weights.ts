import { log2 } from '@aethersignal/core/special'
/**
 * How a field of a report comes to differ from the truth: with probability `miss` its value is drawn anew from the
 * values of all reports, with probability `blank` it is missing.
 */
export interface HitMissRates {
  /** Probability that a report has another value than the true one, drawn anew; above 0, below 1. */
  readonly miss: number
  /** Probability that the value is missing; from 0, below 1. */
  readonly blank: number
}

/**
 * Bits for two reports having the same value of relative frequency β: log₂ of how much more often that happens for one
 * case than for two.
 *
 *     c = a (2 − a − 2b)     agreement = log₂(1 − c (1 − β) / (1 − b)²) − log₂ β
 *
 * with miss rate a and blank rate b. Never negative; 0 at β = 1, without bound as β falls to 0, which is no frequency of
 * a value that was seen. Source: Norén, Orre, Bate & Edwards, Data Min Knowl Disc 14:305 (2007).
 */
export function agreementBits({ miss, blank }: HitMissRates, frequency: number): number {
  const known = (1 - blank) * (1 - blank)
  return log2(1 - (missShare(miss, blank) * (1 - frequency)) / known) - log2(frequency)
}

/** Bits for two reports having different known values: log₂ c − 2 log₂(1 − b), never positive. Source as above. */
export function differenceBits({ miss, blank }: HitMissRates): number {
  return log2(missShare(miss, blank)) - 2 * log2(1 - blank)
}

/** Probability that at least one of two reports of a case is drawn anew, and neither is missing. */
export function missShare(miss: number, blank: number): number {
  return miss * (2 - miss - 2 * blank)
}
