import type { CaseColumns } from '@aethersignal/model'
import { GrowableColumn } from './growable-column.js'
import { TextCodes } from './text-codes.js'

/** The outcome rows of all parts that belong to a case, in columns. */
export class OutcomeRows {
  /** Row of the case it belongs to. */
  readonly caseRow = new GrowableColumn(Uint32Array)
  /** Code of {@link OutcomeRows.codes}. */
  readonly code = new GrowableColumn(Uint32Array)
  /** Outcomes, by code. */
  readonly codes = new TextCodes()

  /** Takes a batch. `caseRowOf` gives the case row of an ordinal, −1 for an orphan. */
  add(columns: CaseColumns<'outcome'>, rows: number, caseRowOf: (ordinal: number) => number): void {
    for (let row = 0; row < rows; row++) {
      const caseRow = caseRowOf(columns.caseOrdinal[row]!)
      if (caseRow < 0) continue
      this.caseRow.push(caseRow)
      this.code.push(this.codes.add(columns.code[row]))
    }
  }
}
