import type { SignalColumn, SignalTable } from '@aethersignal/model'

/** Scored pairs as they are written, whoever counted them. NaN is "not estimable". */
export interface SignalRows {
  readonly rows: number
  drug(row: number): string
  event(row: number): string
  readonly columns: Readonly<Partial<Record<SignalColumn, Float64Array>>>
  /** Verdicts of published rules; null is undecided. */
  readonly presets?: SignalTable['presets']
}

export function rowsOfTable(table: SignalTable): SignalRows {
  return {
    rows: table.rows,
    drug: (row) => table.drug[row] ?? '',
    event: (row) => table.event[row] ?? '',
    columns: table.columns,
    ...(table.presets && { presets: table.presets }),
  }
}

/** The column, or NaN throughout where it was not computed. */
export function columnOrUndefined(rows: SignalRows, column: SignalColumn): Float64Array {
  return rows.columns[column] ?? new Float64Array(rows.rows).fill(Number.NaN)
}
