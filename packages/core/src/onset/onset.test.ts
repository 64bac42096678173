import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { fitOnset, onsetTimes } from './index.js'
import { onsetLikelihood } from './onset-likelihood.js'
import { standardOf } from './onset-model.js'

describe.skipIf(!hasSharedData)('fitOnset on the vectors of survreg', () => {
  const vectors = new Map<string, number[]>()
  if (hasSharedData) {
    for (const { set = '', tto } of referenceRows('reference/values/tto/tto_vectors.csv')) {
      vectors.set(set, [...(vectors.get(set) ?? []), Number(tto)])
    }
  }
  const rows = hasSharedData ? referenceRows('reference/values/tto/weibull_survreg.csv') : []

  it('has all of them', () => expect(rows).toHaveLength(44))

  it.each(rows.map((row) => [row['set'], row['zero_rule'], row] as const))('%s, %s', (set, rule, row) => {
    const sameDay = rule === 'drop' ? 'drop' : 'half-day'
    const times = onsetTimes({ time: vectors.get(set!)! }, { sameDay })
    const weibull = fitOnset(times)
    const exponential = fitOnset(times, { model: 'exponential' })
    const lognormal = fitOnset(times, { model: 'lognormal' })
    const pairs: [number, string | undefined][] = [
      [weibull.n, row['n']],
      [weibull.shape!.estimate, row['shape']],
      [weibull.shape!.lower, row['shape_lo']],
      [weibull.shape!.upper, row['shape_hi']],
      [weibull.scale!.estimate, row['scale']],
      [weibull.scale!.lower, row['scale_lo']],
      [weibull.scale!.upper, row['scale_hi']],
      [weibull.shape!.standardError, row['se_log_shape']],
      [weibull.scale!.standardError, row['se_log_scale']],
      [weibull.logLikelihood, row['loglik']],
      [exponential.logLikelihood, row['exp_loglik']],
      [lognormal.mu!.estimate, row['lognormal_mu']],
      [lognormal.sigma!.estimate, row['lognormal_sigma']],
      [lognormal.logLikelihood, row['lognormal_loglik']],
    ]
    for (const [i, [actual, expected]] of pairs.entries()) {
      expect(relativeError(actual, Number(expected)), `value ${i}`).toBeLessThan(1e-8)
    }
    const classes = { early: 'early_failure', constant: 'random_or_indeterminate', 'wear-out': 'wear_out' }
    expect(classes[weibull.pattern!]).toBe(row['class'])
    for (const fit of [weibull, exponential, lognormal]) {
      expect(fit.converged).toBe(true)
      expect(fit.gradientNorm).toBeLessThan(1e-8 * (1 + fit.n))
    }
  })
})

describe('fitOnset', () => {
  // Made with scipy.optimize (Nelder–Mead, then BFGS to 1e-12) from scipy.stats' distribution functions.
  const censored = onsetTimes({
    time: [3, 10, 0, 45, 60, 90, 120, 28, 31],
    timeTo: [3, 10, 30, 75, 60, 90, 120, 59, 31],
    censored: [0, 0, 0, 0, 0, 1, 1, 0, 0],
  })
  it('takes intervals and censored times', () => {
    const weibull = fitOnset(censored)
    expect(weibull).toMatchObject({ n: 9, exact: 4, intervals: 3, censored: 2, converged: true })
    expect(weibull.shape!.estimate).toBeCloseTo(0.861630315337, 7)
    expect(weibull.scale!.estimate).toBeCloseTo(60.5559139716, 5)
    expect(weibull.logLikelihood).toBeCloseTo(-25.502678601, 9)
    const lognormal = fitOnset(censored, { model: 'lognormal' })
    expect(lognormal.mu!.estimate).toBeCloseTo(3.55022481906, 7)
    expect(lognormal.sigma!.estimate).toBeCloseTo(1.45337603036, 7)
    expect(lognormal.logLikelihood).toBeCloseTo(-25.3605554841, 9)
    const exponential = fitOnset(censored, { model: 'exponential' })
    expect(exponential.scale!.estimate).toBeCloseTo(61.2512709638, 5)
    expect(exponential.shape!.estimate).toBe(1)
  })

  it('gives the profile likelihood interval of the shape', () => {
    const { shapeProfile } = fitOnset(censored)
    expect(shapeProfile!.lower).toBeCloseTo(0.38499166146, 6)
    expect(shapeProfile!.upper).toBeCloseTo(1.57313032511, 6)
  })

  it.each(['weibull', 'lognormal'] as const)('has the derivatives of its likelihood: %s', (model) => {
    const likelihood = onsetLikelihood(censored, standardOf(model))
    fc.assert(
      fc.property(fc.double({ min: 2, max: 6, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (mu, s) => {
        const at = likelihood(Float64Array.of(mu, s))
        for (const [k, step] of [
          [0, [1e-5, 0]],
          [1, [0, 1e-5]],
        ] as const) {
          const above = likelihood(Float64Array.of(mu + step[0]!, s + step[1]!))
          const below = likelihood(Float64Array.of(mu - step[0]!, s - step[1]!))
          expect((above.value - below.value) / 2e-5 / at.gradient[k]! - 1 || 0).toSatisfy(
            (error: number) => Math.abs(error) < 1e-4 || Math.abs(at.gradient[k]!) < 1e-3,
          )
          for (const j of [0, 1]) {
            const slope = (above.gradient[j]! - below.gradient[j]!) / 2e-5
            expect(Math.abs(slope - at.hessian[2 * k + j]!)).toBeLessThan(1e-5 * (1 + Math.abs(slope)))
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is the same in days and in hours, but for the scale', () => {
    const days = [2, 3, 5, 8, 13, 21, 34]
    const a = fitOnset(onsetTimes({ time: days }))
    const b = fitOnset(onsetTimes({ time: days.map((day) => day * 24) }))
    expect(b.shape!.estimate).toBeCloseTo(a.shape!.estimate, 10)
    expect(b.scale!.estimate / 24).toBeCloseTo(a.scale!.estimate, 9)
    expect(b.quartiles[1] / 24).toBeCloseTo(a.quartiles[1], 9)
  })

  it('holds the same-day rule', () => {
    const time = [0, 0, 4, 9, 2]
    expect(onsetTimes({ time }).lower).toEqual(Float64Array.of(0.5, 0.5, 4, 9, 2))
    const interval = onsetTimes({ time }, { sameDay: 'interval' })
    expect([interval.lower[0], interval.upper[0], interval.sameDayCount]).toEqual([0, 1, 2])
    expect(onsetTimes({ time }, { sameDay: 'drop' })).toMatchObject({ dropped: 2, sameDayCount: 2 })
    expect(fitOnset(interval)).toMatchObject({ intervals: 2, exact: 3, converged: true })
  })

  it('says why there is no fit', () => {
    expect(fitOnset(onsetTimes({ time: [3, 4] })).reason).toBe('too-few-events')
    expect(fitOnset(onsetTimes({ time: [5, 5, 5, 5] }))).toMatchObject({ reason: 'no-variation', converged: false })
    expect(fitOnset(onsetTimes({ time: [5, 5, 5, 5] })).shape!.estimate).toBeNaN()
    const all = onsetTimes({ time: [1, 2, 3], timeTo: [9, 9, 9] })
    expect(fitOnset(all).reason).toBe('no-variation')
    expect(fitOnset(onsetTimes({ time: [5, 5, 5] }), { model: 'exponential' }).scale!.estimate).toBeCloseTo(5, 12)
  })

  it.each([
    [() => onsetTimes({ time: [-1] }), 'measure/invalid-value', 'time', 0],
    [() => onsetTimes({ time: [1, Number.NaN] }), 'measure/invalid-value', 'time', 1],
    [() => onsetTimes({ time: [5], timeTo: [4] }), 'measure/invalid-value', 'timeTo', 0],
    [() => onsetTimes({ time: [5], censored: [] }), 'measure/invalid-value', 'censored', undefined],
    [() => onsetTimes({ time: [5] }, { sameDay: 'ignore' as never }), 'measure/invalid-option', 'sameDay', undefined],
    [() => fitOnset(onsetTimes({ time: [] })), 'measure/too-little-data', 'time', undefined],
    [() => fitOnset(onsetTimes({ time: [1, 2, 3] }), { level: 1 }), 'measure/invalid-option', 'level', undefined],
    [
      () => fitOnset(onsetTimes({ time: [1] }), { model: 'gamma' as never }),
      'measure/invalid-option',
      'model',
      undefined,
    ],
  ])('refuses misuse %#', (run, code, field, row) => {
    expect(run).toThrow(expect.objectContaining({ code, place: row === undefined ? { field } : { field, row } }))
  })
})
