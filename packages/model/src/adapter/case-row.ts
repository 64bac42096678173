import type { CASE_TABLES, CaseTable } from '../cases/case-tables.js'

/** One row of a case table as an object. What is left out, null or undefined is missing. */
export type CaseRow<T extends CaseTable> = {
  readonly [C in keyof (typeof CASE_TABLES)[T]]?:
    | ((typeof CASE_TABLES)[T][C] extends 'text' ? string : number)
    | null
    | undefined
}

/** A row that belongs to the case it is written with. Its file and line are those of the case unless it has its own. */
export type CaseChild<T extends CaseTable> = Omit<CaseRow<T>, 'caseOrdinal' | 'orphanReportId'>

/** One whole report with everything that hangs on it. */
export interface WholeCase {
  /** The report itself; `file` and `line` say where it stands. */
  readonly case: CaseRow<'case'> & { readonly file: number; readonly line: number }
  /** Each drug of the report with its role. */
  readonly drugs?: readonly CaseChild<'drug'>[]
  /** Each reaction of the report. */
  readonly events?: readonly CaseChild<'event'>[]
  /** Each outcome of the report. */
  readonly outcomes?: readonly CaseChild<'outcome'>[]
  /** What its drugs were given for. */
  readonly indications?: readonly CaseChild<'indication'>[]
  /** When its drugs were given. */
  readonly therapies?: readonly CaseChild<'therapy'>[]
  /** Who reported. */
  readonly reporters?: readonly CaseChild<'reporter'>[]
}
