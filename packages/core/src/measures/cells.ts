import type { PairCounts } from '../counts/pair-counts.js'
import { AetherError } from '../errors/aether-error.js'

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
  /** Rows with a report and a zero cell. */
  readonly zeroCellRows: number
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
export function tableColumns({ a: given, drugTotal, eventTotal, total }: Cells): TableColumns {
  const rows = given.length
  for (const [field, column] of Object.entries({ drugTotal, eventTotal, total })) {
    if (typeof column === 'number' || column.length === rows) continue
    throw new AetherError('measure/invalid-value', `${field} has ${column.length} rows, a has ${rows}.`, {
      place: { field },
      remedy: 'Give columns of one length.',
    })
  }
  const [a, b, c, d] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  const expected = new Float64Array(rows)
  let [invalidRows, zeroCellRows] = [0, 0]
  for (let row = 0; row < rows; row++) {
    const reports = typeof total === 'number' ? total : total[row]!
    const both = given[row]!
    const drugOnly = drugTotal[row]! - both
    const eventOnly = eventTotal[row]! - both
    const neither = reports - drugTotal[row]! - eventOnly
    // Whole cells follow from whole margins.
    const whole = isWhole(both) && isWhole(drugTotal[row]!) && isWhole(eventTotal[row]!) && isWhole(reports)
    const valid = whole && drugOnly >= 0 && eventOnly >= 0 && neither >= 0
    if (!valid) invalidRows += 1
    else if (reports > 0 && (both === 0 || drugOnly === 0 || eventOnly === 0 || neither === 0)) zeroCellRows += 1
    a[row] = valid ? both : NaN
    b[row] = valid ? drugOnly : NaN
    c[row] = valid ? eventOnly : NaN
    d[row] = valid ? neither : NaN
    expected[row] = valid ? (drugTotal[row]! * eventTotal[row]!) / reports : NaN
  }
  return { a, b, c, d, expected, invalidRows, zeroCellRows }
}

function isWhole(count: number): boolean {
  return count >= 0 && count <= Number.MAX_SAFE_INTEGER && Math.floor(count) === count
}
