import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import type { MgpsPrior } from '../priors/mgps-prior.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { gammaP } from '../special/incomplete-gamma.js'
import { ebgm, ebQuantile } from './ebgm.js'

const priorOf = (row: ReferenceRow): MgpsPrior => ({
  alpha1: Number(row['alpha1']),
  beta1: Number(row['beta1']),
  alpha2: Number(row['alpha2']),
  beta2: Number(row['beta2']),
  p: Number(row['P']),
})
const pairOf = (row: ReferenceRow) => ({ a: Number(row['n']), expected: Number(row['E']) })
const score = (row: ReferenceRow) => ebgm(pairOf(row), priorOf(row))
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
  ] as const)('%s to 1e-10, below 1e-308 as 0', (column, value) => {
    for (const row of rows) {
      const expected = Number(row[column])
      const found = value(row)
      if (expected < 1e-307) expect(found).toBeLessThanOrEqual(1.01e-307)
      else expect({ ...row, error: relativeError(found, expected) < 1e-10 }).toEqual({ ...row, error: true })
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

  it('refuses impossible priors and probabilities, and scores nothing without a count', () => {
    const good = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
    expect(() => ebgm({ a: 1, expected: 1 }, { ...good, alpha1: 0 })).toThrow(/alpha1 must be a positive number/)
    expect(() => ebgm({ a: 1, expected: 1 }, { ...good, p: 1.1 })).toThrow(RangeError)
    expect(() => ebQuantile({ a: 1, expected: 1 }, good, 1)).toThrow(RangeError)
    expect(ebgm({ a: NaN, expected: 1 }, good).eb05).toBeNaN()
    expect(ebQuantile({ a: 1, expected: -1 }, good, 0.05)).toBeNaN()
  })
})
