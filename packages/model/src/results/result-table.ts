/** A column of results: names, cells carried through from a file, counts, or other numbers (NaN is "not estimable"). */
export type ResultColumn =
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly string[] }
  | { readonly name: string; readonly kind: 'carried'; readonly values: readonly string[] }
  | { readonly name: string; readonly kind: 'count'; readonly values: ArrayLike<number> }
  | { readonly name: string; readonly kind: 'number'; readonly values: ArrayLike<number> }

/** Why numbers of one row are undefined: the name of a column and one of the reasons of `undefinedReasons` of core. */
export type UndefinedBecause = Readonly<Record<string, string>>

/** Rows of results under named columns of equal length. */
export interface ResultTable {
  /** How many rows. */
  readonly rows: number
  /** Columns in the order in which they are written. */
  readonly columns: readonly ResultColumn[]
  /** For each row why numbers of it are undefined, null where all are defined; absent where no reason is known. */
  readonly undefinedBecause?: readonly (UndefinedBecause | null)[]
}

/** Column to sort by; without a direction numbers fall and texts rise. */
export interface ColumnSort {
  /** Name of the column. */
  readonly by: string
  /** Default: numbers fall, texts rise. */
  readonly direction?: 'ascending' | 'descending'
}
