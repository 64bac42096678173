import type { TableColumns } from './cells.js'
import type { TwoByTwo } from './two-by-two.js'

/** A column of NaN, as long as the table: what no measure writes stays undefined. */
export function undefinedColumn({ a }: TableColumns): Float64Array {
  return new Float64Array(a.length).fill(NaN)
}

/** Calls with every row that is a fourfold table with a report. */
export function forEachRow({ a, b, c, d }: TableColumns, visit: (cells: TwoByTwo, row: number) => void): void {
  for (let row = 0; row < a.length; row++) {
    const cells = { a: a[row]!, b: b[row]!, c: c[row]!, d: d[row]! }
    if (isWhole(cells.a) && isWhole(cells.b) && isWhole(cells.c) && cells.a + cells.b + cells.c + cells.d > 0) {
      if (isWhole(cells.d)) visit(cells, row)
    }
  }
}

function isWhole(count: number): boolean {
  return count >= 0 && Math.floor(count) === count
}
