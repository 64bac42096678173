import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { gammaP } from '../special/incomplete-gamma.js'
import { logGamma } from '../special/log-gamma.js'
import { ebgm, ebQuantile, logEbQuantile, posteriorMean, probabilityAbove, probabilityBelow } from './ebgm.js'
import type { MgpsPrior } from './mgps-prior.js'

const priorOf = (row: ReferenceRow): MgpsPrior => ({
  alpha1: Number(row['alpha1']),
  beta1: Number(row['beta1']),
  alpha2: Number(row['alpha2']),
  beta2: Number(row['beta2']),
  p: Number(row['P']),
})
const pairOf = (row: ReferenceRow) => ({ a: Number(row['n']), expected: Number(row['E']) })
const score = (row: ReferenceRow) => ebgm(pairOf(row), priorOf(row))
/** Logarithm of a quantile of the file. Where that is 0 only the first component counts, and only its leading term. */
function logOf(row: ReferenceRow, column: string, probability: number): number {
  // Number() would underflow.
  const [, digits = '', exponent = '0'] = /^([\d.]+)(?:e([+-]?\d+))?$/.exec(row[column] ?? '') ?? []
  if (Number(digits) > 0) return Math.log(Number(digits)) + Number(exponent) * Math.LN10
  const { alpha1, beta1 } = priorOf(row)
  return (
    (Math.log(probability / Number(row['Qn'])) + logGamma(1 + alpha1)) / alpha1 - Math.log(beta1 + Number(row['E']))
  )
}
const quantile = (probability: number) => (row: ReferenceRow) => ebQuantile(pairOf(row), priorOf(row), probability)

describe.skipIf(!hasSharedData)('scores at given priors against 50-digit values', () => {
  const rows = hasSharedData ? referenceRows('reference/values/exact2x2/truth_ebgm.csv') : []

  it('covers 384 points', () => expect(rows.length).toBe(384))

  it.each([
    ['Qn', (row: ReferenceRow) => score(row).qn],
    ['one_minus_Qn', (row: ReferenceRow) => score(row).complement],
    ['EBGM', (row: ReferenceRow) => score(row).ebgm],
    ['EB05', (row: ReferenceRow) => score(row).eb05],
    ['EB95', (row: ReferenceRow) => score(row).eb95],
    ['EB025', quantile(0.025)],
    ['EB50', quantile(0.5)],
    ['EB975', quantile(0.975)],
    ['posterior_mean', (row: ReferenceRow) => posteriorMean(pairOf(row), priorOf(row))],
  ] as const)('%s to 1e-10, below 1e-308 as 0', (column, value) => {
    for (const row of rows) {
      const expected = Number(row[column])
      const found = value(row)
      if (expected < 1e-307) expect(found).toBeLessThanOrEqual(1.01e-307)
      else expect({ ...row, error: relativeError(found, expected) < 1e-10 }).toEqual({ ...row, error: true })
    }
  })

  it.each([
    ['post_RR_gt_1', (row: ReferenceRow) => probabilityAbove(pairOf(row), priorOf(row), 1)],
    ['post_RR_gt_2', (row: ReferenceRow) => probabilityAbove(pairOf(row), priorOf(row), 2)],
    ['post_H0_RR_le_1', (row: ReferenceRow) => probabilityBelow(pairOf(row), priorOf(row), 1)],
    ['post_H0_RR_le_2', (row: ReferenceRow) => probabilityBelow(pairOf(row), priorOf(row), 2)],
  ] as const)('%s to 1e-10, as far as its file goes', (column, value) => {
    for (const row of rows) {
      // The file took tails as 1 − sum with 60 digits: below 1e-40 its digits are noise, some of them negative.
      const expected = Number(row[column])
      const found = value(row)
      if (expected < 1e-40) expect(found).toBeLessThan(1e-40)
      else expect({ ...row, error: relativeError(found, expected) < 1e-10 }).toEqual({ ...row, error: true })
    }
  })

  it.each([
    // Sums of two regularised incomplete gamma functions at 120 digits (mpmath).
    ['caers_full', 1, 400, 1, probabilityAbove, 3.1067653821659e-173],
    ['caers_full', 30, 400, 2, probabilityAbove, 4.699473721509523e-294],
    ['caers_full', 100, 0.001, 1, probabilityBelow, 1.246211256700703e-224],
    ['dumouchel_start', 100, 0.7, 2, probabilityBelow, 3.355627267088526e-139],
    ['tiny_alpha1', 30, 400, 2, probabilityAbove, 1.498601446796404e-294],
    ['tiny_alpha1', 100, 0.05, 1, probabilityBelow, 7.979068855001172e-267],
  ] as const)('far tails of %s at n = %d, E = %d, k = %d', (name, n, expected, k, tail, truth) => {
    const row = rows.find((one) => one['prior'] === name)
    expect(relativeError(tail({ a: n, expected }, priorOf(row!), k), truth)).toBeLessThan(2e-12)
  })

  it.each([
    ['EB05', 0.05],
    ['EB95', 0.95],
    ['EB025', 0.025],
    ['EB975', 0.975],
    ['EB50', 0.5],
  ] as const)('the logarithm of %s, also below the smallest double', (column, probability) => {
    for (const row of rows) {
      const expected = logOf(row, column, probability)
      const error = Math.abs(logEbQuantile(pairOf(row), priorOf(row), probability) - expected)
      expect({ ...row, error: error < 1e-10 * Math.max(1, Math.abs(expected)) }).toEqual({ ...row, error: true })
    }
  })
})

describe('ebgm', () => {
  const positive = fc.double({ min: 0.01, max: 20, noNaN: true })
  const prior = fc.record({
    alpha1: positive,
    beta1: positive,
    alpha2: positive,
    beta2: positive,
    p: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const pair = fc.record({ a: fc.nat(500), expected: fc.double({ min: 1e-6, max: 500, noNaN: true }) })

  it('puts the asked probability below its quantile', () => {
    fc.assert(
      fc.property(prior, pair, fc.constantFrom(0.025, 0.05, 0.5, 0.95), (given, cell, probability) => {
        const x = ebQuantile(cell, given, probability)
        const { qn, complement } = ebgm(cell, given)
        const below =
          qn * gammaP(given.alpha1 + cell.a, x * (given.beta1 + cell.expected)) +
          complement * gammaP(given.alpha2 + cell.a, x * (given.beta2 + cell.expected))
        return x < 1e-300 || relativeError(below, probability) < 1e-11
      }),
      { numRuns: 2000 },
    )
  })

  it('orders EB05 < EBGM < EB95 and splits the weight', () => {
    fc.assert(
      fc.property(prior, pair, (given, cell) => {
        const { eb05, eb95, ebgm: mean, qn, complement } = ebgm(cell, given)
        return eb05 <= mean && (mean < eb95 || cell.a === 0) && Math.abs(qn + complement - 1) < 1e-15
      }),
    )
  })

  it('is one gamma distribution when both components are the same', () => {
    const same = { alpha1: 1.5, beta1: 2, alpha2: 1.5, beta2: 2, p: 0.3 }
    const { qn, eb05 } = ebgm({ a: 4, expected: 1 }, same)
    expect(relativeError(qn, 0.3)).toBeLessThan(1e-15)
    expect(relativeError(gammaP(5.5, eb05 * 3), 0.05)).toBeLessThan(1e-12)
  })

  it('splits 1 into the probabilities above and below, falling with k and rising with the count', () => {
    fc.assert(
      fc.property(prior, pair, positive, (given, cell, k) => {
        const above = probabilityAbove(cell, given, k)
        const more = probabilityAbove({ ...cell, a: cell.a + 1 }, { ...given, p: 1 }, k)
        return (
          Math.abs(above + probabilityBelow(cell, given, k) - 1) < 1e-12 &&
          probabilityAbove(cell, given, k * 1.1) <= above * (1 + 1e-11) &&
          more >= probabilityAbove(cell, { ...given, p: 1 }, k) * (1 - 1e-11)
        )
      }),
    )
  })

  it('has a mean above the geometric mean', () => {
    fc.assert(fc.property(prior, pair, (given, cell) => posteriorMean(cell, given) > ebgm(cell, given).ebgm))
  })

  it('refuses impossible priors, counts and options, each by its name', () => {
    const good = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
    const one = { a: 1, expected: 1 }
    const at = (field: string, code: string) => expect.objectContaining({ code: `measure/${code}`, place: { field } })
    for (const field of ['alpha1', 'beta1', 'alpha2', 'beta2', 'p']) {
      for (const value of [-0.1, NaN, Infinity]) {
        expect(() => ebgm(one, { ...good, [field]: value })).toThrow(at(field, 'invalid-prior'))
      }
    }
    expect(() => posteriorMean(one, { ...good, alpha1: 0 })).toThrow(at('alpha1', 'invalid-prior'))
    expect(() => ebgm(one, { ...good, p: 1.1 })).toThrow(at('p', 'invalid-prior'))
    for (const probability of [0, 1, NaN]) {
      expect(() => ebQuantile(one, good, probability)).toThrow(at('probability', 'invalid-option'))
      expect(() => logEbQuantile(one, good, probability)).toThrow(at('probability', 'invalid-option'))
    }
    expect(() => probabilityAbove(one, good, 0)).toThrow(at('k', 'invalid-option'))
    expect(() => probabilityBelow(one, good, Infinity)).toThrow(at('k', 'invalid-option'))
    for (const a of [NaN, -1, 0.5]) expect(() => ebgm({ ...one, a }, good)).toThrow(at('a', 'invalid-count'))
    for (const expected of [-1, NaN, Infinity]) {
      expect(() => ebQuantile({ a: 1, expected }, good, 0.05)).toThrow(at('expected', 'invalid-value'))
    }
  })
})
