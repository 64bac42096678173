import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { binomialMaxSprt, binomialMaxSprtPerformance, binomialMaxSprtSampleSize } from './binomial-max-sprt.js'
import { binomialLogLikelihoodRatio } from './log-likelihood-ratio.js'

describe.skipIf(!hasSharedData)('beside Sequential 4.5.1', () => {
  const rows = hasSharedData ? referenceRows('reference/values/sequential/cv_binomial.csv') : []
  it('has all rows of the reference', () => expect(rows).toHaveLength(24))
  it.each(rows)('critical value of N = $N, M = $M, z = $z', (row) => {
    const ours = binomialMaxSprt({
      sampleSize: Number(row.N),
      minimumEvents: Number(row.M),
      ratio: Number(row.z),
      alpha: Number(row.alpha),
    })
    // Sequential rounds up to five decimals.
    expect(Math.abs(ours.criticalValue - Number(row.cv))).toBeLessThan(1e-5)
    expect(Math.abs(ours.alpha - Number(row.Type_I_Error))).toBeLessThan(1e-14)
  })
})

describe('numbers printed in the manual of Sequential 4.5.1', () => {
  it('power .658732 and 10.7893 events to a signal: N = 30, z = 1, critical value 2, RR = 2', () => {
    const ours = binomialMaxSprtPerformance({ sampleSize: 30, ratio: 1, criticalValue: 2 }, 2)
    expect(ours.power).toBeCloseTo(0.658732, 6)
    expect(ours.expectedTimeToSignal).toBeCloseTo(10.7893, 4)
  })

  it('sample size 25 and critical value 4.59581: RR = 5, alpha = .01, power .88, z = 2', () => {
    const ours = binomialMaxSprtSampleSize({ ratio: 2, relativeRisk: 5, power: 0.88, alpha: 0.01 })
    expect(ours.sampleSize).toBe(25)
    expect(Math.abs(ours.criticalValue - 4.59581)).toBeLessThan(1e-5)
  })
})

/** Every sequence of exposed and other events, one by one. */
function byEnumeration(events: number, ratio: number, minimum: number, criticalValue: number, risk: number) {
  const exposed = risk / (risk + ratio)
  const walk = (n: number, cases: number, probability: number): { power: number; length: number } => {
    const signals = cases >= minimum && n > 0 && binomialLogLikelihoodRatio(cases, n, ratio) >= criticalValue
    if (signals || n === events) return { power: signals ? probability : 0, length: n * probability }
    const one = walk(n + 1, cases + 1, probability * exposed)
    const other = walk(n + 1, cases, probability * (1 - exposed))
    return { power: one.power + other.power, length: one.length + other.length }
  }
  return walk(0, 0, 1)
}

describe('properties of the binomial MaxSPRT', () => {
  it('equals the sum over all sequences of events', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.integer({ min: 1, max: 3 }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        (sampleSize, ratio, minimumEvents, criticalValue, risk) => {
          const ours = binomialMaxSprtPerformance({ sampleSize, ratio, minimumEvents, criticalValue }, risk)
          const sums = byEnumeration(sampleSize, ratio, minimumEvents, criticalValue, risk)
          expect(Math.abs(ours.power - sums.power)).toBeLessThan(1e-13)
          expect(relativeError(ours.expectedSampleSize, sums.length)).toBeLessThan(1e-12)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('a smaller critical value would spend more than alpha', () => {
    for (const ratio of [0.5, 1, 3]) {
      const design = { sampleSize: 40, ratio }
      const { criticalValue, alpha } = binomialMaxSprt(design)
      expect(alpha).toBeLessThanOrEqual(0.05)
      const below = binomialMaxSprtPerformance({ ...design, criticalValue: criticalValue - 2e-6 }, 1)
      expect(below.power).toBeGreaterThan(0.05)
    }
  })
})

describe('misuse of the binomial MaxSPRT', () => {
  it.each([
    [{ sampleSize: 10.5, ratio: 1 }, 'sampleSize'],
    [{ sampleSize: 10, ratio: 0 }, 'ratio'],
    [{ sampleSize: 10, ratio: 1, alpha: 0.7 }, 'alpha'],
    [{ sampleSize: 10, ratio: 1, minimumEvents: 11 }, 'minimumEvents'],
  ])('%o names %s', (design, field) => {
    expect(() => binomialMaxSprt(design)).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field } }),
    )
  })

  it('a plan of which no outcome is rarer than alpha has no critical value below its last statistic', () => {
    const { criticalValue, alpha } = binomialMaxSprt({ sampleSize: 3, ratio: 1 })
    expect(criticalValue).toBeGreaterThan(3 * Math.LN2)
    expect(alpha).toBe(0)
  })
})
