import type { ResultNote } from '@aethersignal/model'
import { type FileColumns, type ReadColumnsOptions, readColumns } from '../input/read-columns.js'

/** Estimates on the log scale, NaN where they are not estimable, with the other columns of the file. */
export interface EstimateRows {
  readonly estimate: Float64Array
  readonly standardError: Float64Array
  /** Reports of each pair, where they were counted. */
  readonly reports?: Float64Array
  /** What else is said of the estimates. */
  readonly notes?: readonly ResultNote[]
  readonly carried: FileColumns<Record<never, never>, Record<never, never>>['carried']
  readonly input: Readonly<Record<string, unknown>>
}

/** Estimates with what is known of their true effect. */
export interface ControlRows extends EstimateRows {
  /** NaN where it is not known. */
  readonly trueEffect: Float64Array
  /** What the estimates are. */
  readonly definitions?: Readonly<Record<string, unknown>>
}

const maybe = { kind: 'number', empty: 'allowed' } as const

/** Reads estimates to calibrate. */
export async function readEstimates(path: string, options: ReadColumnsOptions): Promise<EstimateRows> {
  const table = await readColumns(path, { required: { log_rr: maybe, se_log_rr: maybe }, carry: true }, options)
  const { log_rr: estimate, se_log_rr: standardError } = table.columns
  const input = { file: table.file, sha256: table.sha256, rows: table.rows }
  return { estimate, standardError, carried: table.carried, notes: table.notes, input }
}

/** Reads controls; without `true_log_rr` and `negative` all are negative. */
export async function readControls(path: string, options: ReadColumnsOptions): Promise<ControlRows> {
  const table = await readColumns(
    path,
    {
      required: { log_rr: maybe, se_log_rr: maybe },
      optional: { true_log_rr: maybe, negative: { kind: 'flag', empty: 'allowed' } },
      carry: true,
    },
    options,
  )
  const { log_rr: estimate, se_log_rr: standardError } = table.columns
  const trueEffect = trueEffects(table.columns, table.rows)
  const input = { file: table.file, sha256: table.sha256, rows: table.rows }
  return { estimate, standardError, trueEffect, carried: table.carried, notes: table.notes, input }
}

/** The true effect of each control, NaN where it is not known; with neither column all are negative controls. */
export function trueEffects(
  { true_log_rr: known, negative }: { readonly true_log_rr?: Float64Array; readonly negative?: Float64Array },
  rows: number,
): Float64Array {
  const isNegative = (row: number) => negative === undefined || negative[row] === 1
  return known ?? Float64Array.from({ length: rows }, (_, row) => (isNegative(row) ? 0 : Number.NaN))
}
