import type { CalibrationInput, FileInput, LogEstimateRows } from '@aethersignal/engine/analyses'
import type { AnalysisRequest, NamedFile, ResultColumn, ResultNote } from '@aethersignal/model'
import { type ReadColumnsOptions, readColumns } from '../columns/read-columns.js'

const maybe = { kind: 'number', empty: 'allowed' } as const
const EFFECTS = { true_log_rr: maybe, negative: { kind: 'flag', empty: 'allowed' } } as const
const ESTIMATES = { required: { log_rr: maybe, se_log_rr: maybe }, carry: true } as const
const PAIRS = { required: { drug: 'text', event: 'text' }, carry: true } as const

/** Reads estimates of controls, and estimates to calibrate; without `true_log_rr` and `negative` all controls are negative. */
export async function readEstimates(
  { controls: path, apply }: { readonly controls: string; readonly apply: string | undefined },
  options: ReadColumnsOptions,
): Promise<FileInput<CalibrationInput>> {
  const given = apply === undefined ? undefined : await readColumns(apply, ESTIMATES, options)
  const table = await readColumns(path, { ...ESTIMATES, optional: EFFECTS }, options)
  const controls = { ...estimatesOf(table), trueEffect: trueEffects(table.columns, table.rows) }
  return {
    input: { controls, ...(given && { estimates: estimatesOf(given) }) },
    notes: [...table.notes, ...(given?.notes ?? [])],
    files: [fileOf(path, table), ...(given === undefined ? [] : [fileOf(apply ?? '', given)])],
  }
}

/** Pairs of a store that are controls, and pairs to calibrate, as a request has them. */
export interface ControlPairs {
  /** The members of a request that the file stands for. */
  readonly request: Pick<AnalysisRequest<'calibration'>, 'controls' | 'pairs' | 'carried'>
  /** What was found on reading them, such as cells that say that a number is missing. */
  readonly notes: readonly ResultNote[]
}

/** Reads `drug,event` with `true_log_rr` or `negative` as controls, and `drug,event` to calibrate. */
export async function readControlPairs(
  paths: { readonly controls: string; readonly apply: string | undefined },
  options: ReadColumnsOptions,
): Promise<ControlPairs> {
  const controls = await readColumns(paths.controls, { ...PAIRS, optional: EFFECTS }, options)
  const apply = paths.apply === undefined ? undefined : await readColumns(paths.apply, PAIRS, options)
  const effects = trueEffects(controls.columns, controls.rows)
  return {
    request: {
      controls: pairsOf(controls.columns).map((pair, row) => {
        const trueEffect = effects[row]!
        return { ...pair, trueEffect: Number.isNaN(trueEffect) ? null : trueEffect }
      }),
      pairs: apply === undefined ? null : pairsOf(apply.columns),
      carried: (apply ?? controls).carried,
    },
    notes: [...controls.notes, ...(apply?.notes ?? [])],
  }
}

function pairsOf({ drug, event }: { readonly drug: readonly string[]; readonly event: readonly string[] }) {
  return drug.map((name, row) => ({ drug: name, event: event[row]! }))
}

function estimatesOf({
  columns: { log_rr: estimate, se_log_rr: standardError },
  carried,
}: {
  readonly columns: { readonly log_rr: Float64Array; readonly se_log_rr: Float64Array }
  readonly carried: readonly { readonly name: string; readonly values: readonly string[] }[]
}): LogEstimateRows {
  const leading = carried.map((column): ResultColumn => ({ ...column, kind: 'carried' }))
  return { estimate, standardError, leading }
}

function fileOf(title: string, { sha256 }: { readonly sha256: string }): NamedFile {
  return { title, sha256 }
}

/** The true effect of each control, NaN where it is not known; with neither column all are negative controls. */
function trueEffects(
  { true_log_rr: known, negative }: { readonly true_log_rr?: Float64Array; readonly negative?: Float64Array },
  rows: number,
): Float64Array {
  const isNegative = (row: number) => negative === undefined || negative[row] === 1
  return known ?? Float64Array.from({ length: rows }, (_, row) => (isNegative(row) ? 0 : Number.NaN))
}
