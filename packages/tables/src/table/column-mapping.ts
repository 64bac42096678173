import type { CaseField } from './case-columns.js'

/** A column and the field it holds. */
export interface MappedColumn {
  /** Name of the column as written. */
  readonly column: string
  /** Position of the column, from 0. */
  readonly position: number
  /** What the column holds. */
  readonly field: CaseField
  /** Which of several columns of the field, such as 2 for `drug2`; null where there is one. */
  readonly number: number | null
  /**
   * Of several columns that say the same: 1 for the column that is read where the first has no value, 2 for the next, and so on.
   * Absent for the first.
   */
  readonly alternative?: number
  /** 0 to 1. */
  readonly confidence: number
  /** What tells, as a sentence. */
  readonly reason: string
}

/** What the columns of a table hold. */
export interface ColumnMapping {
  /** In the order of the table. Every column has one field at most; every field one column, or one of each number and alternative. */
  readonly columns: readonly MappedColumn[]
  /** Columns without a field, as written; their values are kept as extras. */
  readonly unmapped: readonly string[]
  /** Needed fields without a column. */
  readonly missing: readonly NeededField[]
}

/** Fields without which there are no pairs to count. */
export const NEEDED_FIELDS = ['caseId', 'drug', 'event'] as const satisfies readonly CaseField[]

/** A field without which a table holds no cases. */
export type NeededField = (typeof NEEDED_FIELDS)[number]
