import type { PairCounts } from '../counts/pair-counts.js'
import { AetherError } from '../errors/aether-error.js'
import { expectedCount } from './two-by-two.js'

/** A column of numbers. */
export type NumberColumn = Float64Array | Uint32Array | Int32Array | Uint16Array | readonly number[]

/** Counts of pairs as columns of equal length, from wherever they come. */
export interface Cells {
  /** Reports with both. */
  readonly a: NumberColumn
  /** Reports with the drug. */
  readonly drugTotal: NumberColumn
  /** Reports with the event. */
  readonly eventTotal: NumberColumn
  /** All reports: one number, or one a row. */
  readonly total: number | NumberColumn
}

/** Fourfold tables as columns, with the expected counts; NaN throughout in a row that is no table. */
export interface TableColumns {
  readonly a: Float64Array
  readonly b: Float64Array
  readonly c: Float64Array
  readonly d: Float64Array
  readonly expected: Float64Array
  readonly invalidRows: number
}

/** The listed pairs as cells. */
export function cellsOf({ reports, drugs, events, offsets, codes, counts }: PairCounts): Cells {
  const drugTotal = new Uint32Array(counts.length)
  const eventTotal = new Uint32Array(counts.length)
  for (let drug = 0; drug < drugs.size; drug++) {
    drugTotal.fill(drugs.totals[drug]!, offsets[drug]!, offsets[drug + 1]!)
  }
  for (let at = 0; at < counts.length; at++) eventTotal[at] = events.totals[codes[at]!]!
  return { a: counts, drugTotal, eventTotal, total: reports }
}

/**
 * The cells of each row. A row whose counts are not whole numbers from 0 on, or whose margins do not add up, is NaN in every column.
 * @throws AetherError `measure/invalid-value` for columns of unequal length.
 */
export function tableColumns({ a, drugTotal, eventTotal, total }: Cells): TableColumns {
  const rows = a.length
  for (const [field, column] of Object.entries({ drugTotal, eventTotal, total })) {
    if (typeof column === 'number' || column.length === rows) continue
    throw new AetherError('measure/invalid-value', `${field} has ${column.length} rows, a has ${rows}.`, {
      place: { field },
      remedy: 'Give columns of one length.',
    })
  }
  const columns = {
    a: new Float64Array(rows),
    b: new Float64Array(rows),
    c: new Float64Array(rows),
    d: new Float64Array(rows),
    expected: new Float64Array(rows),
  }
  let invalidRows = 0
  for (let row = 0; row < rows; row++) {
    const reports = typeof total === 'number' ? total : total[row]!
    const both = a[row]!
    const table = {
      a: both,
      b: drugTotal[row]! - both,
      c: eventTotal[row]! - both,
      d: reports - drugTotal[row]! - (eventTotal[row]! - both),
    }
    // Whole b, c and d follow from whole margins.
    const whole = Number.isInteger(both) && Number.isInteger(drugTotal[row]) && Number.isInteger(eventTotal[row])
    const valid = whole && table.a >= 0 && table.b >= 0 && table.c >= 0 && table.d >= 0 && Number.isInteger(reports)
    if (!valid) invalidRows += 1
    columns.a[row] = valid ? table.a : NaN
    columns.b[row] = valid ? table.b : NaN
    columns.c[row] = valid ? table.c : NaN
    columns.d[row] = valid ? table.d : NaN
    columns.expected[row] = valid ? expectedCount(table) : NaN
  }
  return { ...columns, invalidRows }
}
