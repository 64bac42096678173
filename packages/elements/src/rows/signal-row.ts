import type { PairRef, SignalColumn, SignalTable } from '@aethersignal/model'

/** One row of a ranked table. Values that are not estimable are NaN. */
export interface SignalRow extends PairRef {
  /** Values by column; NaN where not estimable. */
  readonly values: Readonly<Partial<Record<SignalColumn, number>>>
}

/** Row `index` of a page of a table, counted within the page. */
export function rowOf(table: SignalTable, index: number): SignalRow {
  const values: Partial<Record<SignalColumn, number>> = {}
  for (const [column, numbers] of Object.entries(table.columns) as [SignalColumn, Float64Array][]) {
    values[column] = numbers[index] ?? Number.NaN
  }
  return { drug: table.drug[index] ?? '', event: table.event[index] ?? '', values }
}
