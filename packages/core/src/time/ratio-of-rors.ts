import type { Estimate, TwoByTwo, ZeroCellPolicy } from '../measures/two-by-two.js'
import { withZeroCellPolicy } from '../measures/two-by-two.js'
import { emptyCellReason } from '../measures/undefined-because.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { normalUpperQuantile, normalUpperTail } from '../special/normal.js'
import { checkBetween, isWholeFrom, refuse } from './check-series.js'

/** A ratio of two reporting odds ratios. */
export interface RatioOfRors extends Estimate {
  /** Two-sided, of ln ratio / SE as a standard normal deviate. */
  readonly p: number
  /** Level of the two-sided interval. */
  readonly level: number
  /** What was done with zero cells. */
  readonly zeroCells: ZeroCellPolicy
  /** Why the values are undefined, where they are. */
  readonly reason?: UndefinedReason
}

/**
 * Ratio of the reporting odds ratio in one window (or dataset) to that in another, with
 * exp(ln ratio ± z √(Σ 1/cell over both tables)) (Altman & Bland 2003). The tables must not share reports. Undefined
 * where a cell is zero, unless `zeroCells` is `haldane`.
 * @throws AetherError `measure/invalid-count` naming table and cell, `measure/invalid-option` for the level.
 */
export function ratioOfRors(
  a: TwoByTwo,
  b: TwoByTwo,
  options: { readonly level?: number; readonly zeroCells?: ZeroCellPolicy } = {},
): RatioOfRors {
  const { level = 0.95, zeroCells = 'none' } = options
  checkBetween('level', level, 0, 1)
  checkTable('a', a)
  checkTable('b', b)
  const [one, other] = [withZeroCellPolicy(a, zeroCells), withZeroCellPolicy(b, zeroCells)]
  const reason = emptyCellReason(one) ?? emptyCellReason(other)
  if (reason) return { estimate: NaN, lower: NaN, upper: NaN, p: NaN, level, zeroCells, reason }
  const variance = inverses(one) + inverses(other)
  const estimate = ((one.a / one.b) * (one.d / one.c)) / ((other.a / other.b) * (other.d / other.c))
  const deviation = Math.sqrt(variance)
  const factor = exp(normalUpperQuantile((1 - level) / 2) * deviation)
  const p = Math.min(1, 2 * normalUpperTail(Math.abs(log(estimate)) / deviation))
  return { estimate, lower: estimate / factor, upper: estimate * factor, p, level, zeroCells }
}

const inverses = ({ a, b, c, d }: TwoByTwo): number => 1 / a + 1 / b + 1 / c + 1 / d

function checkTable(name: string, table: TwoByTwo): void {
  for (const cell of ['a', 'b', 'c', 'd'] as const) {
    if (!isWholeFrom(table[cell], 0)) {
      refuse('measure/invalid-count', `${name}.${cell}`, table[cell], 'a whole number of reports')
    }
  }
}
