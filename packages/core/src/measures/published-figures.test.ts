import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { ebgm } from '../priors/ebgm.js'
import { referenceRows } from '../reference.fixture.js'
import { log2 } from '../special/log.js'
import { informationComponent } from './information-component.js'
import { prr } from './prr.js'
import { rrr } from './rrr.js'

/** quantBisect() of openEBGM stops as soon as two points are within 0.01 of each other. */
const bisection = 0.0101

const rounded = (value: number) => Math.round(value * 100) / 100

describe('the figures that DiAna prints for 3 reports of 100 and 50 among 20,000', () => {
  const table = { a: 3, b: 97, c: 47, d: 19_853 }

  it('PRR 12.7 (4.02–40.14), RRR 12, IC 2.22 (0.15–3.42)', () => {
    const ratio = prr(table)
    expect([ratio.estimate, ratio.lower, ratio.upper].map(rounded)).toEqual([12.7, 4.02, 40.14])
    expect(rrr(table).ratio).toBe(12)
    const { lower, upper } = informationComponent(table)
    expect([lower, upper].map(rounded)).toEqual([0.17, 3.42])
    // The bound 0.15 beside IC 2.22 is that of the approximation: IC − 3.3 (a + ½)^−½ − 2 (a + ½)^−1.5.
    const centre = log2((3 + 0.5) / (0.25 + 0.5))
    expect(rounded(centre)).toBe(2.22)
    expect(rounded(centre - 3.3 / Math.sqrt(3.5) - 2 / (3.5 * Math.sqrt(3.5)))).toBe(0.15)
  })
})

describe.skipIf(!hasSharedData)('the scores that the vignette of openEBGM prints for CAERS at its own prior', () => {
  const prior = { alpha1: 3.25379356, beta1: 0.39988854, alpha2: 2.02612692, beta2: 1.9080797, p: 0.06534557 }
  const rows = hasSharedData ? referenceRows('reference/values/caers/openebgm_crude_scores.csv.gz') : []
  const scored = rows.map((row) => ebgm({ a: Number(row['N']), expected: Number(row['E']) }, prior))

  it('Qn, EBGM and bounds of the first six pairs', () => {
    const first = scored.slice(0, 6)
    const printed = [0.2819737, 0.3409653, 0.3482317, 0.2819737, 0.2226356, 0.255667]
    for (const [at, { qn }] of first.entries()) expect(qn).toBeCloseTo(printed[at]!, 6)
    expect(first.map((score) => rounded(score.ebgm))).toEqual([2.23, 2.58, 2.63, 2.23, 1.92, 2.09])
    const lower = [0.49, 0.52, 0.52, 0.49, 0.47, 0.48]
    const upper = [13.85, 15.78, 16.02, 13.85, 11.77, 12.95]
    for (const [at, score] of first.entries()) {
      expect(Math.abs(score.eb05 - lower[at]!)).toBeLessThan(bisection)
      expect(Math.abs(score.eb95 - upper[at]!)).toBeLessThan(bisection)
    }
  })

  it.each([
    ['REUMOFAN PLUS', 'WEIGHT INCREASED', 15.68, 23.26, 33.48],
    ['HYDROXYCUT REGULAR RAPID RELEASE CAPLETS', 'EMOTIONAL DISTRESS', 11.65, 16.78, 23.55],
    ['REUMOFAN PLUS', 'IMMOBILE', 10.16, 18.28, 30.83],
  ])('%s and %s', (drug, event, lower, middle, upper) => {
    const score = scored[rows.findIndex((row) => row['var1'] === drug && row['var2'] === event)]!
    expect(rounded(score.ebgm)).toBe(middle)
    expect(Math.abs(score.eb05 - lower)).toBeLessThan(bisection)
    expect(Math.abs(score.eb95 - upper)).toBeLessThan(bisection)
  })

  it('131 of 17,189 pairs with EB05 of at least 2', () => {
    expect(scored.length).toBe(17_189)
    expect(scored.filter((score) => score.eb05 >= 2).length).toBe(131)
  })
})
