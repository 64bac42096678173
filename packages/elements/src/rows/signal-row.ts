import type { PairRef, PresetName, SignalColumn, SignalTable } from '@aethersignal/model'

/** One row of a ranked table. Values that are not estimable are NaN. */
export interface SignalRow extends PairRef {
  /** Values by column; NaN where not estimable. */
  readonly values: Readonly<Partial<Record<SignalColumn, number>>>
  /** Rules that the pair meets, and those that are undecided; absent where the table has no verdicts. */
  readonly rules?: { readonly met: readonly PresetName[]; readonly undecided: readonly PresetName[] }
}

/** Row `index` of a page of a table, counted within the page. */
export function rowOf(table: SignalTable, index: number): SignalRow {
  const values: Partial<Record<SignalColumn, number>> = {}
  for (const [column, numbers] of Object.entries(table.columns) as [SignalColumn, Float64Array][]) {
    values[column] = numbers[index] ?? Number.NaN
  }
  const { presets } = table
  const names = Object.keys(presets ?? {}) as PresetName[]
  const having = (verdict: boolean | null) => names.filter((name) => presets?.[name]?.[index] === verdict)
  const rules = presets && { met: having(true), undecided: having(null) }
  return { drug: table.drug[index] ?? '', event: table.event[index] ?? '', values, ...(rules && { rules }) }
}
