import type { PairCounts } from '@aethersignal/core'
import type { ResultColumn } from '@aethersignal/model'

/** Names of one side of a table, and the code of each row's name. */
export interface CodedNames {
  /** The distinct names; position is the code. */
  readonly names: readonly string[]
  /** Code of each row. */
  readonly codes: Uint32Array
}

/** What every table of counts has, row by row. */
interface CountsRows {
  /** How many rows. */
  readonly rows: number
  /** Columns of a file that are written out again as they stand. */
  readonly carried: readonly (ResultColumn & { readonly kind: 'carried' })[]
}

/** Fourfold tables, a row each, NaN in what is not known; rows may name drug and event. */
export interface CellsTable extends CountsRows {
  /** Tells the two kinds of tables apart. */
  readonly kind: 'cells'
  /** Whether a file has the four cells, or totals. */
  readonly layout: 'cells' | 'margins'
  /** Drug of each row, where rows name it. */
  readonly drugs?: CodedNames
  /** Event of each row, where rows name it. */
  readonly events?: CodedNames
  /** Reports with both. */
  readonly a: Float64Array
  /** Reports with the drug. */
  readonly drugTotal: Float64Array
  /** Reports with the event. */
  readonly eventTotal: Float64Array
  /** All reports, N. */
  readonly total: Float64Array
  /** Of a source: the counts of all its pairs. Without it rows stand for a table themselves. */
  readonly whole?: PairCounts
}

/** Fourfold tables in which every row names drug and event. */
export interface CountsTable extends CellsTable {
  /** Drug of each row. */
  readonly drugs: CodedNames
  /** Event of each row. */
  readonly events: CodedNames
}

/** Observed and expected counts. */
export interface ExpectedTable extends CountsRows {
  /** Tells the two kinds of tables apart. */
  readonly kind: 'expected'
  /** Reports seen. */
  readonly n: Float64Array
  /** Reports expected. */
  readonly expected: Float64Array
}
