import {
  type CalibrationReport,
  calibratedIntervals,
  calibratedP,
  calibrationReport,
  errorModelOfNull,
  fitSystematicErrorModel,
} from '@aethersignal/core/calibration'
import type { ResolvedAnalysisRequest, ResultColumn, ResultNote } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { levelNotes } from '../level-notes.js'
import { replacedColumns } from '../replaced-columns.js'
import { type CalibrationInput, gatherCalibration, type LogEstimateRows } from './gather-calibration.js'

/** Fits the systematic error of controls, and calibrates estimates, or the controls themselves, by it. */
export const calibrationAnalysis: Analysis<ResolvedAnalysisRequest<'calibration'>, CalibrationInput> = {
  readRequest: (request) => readAnalysisRequest('calibration', request),
  gather: gatherCalibration,
  compute({ controls, estimates, definitions }, { spread, alpha, level }, { signal }) {
    const { trueEffect } = controls
    const negativeRows = rowsWhere(trueEffect, (effect) => effect === 0)
    const report = calibrationReport(pick(controls, negativeRows), { alpha, level, signal })
    const hasPositives = trueEffect.some((effect) => effect !== 0 && !Number.isNaN(effect))
    const known = rowsWhere(trueEffect, (effect) => !Number.isNaN(effect))
    const effects = known.map((row) => trueEffect[row]!)
    const fitted = hasPositives
      ? fitSystematicErrorModel({ ...pick(controls, known), trueEffect: effects }, { spread })
      : undefined
    const target = estimates ?? controls
    const intervals = calibratedIntervals(fitted ?? errorModelOfNull(report.null), target, { level })
    const ofControls = estimates === undefined && {
      trueEffect,
      leftOut: inRows(trueEffect.length, negativeRows, report.calibratedP),
    }
    const computed = columnsOf(target, report.null, intervals, ofControls)
    const { kept, notes: replaced } = replacedColumns(target.leading, computed)
    const notEstimable = intervals.estimate.filter(Number.isNaN).length
    return {
      table: { rows: target.estimate.length, columns: [...kept, ...computed] },
      notes: [...levelNotes(level), ...notesOf(report, notEstimable), ...replaced],
      definitions: {
        ...definitions,
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
    }
  },
}

function columnsOf(
  target: LogEstimateRows,
  fitted: CalibrationReport['null'],
  intervals: ReturnType<typeof calibratedIntervals>,
  controls: false | { readonly trueEffect: Float64Array; readonly leftOut: Float64Array },
): readonly ResultColumn[] {
  const number = (name: string, values: Float64Array) => ({ name, kind: 'number', values }) as const
  const calibrated = calibratedP(fitted, target)
  return [
    ...(target.reports === undefined ? [] : [{ name: 'a', kind: 'count', values: target.reports } as const]),
    number('log_rr', target.estimate),
    number('se_log_rr', target.standardError),
    ...(controls ? [number('true_log_rr', controls.trueEffect)] : []),
    number('p', calibratedP({ mean: 0, sd: 0 }, target).p),
    number('p_calibrated', calibrated.p),
    number('p_calibrated_upper', calibrated.upper),
    number('p_calibrated_lower', calibrated.lower),
    ...(controls ? [number('p_leave_one_out', controls.leftOut)] : []),
    number('log_rr_calibrated', intervals.estimate),
    number('log_rr_lower', intervals.lower),
    number('log_rr_upper', intervals.upper),
    number('se_calibrated', intervals.standardError),
  ]
}

function notesOf({ null: fitted }: CalibrationReport, notEstimable: number): readonly ResultNote[] {
  const counted = (code: string, message: string, count: number) => (count > 0 ? [{ code, message, count }] : [])
  const left = 'Negative controls without a finite estimate and standard error are left out.'
  const not = 'Rows without a finite estimate and standard error are not calibrated.'
  const noSpread = 'Sampling error explains all spread of the negative controls: sd is 0.'
  return [
    ...counted('excluded-controls', left, fitted.excluded),
    ...counted('not-calibrated', not, notEstimable),
    ...(fitted.boundary ? [{ code: 'no-spread', message: noSpread }] : []),
  ]
}

function rowsWhere(trueEffect: Float64Array, holds: (effect: number) => boolean): readonly number[] {
  return Array.from(trueEffect.keys()).filter((row) => holds(trueEffect[row]!))
}

function pick({ estimate, standardError }: LogEstimateRows, rows: readonly number[]) {
  const of = (column: Float64Array) => rows.map((row) => column[row]!)
  return { estimate: of(estimate), standardError: of(standardError) }
}

/** Values of some rows in a column of all, NaN elsewhere. */
function inRows(length: number, rows: readonly number[], values: Float64Array): Float64Array {
  const all = new Float64Array(length).fill(Number.NaN)
  for (const [index, row] of rows.entries()) all[row] = values[index]!
  return all
}
