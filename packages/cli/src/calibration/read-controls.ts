import { type FileColumns, type ReadColumnsOptions, readColumns } from '../input/read-columns.js'

/** Estimates on the log scale, NaN where they are not estimable, with the other columns of the file. */
export interface EstimateRows {
  readonly estimate: Float64Array
  readonly standardError: Float64Array
  readonly carried: FileColumns<Record<never, never>, Record<never, never>>['carried']
  readonly input: Readonly<Record<string, unknown>>
}

/** Estimates with what is known of their true effect. */
export interface ControlRows extends EstimateRows {
  /** NaN where it is not known. */
  readonly trueEffect: Float64Array
}

const maybe = { kind: 'number', empty: 'allowed' } as const

/** Reads estimates to calibrate. */
export async function readEstimates(path: string, options: ReadColumnsOptions): Promise<EstimateRows> {
  const table = await readColumns(path, { required: { log_rr: maybe, se_log_rr: maybe }, carry: true }, options)
  const { log_rr: estimate, se_log_rr: standardError } = table.columns
  const input = { file: table.file, sha256: table.sha256, rows: table.rows }
  return { estimate, standardError, carried: table.carried, input }
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
  const { log_rr: estimate, se_log_rr: standardError, true_log_rr: known, negative } = table.columns
  const trueEffect = known ?? estimate.map((_, row) => (negative === undefined || negative[row] === 1 ? 0 : Number.NaN))
  const input = { file: table.file, sha256: table.sha256, rows: table.rows }
  return { estimate, standardError, trueEffect, carried: table.carried, input }
}
