import type { UndefinedReason } from '../reasons/undefined-reason.js'
import type { Estimate, TwoByTwo } from './two-by-two.js'

/** The estimate that is not there, and why. */
export function undefinedEstimate(reason: UndefinedReason): Estimate {
  return { estimate: NaN, lower: NaN, upper: NaN, reason }
}

/** The first cell that is zero, as the reason why a ratio of cells is undefined; undefined where none is. */
export function emptyCellReason({ a, b, c, d }: TwoByTwo): UndefinedReason | undefined {
  if (a === 0) return a + b + c + d === 0 ? 'no-reports' : 'no-exposed-cases'
  if (c === 0) return 'zero-comparator'
  if (b === 0) return 'no-exposed-others'
  return d === 0 ? 'no-unexposed-others' : undefined
}
