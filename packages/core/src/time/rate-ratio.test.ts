import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relativeError } from '../reference.fixture.js'
import { rateRatio } from './rate-ratio.js'
import { ratioOfRors } from './ratio-of-rors.js'

// x, eX, y, eY, level, kind, lower, upper, p: binomial sums and their roots in mpmath 1.3, 40 digits.
const truth = [
  [12, 1000, 5, 1100, 0.95, 'exact', 0.865750483590098, 9.5655792305483, 0.0967962300199487],
  [12, 1000, 5, 1100, 0.95, 'mid-p', 0.949129516974196, 8.33175564271018, 0.0636231558033545],
  [0, 10, 7, 20, 0.95, 'exact', 0, 1.3876279601929, 0.11705532693187],
  [0, 10, 7, 20, 0.95, 'mid-p', 0, 1.06825480926878, 0.0585276634659351],
  [9, 10, 0, 20, 0.95, 'exact', 3.94765262377427, NaN, 0.000101610526850582],
  [9, 10, 0, 20, 0.95, 'mid-p', 5.0639219633783, NaN, 5.080526342529086e-5],
  [30, 7.5, 80, 40, 0.9, 'exact', 1.36385546233441, 2.88762245327442, 0.00300170204063952],
  [30, 7.5, 80, 40, 0.9, 'mid-p', 1.39527742565703, 2.83216784398289, 0.00220210717511946],
] as const

describe('the ratio of two rates', () => {
  it.each(truth)('%d in %d against %d in %d, %d %s', (x, eX, y, eY, level, interval, lower, upper, p) => {
    const ours = rateRatio({ events: x, exposure: eX }, { events: y, exposure: eY }, { level, interval })
    expect(relativeError(ours.lower, lower)).toBeLessThan(1e-12)
    expect(relativeError(ours.upper, upper)).toBeLessThan(1e-12)
    expect(relativeError(ours.p, p)).toBeLessThan(1e-12)
    if (y > 0) expect(relativeError(ours.estimate, x / eX / (y / eY))).toBeLessThan(1e-13)
    else expect([ours.estimate, ours.reason]).toEqual([NaN, 'zero-comparator'])
  })

  it('turned round is the inverse, and mid-p lies within exact', () => {
    const events = fc.integer({ min: 1, max: 5000 })
    const exposure = fc.double({ min: 0.1, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(events, events, exposure, exposure, (x, y, eX, eY) => {
        const [a, b] = [
          { events: x, exposure: eX },
          { events: y, exposure: eY },
        ]
        const [there, back] = [rateRatio(a, b), rateRatio(b, a)]
        expect(relativeError(there.lower, 1 / back.upper)).toBeLessThan(1e-11)
        expect(relativeError(there.upper, 1 / back.lower)).toBeLessThan(1e-11)
        expect(relativeError(there.p, back.p)).toBeLessThan(1e-9)
        const inner = rateRatio(a, b, { interval: 'mid-p' })
        expect(inner.lower).toBeGreaterThan(there.lower)
        expect(inner.upper).toBeLessThan(there.upper)
        expect(there.lower).toBeLessThan(there.estimate)
        // The interval leaves out 1 exactly where p is below 1 − level.
        if (Math.abs(there.p - 0.05) > 1e-6) expect(there.lower > 1 || there.upper < 1).toBe(there.p < 0.05)
      }),
      { numRuns: 200 },
    )
  })

  it('is undefined without events', () => {
    const ours = rateRatio({ events: 0, exposure: 1 }, { events: 0, exposure: 1 })
    expect(ours).toMatchObject({ estimate: NaN, lower: NaN, upper: NaN, p: NaN, reason: 'no-reports' })
  })

  it.each([
    [{ events: -1, exposure: 1 }, {}, 'measure/invalid-count', { field: 'a.events' }],
    [{ events: 1.5, exposure: 1 }, {}, 'measure/invalid-count', { field: 'a.events' }],
    [{ events: 1, exposure: 0 }, {}, 'measure/invalid-value', { field: 'a.exposure' }],
    [{ events: 1, exposure: Infinity }, {}, 'measure/invalid-value', { field: 'a.exposure' }],
    [{ events: 1, exposure: 1 }, { level: 1 }, 'measure/invalid-option', { field: 'level' }],
  ])('refuses %o %o', (a, options, code, place) => {
    expect(() => rateRatio(a, { events: 1, exposure: 1 }, options)).toThrow(expect.objectContaining({ code, place }))
  })
})

describe('the ratio of two reporting odds ratios', () => {
  const [a, b] = [
    { a: 20, b: 80, c: 100, d: 1900 },
    { a: 10, b: 90, c: 100, d: 1800 },
  ]
  it('multiplies out', () => {
    const ours = ratioOfRors(a, b)
    const ratio = (20 * 1900) / (80 * 100) / ((10 * 1800) / (90 * 100))
    const deviation = Math.sqrt(1 / 20 + 1 / 80 + 1 / 100 + 1 / 1900 + 1 / 10 + 1 / 90 + 1 / 100 + 1 / 1800)
    expect(ours.estimate).toBeCloseTo(ratio, 13)
    expect(ours.lower).toBeCloseTo(ratio * Math.exp(-1.95996398454005 * deviation), 13)
    expect(ours.upper).toBeCloseTo(ratio * Math.exp(1.95996398454005 * deviation), 12)
    // mpmath 1.3: erfc(ln 2.375 / deviation / √2)
    expect(relativeError(ours.p, 0.0499517034361472)).toBeLessThan(1e-12)
  })

  it('turned round is the inverse', () => {
    const [there, back] = [ratioOfRors(a, b), ratioOfRors(b, a)]
    expect(there.lower * back.upper).toBeCloseTo(1, 13)
    expect(there.p).toBeCloseTo(back.p, 14)
  })

  it('is undefined with an empty cell, unless ½ is added', () => {
    const empty = { ...b, c: 0 }
    expect(ratioOfRors(a, empty)).toMatchObject({ estimate: NaN, reason: 'zero-comparator' })
    expect(ratioOfRors(a, empty, { zeroCells: 'haldane' }).estimate).toBeCloseTo(
      4.75 / ((10.5 * 1800.5) / (90.5 * 0.5)),
      13,
    )
  })

  it.each([
    [{ ...a, b: -1 }, {}, 'measure/invalid-count', { field: 'a.b' }],
    [{ ...a, d: 0.5 }, {}, 'measure/invalid-count', { field: 'a.d' }],
    [a, { level: 0 }, 'measure/invalid-option', { field: 'level' }],
  ])('refuses %o %o', (table, options, code, place) => {
    expect(() => ratioOfRors(table, b, options)).toThrow(expect.objectContaining({ code, place }))
  })
})
