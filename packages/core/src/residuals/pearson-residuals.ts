import { type CheckedTable, checkedTable, type DrugEventTable } from '../likelihood-ratio/drug-event-table.js'
import { determinant } from '../measures/determinant.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'

/** Residuals by cell, `drug × events + event`. */
export interface PearsonResiduals {
  /** What the margins count. */
  readonly unit: 'pairs' | 'reports'
  /** n1. n.1 / N. */
  readonly expected: Float64Array
  /** NaN where the drug or the event has no reports, or all. */
  readonly residual: Float64Array
  /** For each cell, position in `undefinedReasons`. */
  readonly reasons: Uint8Array
}

/**
 * Standardised (adjusted) Pearson residuals of a table, (a − E) / √(E (1 − n1./N) (1 − n.1/N)) with E = n1. n.1 / N
 * (Haberman 1973): about standard normal where drug and event are independent and E is not small. Squared it is Pearson's
 * χ² of the cell's fourfold table.
 *
 * Relative accuracy 1e-14. Undefined with an empty or full margin (`empty-margin`).
 * @throws AetherError `measure/invalid-count`, `measure/inconsistent-margins` (row: the cell), `measure/invalid-value`
 *   for a table of another size than it says, `measure/too-little-data` for one event or a table of zeros.
 */
export function pearsonResiduals(table: DrugEventTable): PearsonResiduals {
  return residualsOf(checkedTable(table))
}

export function residualsOf({ counts, drugTotals, eventTotals, events, total, expected, unit }: CheckedTable) {
  const residual = expected.map((_, cell) =>
    cellResidual(counts[cell]!, drugTotals[Math.floor(cell / events)]!, eventTotals[cell % events]!, total),
  )
  const empty = undefinedReasons.indexOf('empty-margin')
  return { unit, expected, residual, reasons: Uint8Array.from(residual, (value) => (Number.isNaN(value) ? empty : 0)) }
}

/** NaN with an empty or full margin. */
export function cellResidual(count: number, drug: number, event: number, total: number): number {
  const excess = determinant({ a: count, b: drug - count, c: event - count, d: total - drug - event + count })
  return (excess * Math.sqrt(total)) / (Math.sqrt(drug * event) * Math.sqrt((total - drug) * (total - event)))
}
