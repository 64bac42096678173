import type { CASE_TABLES, CaseTable, ColumnKind } from './case-tables.js'

/** The storage of a column of the given kind. Text columns hold null where the value is missing. */
export type ColumnData<K extends ColumnKind> = K extends 'text'
  ? readonly (string | null)[]
  : K extends 'integer'
    ? Int32Array
    : Float64Array

/** The columns of a table, each of as many entries as the batch has rows. */
export type CaseColumns<T extends CaseTable> = {
  readonly [C in keyof (typeof CASE_TABLES)[T]]: (typeof CASE_TABLES)[T][C] extends ColumnKind
    ? ColumnData<(typeof CASE_TABLES)[T][C]>
    : never
}

/** Identifies a part of a dataset: what is loaded and replaced as one. */
export interface PartKey {
  /** Adapter that read it, such as `faers` or `csv`. */
  readonly source: string
  /** Partition within the source, such as `2022Q4`. Later partitions sort after earlier ones as text. */
  readonly partition: string
}

/** A text column once more, as codes into texts that the rows of many batches share. */
export interface TextCodes {
  /** For each row where its text stands in `texts`; −1 where the value is missing. Two codes may mean the same text. */
  readonly codes: Int32Array
  /** May grow behind the codes given out, and is the same array for batches that share it; texts in it never change. */
  readonly texts: readonly string[]
}

/**
 * Some rows of one table of one part, in columns of equal length. Adapters emit the rows of `case` of a part before
 * any other table of that part, and parts one after the other.
 */
export type CaseBatch = {
  readonly [T in CaseTable]: {
    readonly part: PartKey
    readonly table: T
    readonly rows: number
    readonly columns: CaseColumns<T>
    /** What an adapter has in codes anyway, by column: it says nothing that `columns` does not, but saves looking texts up. */
    readonly textCodes?: Readonly<Record<string, TextCodes>>
  }
}[CaseTable]
