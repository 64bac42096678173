import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { log } from '../special/log.js'
import { errorLikelihood } from './error-likelihood.js'
import {
  calibratedIntervals,
  calibratedP,
  calibrationReport,
  errorModelOfNull,
  expectedAbsoluteError,
  fitNull,
  fitSystematicErrorModel,
  leaveOneOutP,
  standardErrorFromInterval,
} from './index.js'

const numbers = (rows: readonly ReferenceRow[], name: string) => rows.map((row) => Number(row[name]))
const estimatesOf = (rows: readonly ReferenceRow[]) => ({
  estimate: numbers(rows, 'logRr'),
  standardError: numbers(rows, 'seLogRr'),
})
const input = (name: string) => referenceRows(`reference/inputs/empcal_${name}.csv`)
const negatives = (name: string) => input(name).filter((row) => row['groundTruth'] === '0')
const peer = () => JSON.parse(readFileSync(sharedData('reference/values/calibration/meta.json'), 'utf8'))

describe.skipIf(!hasSharedData)('calibration on the values of EmpiricalCalibration 3.1.4', () => {
  it.each(['sccs', 'caseControl'])('null of %s is at least as likely, and near', (name) => {
    const controls = estimatesOf(negatives(name))
    const [mean, sd] = peer()[`${name}_null`]
    const fit = fitNull(controls)
    const terms = controls.estimate.map((estimate, row) => ({
      estimate,
      standardError: controls.standardError[row]!,
      mean: [1],
      spread: [1],
    }))
    const theirs = -errorLikelihood(terms, false)(Float64Array.of(mean, sd)).value
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(theirs - 1e-10)
    expect(Math.abs(fit.mean - mean)).toBeLessThan(2e-4)
    expect(Math.abs(fit.sd - sd)).toBeLessThan(2e-4)
    expect(fit.gradientNorm).toBeLessThan(1e-9)
    expect(fit).toMatchObject({ converged: true, boundary: false, controls: terms.length, excluded: 0 })
    expect(relativeError(expectedAbsoluteError({ mean, sd }), peer()[`${name}_ease`])).toBeLessThan(1e-7)
  })

  it('gives the expected absolute error of their third null', () => {
    const [mean, sd] = peer().cohortMethod_null
    expect(relativeError(expectedAbsoluteError({ mean, sd }), peer().cohortMethod_ease)).toBeLessThan(1e-7)
  })

  it.each(['sccs', 'caseControl'])('every row of %s at their null', (name) => {
    const rows = referenceRows(`reference/values/calibration/${name}.csv`)
    const [mean, sd] = peer()[`${name}_null`]
    const plain = calibratedP({ mean: 0, sd: 0 }, estimatesOf(rows))
    const calibrated = calibratedP({ mean, sd }, estimatesOf(rows))
    const intervals = calibratedIntervals(errorModelOfNull({ mean, sd }), estimatesOf(rows))
    expect(rows.length).toBeGreaterThan(40)
    rows.forEach((row, i) => {
      // Their ordinary p is one minus the other side, 0 for the small ones: absolute.
      expect(Math.abs(plain.p[i]! - Number(row['p']))).toBeLessThan(1e-12)
      expect(plain.p[i]).toBeGreaterThan(0)
      expect(relativeError(calibrated.p[i]!, Number(row['p_cal']))).toBeLessThan(1e-8)
      expect(relativeError(calibrated.upper[i]!, Number(row['p_cal_onesided']))).toBeLessThan(1e-8)
      expect(Math.abs(intervals.estimate[i]! - Number(row['cal_logRr']))).toBeLessThan(1e-8)
      expect(Math.abs(intervals.lower[i]! - Number(row['cal_logLb95Rr']))).toBeLessThan(1e-8)
      expect(Math.abs(intervals.upper[i]! - Number(row['cal_logUb95Rr']))).toBeLessThan(1e-8)
      expect(Math.abs(intervals.standardError[i]! - Number(row['cal_seLogRr']))).toBeLessThan(1e-8)
    })
  })

  const southworth = () => input('southworthReplication').filter((row) => row['trueLogRr'] !== '')

  it.each(['linear', 'log'] as const)('systematic error model, %s spread', (spread) => {
    const rows = southworth()
    const trueEffect = numbers(rows, 'trueLogRr')
    const theirs = peer()[spread === 'linear' ? 'southworth_model' : 'southworth_model_legacy']
    const values: number[] = Object.values(theirs)
    const model = fitSystematicErrorModel({ ...estimatesOf(rows), trueEffect }, { spread })
    const { estimate, standardError } = estimatesOf(rows)
    const terms = estimate.map((value, i) => ({
      estimate: value,
      standardError: standardError[i]!,
      mean: [1, trueEffect[i]!],
      spread: [1, trueEffect[i]!],
    }))
    const at = -errorLikelihood(terms, spread === 'log')(Float64Array.from(values)).value
    expect(model.logLikelihood).toBeGreaterThanOrEqual(at - 1e-10)
    expect(model.converged).toBe(true)
    const ours = [model.meanIntercept, model.meanSlope, model.sdIntercept, model.sdSlope]
    for (const [k, value] of ours.entries()) expect(Math.abs(value - values[k]!)).toBeLessThan(2e-3)
  })

  it('every row of southworth_ci at their model', () => {
    const rows = southworth()
    // The file has two columns of the same name; the second of each is the calibrated one, which a row keeps.
    const expected = referenceRows('reference/values/calibration/southworth_ci.csv')
    expect(expected).toHaveLength(rows.length)
    const { southworth_model: theirs } = peer()
    const intervals = calibratedIntervals({ spread: 'linear', ...theirs }, estimatesOf(rows))
    expected.forEach((row, i) => {
      expect(Math.abs(intervals.estimate[i]! - Number(row['logRr']))).toBeLessThan(5e-5)
      expect(Math.abs(intervals.lower[i]! - Number(row['logLb95Rr']))).toBeLessThan(5e-5)
      expect(Math.abs(intervals.upper[i]! - Number(row['logUb95Rr']))).toBeLessThan(5e-5)
    })
  })

  it('brings the type-I error of negative controls down to what it should be', () => {
    const report = calibrationReport(estimatesOf(negatives('caseControl')))
    expect(report.before.share).toBeGreaterThan(0.5)
    expect(report.after.lower).toBeLessThan(0.05)
    expect(report.after.upper).toBeGreaterThan(0.05)
  })
})

describe('calibration', () => {
  const controls = { estimate: [0.1, 0.9, 0.4, -0.2, 0.6, 1.1], standardError: [0.2, 0.3, 0.1, 0.4, 0.2, 0.5] }

  it('solves its likelihood equations', () => {
    const precise = { ...controls, standardError: controls.standardError.map((error) => error / 3) }
    const { mean, sd, gradientNorm } = fitNull(precise)
    const weights = precise.standardError.map((error) => 1 / (error * error + sd * sd))
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
    expect(sum(weights.map((weight, i) => weight * (precise.estimate[i]! - mean)))).toBeCloseTo(0, 9)
    const score = weights.map((weight, i) => weight * (weight * (precise.estimate[i]! - mean) ** 2 - 1))
    expect(sum(score)).toBeCloseTo(0, 7)
    expect(gradientNorm).toBeLessThan(1e-9)
  })

  it('has profile intervals that hold the estimate and grow with the level', () => {
    const narrow = fitNull(controls, { level: 0.5 })
    const wide = fitNull(controls, { level: 0.95 })
    expect(narrow.meanInterval[0]).toBeLessThan(narrow.mean)
    expect(wide.meanInterval[0]).toBeLessThan(narrow.meanInterval[0])
    expect(wide.meanInterval[1]).toBeGreaterThan(narrow.meanInterval[1])
    expect(wide.sdInterval[1]).toBeGreaterThan(narrow.sdInterval[1])
    expect(narrow.sdInterval[1]).toBeGreaterThan(narrow.sd)
    expect(wide.sdInterval[0]).toBe(0)
  })

  it('has the profile intervals of scipy (brentq on the profile likelihood)', () => {
    const { meanInterval, sdInterval } = fitNull({
      estimate: [0.61, 0.65, 1.79, 0.94, -0.15, 0.4, 0.2],
      standardError: [0.1, 0.19, 0.4, 0.34, 0.2, 0.1, 0.15],
    })
    expect(sdInterval[0]).toBeCloseTo(0.130208191, 7)
    expect(sdInterval[1]).toBeCloseTo(0.9143385692, 7)
    expect(meanInterval[0]).toBeCloseTo(0.1691463892, 7)
    expect(meanInterval[1]).toBeCloseTo(0.9985661085, 7)
  })

  it('finds no spread where sampling error explains all', () => {
    const fit = fitNull({ estimate: [0.1, 0.12, 0.09, 0.11], standardError: [0.3, 0.3, 0.3, 0.3] })
    expect(fit).toMatchObject({ sd: 0, boundary: true, converged: true })
    expect(fit.mean).toBeCloseTo(0.105, 12)
    expect(fit.expectedAbsoluteError).toBeCloseTo(0.105, 12)
  })

  it('leaves the p of each control to the others', () => {
    const values = leaveOneOutP(controls)
    const others = fitNull({ estimate: controls.estimate.slice(1), standardError: controls.standardError.slice(1) })
    const own = { estimate: [controls.estimate[0]!], standardError: [controls.standardError[0]!] }
    expect(values[0]).toBeCloseTo(calibratedP(others, own).p[0]!, 12)
  })

  it('excludes estimates that are not finite, counted, and leaves their rows undefined', () => {
    const broken = {
      estimate: [...controls.estimate, Infinity, NaN, 0.3],
      standardError: [...controls.standardError, 1, 1, 0],
    }
    const fit = fitNull(broken)
    expect(fit).toMatchObject({ controls: 6, excluded: 3, mean: fitNull(controls).mean })
    const { p, reasons } = calibratedP(fit, broken)
    expect(Array.from(p.slice(6))).toEqual([NaN, NaN, NaN])
    expect(Array.from(reasons.slice(4))).toEqual([0, 0, 10, 10, 10])
    expect(calibratedIntervals(errorModelOfNull(fit), broken).lower[7]).toBeNaN()
  })

  it('moves with the estimates', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (shift) => {
        const moved = fitNull({ ...controls, estimate: controls.estimate.map((value) => value + shift) })
        const { mean, sd } = fitNull(controls)
        expect(moved.mean).toBeCloseTo(mean + shift, 8)
        expect(moved.sd).toBeCloseTo(sd, 8)
      }),
      { numRuns: 20 },
    )
  })

  it('keeps tails that underflow as logarithms', () => {
    const { p, logP } = calibratedP({ mean: 0, sd: 0 }, { estimate: [50], standardError: [1] })
    expect(p[0]).toBe(0)
    // log(2) + log of the normal tail at 50, mpmath.
    expect(logP[0]).toBeCloseTo(-1254.13821395886, 8)
  })

  it('has intervals that end where the estimate is z spreads from its mean', () => {
    const model = { spread: 'log' as const, meanIntercept: 0.1, meanSlope: 0.9, sdIntercept: -1.5, sdSlope: 0.1 }
    const { lower } = calibratedIntervals(model, { estimate: [0.7], standardError: [0.2] }, { level: 0.9 })
    const sd = Math.exp(-1.5 + 0.1 * lower[0]!)
    expect((0.7 - 0.1 - 0.9 * lower[0]!) / Math.sqrt(sd * sd + 0.04)).toBeCloseTo(1.6448536269514722, 11)
    const flat = calibratedIntervals({ ...model, meanSlope: 0 }, { estimate: [0.7], standardError: [0.2] })
    expect([flat.lower[0], flat.reasons[0]]).toEqual([NaN, 10])
  })

  it('keep the end that is finite where the other is not, with the reason', () => {
    // The spread grows faster than the mean: no effect above is far enough away.
    const model = { spread: 'log' as const, meanIntercept: 0, meanSlope: 1, sdIntercept: -1, sdSlope: 0.6 }
    const { lower, estimate, upper, standardError, reasons } = calibratedIntervals(model, {
      estimate: [1],
      standardError: [0.2],
    })
    expect(estimate[0]).toBeCloseTo(1, 12)
    expect(Number.isFinite(lower[0]!)).toBe(true)
    const sd = Math.exp(-1 + 0.6 * lower[0]!)
    expect((1 - lower[0]!) / Math.sqrt(sd * sd + 0.04)).toBeCloseTo(1.959963984540054, 11)
    expect([upper[0], standardError[0], reasons[0]]).toEqual([NaN, NaN, 10])
  })

  it('reads standard errors from intervals', () => {
    expect(standardErrorFromInterval(log(0.5), log(2))).toBeCloseTo(0.353653019151, 11)
    expect(standardErrorFromInterval(1, 1)).toBeNaN()
  })

  it.each([
    [() => fitNull({ estimate: [1, NaN], standardError: [1, 1] }), 'measure/too-little-data', 'estimate'],
    [() => fitNull({ estimate: [1, 2], standardError: [1] }), 'measure/invalid-value', 'standardError'],
    [() => fitNull(controls, { level: 1 }), 'measure/invalid-option', 'level'],
    [() => calibrationReport(controls, { alpha: 0 }), 'measure/invalid-option', 'alpha'],
    [
      () => fitSystematicErrorModel({ ...controls, trueEffect: [0, 0, 0, 0, 0, 0] }),
      'measure/too-little-data',
      'trueEffect',
    ],
    [() => fitSystematicErrorModel({ ...controls, trueEffect: [] }), 'measure/invalid-value', 'trueEffect'],
  ])('refuses misuse %#', (run, code, field) => {
    expect(run).toThrow(expect.objectContaining({ code, place: { field } }))
  })
})
