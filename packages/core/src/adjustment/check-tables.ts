import { requireLevel } from '../measures/require-table.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { normalUpperQuantile } from '../special/normal.js'
import { fault } from './fault.js'

/** The z of a two-sided normal interval with this level. @throws AetherError `measure/invalid-option` outside (0, 1). */
export function normalFactor(level: number): number {
  requireLevel(level)
  return normalUpperQuantile((1 - level) / 2)
}

/** True for a whole number of reports that a double holds exactly. */
export function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0
}

/** @throws AetherError `measure/invalid-count`, naming the first of the fields that is no count. */
export function checkCounts<Name extends string>(
  counts: { readonly [Field in Name]: number },
  fields: readonly Name[],
  row?: number,
): void {
  for (const field of fields) {
    if (isCount(counts[field])) continue
    throw fault('measure/invalid-count', field, `${field} is ${counts[field]}, not a whole number of reports.`, row)
  }
}

/** The cells of a fourfold table. */
export const cellNames = ['a', 'b', 'c', 'd'] as const

/** The tables as cells a, b, c, d one after the other. @throws AetherError for a cell that is no count, or no tables. */
export function cellsOfTables(tables: readonly TwoByTwo[]): Float64Array {
  if (tables.length === 0) {
    const remedy = 'Give one fourfold table for each stratum.'
    throw fault('measure/too-little-data', 'strata', 'There is no stratum.', undefined, remedy)
  }
  const cells = new Float64Array(4 * tables.length)
  for (const [row, table] of tables.entries()) {
    checkCounts(table, cellNames, row)
    cells.set([table.a, table.b, table.c, table.d], 4 * row)
  }
  return cells
}
