import type { UndefinedReason } from '../reasons/undefined-reason.js'

/**
 * The fourfold table of one drug and one event, in reports:
 * `a` with both, `b` with the drug only, `c` with the event only, `d` with neither.
 */
export interface TwoByTwo {
  /** Reports with the drug and the event. */
  readonly a: number
  /** Reports with the drug and without the event. */
  readonly b: number
  /** Reports with the event and without the drug. */
  readonly c: number
  /** Reports with neither. */
  readonly d: number
}

/** A point estimate with the bounds of its two-sided interval; NaN where undefined, with the reason. */
export interface Estimate {
  /** The point estimate. */
  readonly estimate: number
  /** Lower bound of the interval. */
  readonly lower: number
  /** Upper bound of the interval. */
  readonly upper: number
  /** Why the values are undefined; absent where they are defined. */
  readonly reason?: UndefinedReason
}

/** How wide a normal interval is to be. */
export interface DeviateOption {
  /**
   * How many standard errors the bounds lie from the estimate: `normalQuantile(0.5 + level / 2)`. Default
   * 1.959963984540054, which is 95 %.
   */
  readonly deviate?: number
}

/**
 * What to do with a table that has a zero cell: `none` leaves what is undefined undefined (NaN), `haldane` adds ½ to
 * all four cells of such a table, and of no other (Haldane 1956, Anscombe 1956). A table without any report is undefined
 * under both.
 */
export type ZeroCellPolicy = 'none' | 'haldane'

/** How to estimate PRR and ROR. */
export interface RatioOptions extends DeviateOption {
  /** Default `none`. */
  readonly zeroCells?: ZeroCellPolicy
}

/** The table, with ½ added to all cells where the policy asks for it and a cell is zero; a table without reports stays empty. */
export function withZeroCellPolicy(table: TwoByTwo, policy: ZeroCellPolicy = 'none'): TwoByTwo {
  const { a, b, c, d } = table
  if (policy === 'none' || (a !== 0 && b !== 0 && c !== 0 && d !== 0)) return table
  return withHalves(table)
}

/** The table with ½ added to all cells; a table without reports stays empty, since halves alone would say "no association". */
export function withHalves({ a, b, c, d }: TwoByTwo): TwoByTwo {
  if (a + b + c + d === 0) return { a, b, c, d }
  return { a: a + 0.5, b: b + 0.5, c: c + 0.5, d: d + 0.5 }
}

/** Number of reports expected with both drug and event if they were independent: n1. n.1 / N. */
export function expectedCount({ a, b, c, d }: TwoByTwo): number {
  return ((a + b) * (a + c)) / (a + b + c + d)
}
