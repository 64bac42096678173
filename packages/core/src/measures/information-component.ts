import { gammaQuantile } from '../special/gamma-quantile.js'
import { log1p, log2 } from '../special/log.js'
import { determinant } from './determinant.js'
import { expectedCount, type TwoByTwo } from './two-by-two.js'

/** An information component in bits, with the bounds of its 95 % credibility interval. */
export interface InformationComponent {
  readonly ic: number
  /** IC025. */
  readonly lower: number
  /** IC975. */
  readonly upper: number
}

/**
 * Information component with shrinkage, log2((a + ½)/(E + ½)), E = n1. n.1 / N, and its exact interval: the 2.5 % and
 * 97.5 % points of a gamma distribution with shape a + ½ and rate E + ½ (Norén, Hopstadius, Bate 2013).
 * Defined for every table with a report, zero cells included, and never continuity-corrected.
 */
export function informationComponent(table: TwoByTwo): InformationComponent {
  const bounds = logGammaBounds(table.a)
  const rate = log2(expectedCount(table) + 0.5)
  return { ic: shrunkLogRatio(table), lower: bounds.lower - rate, upper: bounds.upper - rate }
}

/** log2((a + ½)/(E + ½)), through a − E = (ad − bc)/N near 1, where the quotient would lose digits. */
export function shrunkLogRatio(table: TwoByTwo): number {
  const rate = expectedCount(table) + 0.5
  const ratio = (table.a + 0.5) / rate
  if (!(ratio > 0.5 && ratio < 2)) return log2(ratio)
  const reports = table.a + table.b + table.c + table.d
  return log1p(determinant(table) / reports / rate) * Math.LOG2E
}

/** log2 of the 2.5 % and 97.5 % points of a gamma distribution with shape a + ½ and rate 1. */
export function logGammaBounds(a: number): { readonly lower: number; readonly upper: number } {
  return { lower: log2(gammaQuantile(0.025, a + 0.5)), upper: log2(gammaQuantile(0.975, a + 0.5)) }
}
