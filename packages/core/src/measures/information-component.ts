import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { gammaQuantile } from '../special/gamma-quantile.js'
import { log1p, log2 } from '../special/log.js'
import { determinant } from './determinant.js'
import { requireLevel, requireTable } from './require-table.js'
import { expectedCount, type TwoByTwo } from './two-by-two.js'

/** An information component in bits, with the bounds of its credibility interval; NaN where undefined, with the reason. */
export interface InformationComponent {
  /** log2((a + ½)/(E + ½)). */
  readonly ic: number
  /** IC025 at the default level. */
  readonly lower: number
  /** IC975 at the default level. */
  readonly upper: number
  /** Why the values are undefined; absent where they are defined. */
  readonly reason?: UndefinedReason
}

/** How sure a credibility interval is to be. */
export interface LevelOption {
  /** The probability to cover, within 0 … 1; default 0.95. */
  readonly level?: number
}

/**
 * Information component with shrinkage, log2((a + ½)/(E + ½)), E = n1. n.1 / N, and its exact interval: the 2.5 % and
 * 97.5 % points of a gamma distribution with shape a + ½ and rate E + ½ (Norén, Hopstadius, Bate 2013), or those of
 * another level. Defined for every table with a report, zero cells included, and never continuity-corrected. Point 1e-13
 * relative, bounds 1e-13 absolute.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for the level.
 */
export function informationComponent(table: TwoByTwo, { level = 0.95 }: LevelOption = {}): InformationComponent {
  requireTable(table)
  requireLevel(level)
  if (table.a + table.b + table.c + table.d === 0) return { ic: NaN, lower: NaN, upper: NaN, reason: 'no-reports' }
  const bounds = logGammaBounds(table.a, level)
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

/** log2 of the two points of a gamma distribution with shape a + ½ and rate 1 that the level lies between. */
export function logGammaBounds(a: number, level: number): { readonly lower: number; readonly upper: number } {
  const outside = (1 - level) / 2
  return { lower: log2(gammaQuantile(outside, a + 0.5)), upper: log2(gammaQuantile(1 - outside, a + 0.5)) }
}
