import type { PairCounts } from '@aethersignal/core'
import type { ResultColumn } from '@aethersignal/model'

/** Names of one side of a table, and the code of each row's name. */
export interface CodedNames {
  readonly names: readonly string[]
  readonly codes: Uint32Array
}

/** What every table of counts has, row by row. */
interface CountsRows {
  readonly rows: number
  /** Columns of a file that are written out again as they stand. */
  readonly carried: readonly (ResultColumn & { readonly kind: 'carried' })[]
}

/** Fourfold tables, a row each, NaN in what is not known; rows may name drug and event. */
export interface CellsTable extends CountsRows {
  readonly kind: 'cells'
  /** Whether a file has the four cells, or totals. */
  readonly layout: 'cells' | 'margins'
  readonly drugs?: CodedNames
  readonly events?: CodedNames
  readonly a: Float64Array
  readonly drugTotal: Float64Array
  readonly eventTotal: Float64Array
  readonly total: Float64Array
  /** Of a source: the counts of all its pairs. Without it rows stand for a table themselves. */
  readonly whole?: PairCounts
}

/** Fourfold tables in which every row names drug and event. */
export interface CountsTable extends CellsTable {
  readonly drugs: CodedNames
  readonly events: CodedNames
}

/** Observed and expected counts. */
export interface ExpectedTable extends CountsRows {
  readonly kind: 'expected'
  readonly n: Float64Array
  readonly expected: Float64Array
}
