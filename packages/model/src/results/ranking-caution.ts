import type { SortOrder } from '../measures/sort-order.js'

/** Why the order of the rows is not to be relied on, and an order that is: the ranking rests on a prior that is in doubt. */
export interface RankingCaution {
  /** The order the rows have. */
  readonly sort: SortOrder
  /** Code of the note that says what is wrong with the prior, such as `prior-boundary` or `prior-not-converged`. */
  readonly because: string
  /** An order by a column of the same table that does not rest on the prior. */
  readonly instead: SortOrder
}
