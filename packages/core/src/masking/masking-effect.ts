import { cellNames, checkCounts } from '../adjustment/check-tables.js'
import { fault } from '../adjustment/fault.js'
import { expectedCount, type TwoByTwo } from '../measures/two-by-two.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'

/** PRR and RRR of a pair before and after the reports of a masker are left out. */
export interface MaskingEffect {
  /** PRR with every report; NaN where undefined. */
  readonly prr: number
  /** PRR without the masker's reports; NaN where undefined. */
  readonly prrAfter: number
  /** PRR after ÷ PRR before; above 1 the masker hid the pair. */
  readonly prrRatio: number
  /** a/E before. */
  readonly rrr: number
  /** a/E without the masker's reports; NaN where undefined. */
  readonly rrrAfter: number
  /** a/E after ÷ before; NaN where undefined. */
  readonly rrrRatio: number
  /** Why `prrRatio` is undefined, where it is. */
  readonly reason?: UndefinedReason
}

/**
 * What leaving out a masker's reports does to a pair: masking ratios of PRR and of the relative reporting ratio
 * (Juhlin, Ye, Star, Norén 2013; Maignen, Hauben, Hung, Van Holle, Dogné 2014). PRR is (a/(a+b)) ÷ (c/(c+d)), RRR is a/E.
 * A ratio is undefined where the value before is 0 or either is undefined: no report with the drug, or none with the
 * event that lacks it. Relative accuracy 1e-15.
 *
 * @throws AetherError `measure/invalid-count` for a cell that is none; `measure/inconsistent-margins` for a cell that
 *   grows by leaving reports out; `measure/too-little-data` where the table before has no report.
 */
export function maskingEffect(before: TwoByTwo, after: TwoByTwo): MaskingEffect {
  checkCounts(before, cellNames)
  checkCounts(after, cellNames)
  for (const cell of cellNames) {
    if (after[cell] <= before[cell]) continue
    const message = `${cell} is ${after[cell]} after leaving reports out, ${before[cell]} before.`
    throw fault('measure/inconsistent-margins', cell, message)
  }
  if (before.a + before.b + before.c + before.d === 0) {
    throw fault('measure/too-little-data', 'before', 'The table has no reports.')
  }
  return effectOf(before, after)
}

/** The effect between tables that were checked. */
export function effectOf(before: TwoByTwo, after: TwoByTwo): MaskingEffect {
  const prr = proportionRatio(before)
  const prrAfter = proportionRatio(after)
  const rrr = before.a / expectedCount(before)
  const rrrAfter = after.a / expectedCount(after)
  const reason = undefinedBecause(before) ?? undefinedBecause(after) ?? (prr === 0 ? 'no-exposed-cases' : undefined)
  return {
    prr,
    prrAfter,
    prrRatio: reason === undefined ? prrAfter / prr : NaN,
    rrr,
    rrrAfter,
    rrrRatio: rrr > 0 ? rrrAfter / rrr : NaN,
    ...(reason !== undefined && { reason }),
  }
}

function proportionRatio(table: TwoByTwo): number {
  const { a, b, c, d } = table
  return undefinedBecause(table) === undefined ? (a / (a + b)) * ((c + d) / c) : NaN
}

function undefinedBecause({ a, b, c }: TwoByTwo): UndefinedReason | undefined {
  if (a + b === 0) return 'empty-margin'
  return c === 0 ? 'zero-comparator' : undefined
}
