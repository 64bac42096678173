import {
  calibratedIntervals,
  calibratedP,
  calibrationReport,
  errorModelOfNull,
  fitSystematicErrorModel,
} from '@aethersignal/core/calibration'
import type { ResultColumn } from '@aethersignal/model'
import { AetherError, type ResultNote } from '@aethersignal/model'
import type { CommandResult } from '../output/write-result.js'
import type { ControlRows, EstimateRows } from './read-controls.js'

export interface Calibration {
  readonly spread: 'linear' | 'log'
  readonly alpha: number
  readonly level: number
  readonly signal?: AbortSignal
}

/** Fits the systematic error of controls, and calibrates estimates, or the controls themselves, by it. */
export function calibrateEstimates(
  controls: ControlRows,
  estimates: EstimateRows | undefined,
  { spread, alpha, level, signal }: Calibration,
): CommandResult {
  if (!(alpha > 0 && alpha < 1)) {
    throw new AetherError('usage/invalid', `--alpha is ${alpha}; it has to lie between 0 and 1.`, {
      remedy: 'Give 0.05 for tests at 5 %.',
    })
  }
  const negativeRows = rowsWhere(controls, (effect) => effect === 0)
  const negatives = pick(controls, negativeRows)
  const report = calibrationReport(negatives, { alpha, level, ...(signal && { signal }) })
  const hasPositives = controls.trueEffect.some((effect) => effect !== 0 && !Number.isNaN(effect))
  const known = rowsWhere(controls, (effect) => !Number.isNaN(effect))
  const effects = known.map((row) => controls.trueEffect[row] ?? Number.NaN)
  const fitted = hasPositives
    ? fitSystematicErrorModel({ ...pick(controls, known), trueEffect: effects }, { spread })
    : undefined
  const model = fitted ?? errorModelOfNull(report.null)
  const target = estimates ?? controls
  const ordinary = calibratedP({ mean: 0, sd: 0 }, target).p
  const calibrated = calibratedP(report.null, target)
  const intervals = calibratedIntervals(model, target, { level })
  const left = leftOut(controls, negativeRows, report.calibratedP)
  const number = (name: string, values: Float64Array) => ({ name, kind: 'number', values }) as const
  const { mean, sd } = report.null
  const notEstimable = intervals.estimate.filter(Number.isNaN).length
  const notes: ResultNote[] = [
    ...(controls.notes ?? []),
    ...(estimates?.notes ?? []),
    ...note(
      'excluded-controls',
      'Negative controls without a finite estimate and standard error are left out.',
      report.null.excluded,
    ),
    ...note('not-calibrated', 'Rows without a finite estimate and standard error are not calibrated.', notEstimable),
    ...(report.null.boundary
      ? [{ code: 'no-spread', message: 'Sampling error explains all spread of the negative controls: sd is 0.' }]
      : []),
  ]
  const columns: readonly ResultColumn[] = [
    ...(target.reports === undefined ? [] : [{ name: 'a', kind: 'count', values: target.reports } as const]),
    number('log_rr', target.estimate),
    number('se_log_rr', target.standardError),
    ...(estimates === undefined ? [number('true_log_rr', controls.trueEffect)] : []),
    number('p', ordinary),
    number('p_calibrated', calibrated.p),
    number('p_calibrated_upper', calibrated.upper),
    number('p_calibrated_lower', calibrated.lower),
    ...(estimates === undefined ? [number('p_leave_one_out', left)] : []),
    number('log_rr_calibrated', intervals.estimate),
    number('log_rr_lower', intervals.lower),
    number('log_rr_upper', intervals.upper),
    number('se_calibrated', intervals.standardError),
  ]
  const isComputed = (name: string) => columns.some((column) => column.name === name.toLowerCase())
  const replaced = target.carried.filter(({ name }) => isComputed(name)).map(({ name }) => name)
  const replacedText = `Columns of the file that are computed again: ${replaced.join(', ')}.`
  notes.push(...note('columns-replaced', replacedText, replaced.length))
  const carried = target.carried.filter(({ name }) => !isComputed(name))
  return {
    table: {
      rows: target.estimate.length,
      columns: [...carried.map(({ name, values }) => ({ name, kind: 'carried', values }) as const), ...columns],
    },
    shown: [
      'name',
      'drug',
      'event',
      'a',
      'log_rr',
      'p',
      'p_calibrated',
      'log_rr_calibrated',
      'log_rr_lower',
      'log_rr_upper',
    ],
    summary: [
      `Null from ${report.null.controls} negative controls: mean ${mean.toPrecision(4)}, sd ${sd.toPrecision(4)}; expected absolute error ${report.null.expectedAbsoluteError.toPrecision(4)}.`,
      `Type-I error at ${alpha}: ${percent(report.before.share)} before, ${percent(report.after.share)} after (leave-one-out).`,
    ],
    notes,
    definitions: {
      ...controls.definitions,
      scale: 'natural logarithm',
      level,
      alpha,
      pValues: 'N(mean, sd² + se²) of the negative controls',
      intervals: hasPositives ? `systematic error model, ${spread} spread` : 'null distribution',
    },
    facts: {
      null: report.null,
      ...(fitted && { systematicErrorModel: fitted }),
      typeOneError: { alpha, before: report.before, after: report.after },
    },
    input: { controls: controls.input, ...(estimates && { estimates: estimates.input }) },
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

function note(code: string, message: string, count: number): ResultNote[] {
  return count > 0 ? [{ code, message, count }] : []
}

function rowsWhere({ trueEffect }: ControlRows, holds: (effect: number) => boolean): number[] {
  return Array.from(trueEffect.keys()).filter((row) => holds(trueEffect[row] ?? Number.NaN))
}

function pick({ estimate, standardError }: EstimateRows, rows: readonly number[]) {
  const of = (column: Float64Array) => rows.map((row) => column[row] ?? Number.NaN)
  return { estimate: of(estimate), standardError: of(standardError) }
}

function leftOut({ estimate }: ControlRows, rows: readonly number[], values: Float64Array): Float64Array {
  const all = new Float64Array(estimate.length).fill(Number.NaN)
  for (const [index, row] of rows.entries()) all[row] = values[index] ?? Number.NaN
  return all
}
