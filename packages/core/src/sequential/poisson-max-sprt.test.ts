import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { poissonLogLikelihoodRatio } from './log-likelihood-ratio.js'
import {
  boundaryTime,
  poissonMaxSprt,
  poissonMaxSprtPerformance,
  poissonMaxSprtSampleSize,
} from './poisson-max-sprt.js'

describe.skipIf(!hasSharedData)('beside Sequential 4.5.1', () => {
  const criticalValues = hasSharedData ? referenceRows('reference/values/sequential/cv_poisson.csv') : []
  it('has all rows of the reference', () => expect(criticalValues).toHaveLength(71))
  it.each(criticalValues)('critical value of T = $SampleSize, M = $M, D = $D, alpha = $alpha', (row) => {
    const { criticalValue, alpha } = poissonMaxSprt({
      sampleSize: Number(row.SampleSize),
      minimumEvents: Number(row.M),
      delay: Number(row.D),
      alpha: Number(row.alpha),
    })
    // Sequential stops once alpha is met to 1e-8, which leaves up to 1.1e-6 in the value at alpha = 0.01.
    expect(Math.abs(criticalValue - Number(row.cv))).toBeLessThan(row.alpha === '0.01' ? 1.1e-6 : 1e-6)
    expect(alpha).toBeLessThanOrEqual(Number(row.alpha) * (1 + 1e-12))
  })

  it.each(hasSharedData ? referenceRows('reference/values/sequential/performance_poisson.csv') : [])(
    'performance of T = $SampleSize at RR = $RR',
    (row) => {
      const design = { sampleSize: Number(row.SampleSize), criticalValue: Number(row.cv) }
      const ours = poissonMaxSprtPerformance(design, Number(row.RR))
      expect(Math.abs(ours.power - Number(row.power))).toBeLessThan(1e-10)
      expect(relativeError(ours.expectedTimeToSignal, Number(row.expected_time_to_signal))).toBeLessThan(1e-6)
      expect(relativeError(ours.expectedSampleSize, Number(row.expected_sample_size))).toBeLessThan(1e-6)
    },
  )
})

// Roots in mpmath 1.3 at 40 digits by another algorithm: P(no crossing) decomposed by the last boundary time that is touched.
it.each([
  [1, 1, 0.05, 2.853937003261277],
  [5, 3, 0.01, 4.630865811682082],
  [20, 1, 0.05, 3.628123015872022],
])('critical value of T = %d, M = %d, alpha = %d to 1e-11', (sampleSize, minimumEvents, alpha, truth) => {
  const ours = poissonMaxSprt({ sampleSize, minimumEvents, alpha })
  expect(Math.abs(ours.criticalValue - truth)).toBeLessThan(1e-11)
})

describe('properties of the Poisson MaxSPRT', () => {
  it('the boundary time is where the statistic equals the critical value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 12, noNaN: true }),
        fc.integer({ min: 1, max: 2000 }),
        (value, events) => {
          const time = boundaryTime(value, events)
          expect(time).toBeLessThan(events)
          expect(relativeError(poissonLogLikelihoodRatio(events, time), value)).toBeLessThan(1e-9)
        },
      ),
    )
  })

  it('spends alpha, and its critical value falls with more events before the first signal', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 6, max: 60, noNaN: true }),
        fc.integer({ min: 1, max: 4 }),
        fc.double({ min: 0.005, max: 0.1, noNaN: true }),
        (sampleSize, minimumEvents, alpha) => {
          const first = poissonMaxSprt({ sampleSize, minimumEvents, alpha })
          const next = poissonMaxSprt({ sampleSize, minimumEvents: minimumEvents + 1, alpha })
          expect(relativeError(first.alpha, alpha)).toBeLessThan(1e-9)
          expect(next.criticalValue).toBeLessThan(first.criticalValue)
          const longer = poissonMaxSprt({ sampleSize: sampleSize * 1.5, minimumEvents, alpha })
          expect(longer.criticalValue).toBeGreaterThan(first.criticalValue)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('power rises with the relative risk, and surveillance gets shorter', () => {
    const design = { sampleSize: 12, minimumEvents: 2, criticalValue: 3 }
    const powers = [1, 1.3, 2, 4, 20].map((risk) => poissonMaxSprtPerformance(design, risk))
    for (let i = 1; i < powers.length; i++) {
      expect(powers[i]!.power).toBeGreaterThan(powers[i - 1]!.power)
      expect(powers[i]!.expectedSampleSize).toBeLessThan(powers[i - 1]!.expectedSampleSize)
    }
  })

  it('a sample size gives back the power it was asked for', () => {
    const found = poissonMaxSprtSampleSize({ relativeRisk: 2, power: 0.6850633543020775 })
    expect(relativeError(found.sampleSize, 10)).toBeLessThan(1e-7)
    expect(relativeError(found.criticalValue, 3.46795158033368)).toBeLessThan(1e-7)
  })

  it('searches stop when told to', () => {
    expect(() => poissonMaxSprt({ sampleSize: 2000, signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
    expect(() => poissonMaxSprtSampleSize({ relativeRisk: 1.1, power: 0.9, signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
  })

  it('a sample size waits until the plan can spend alpha', () => {
    const found = poissonMaxSprtSampleSize({ relativeRisk: 20, power: 0.5, minimumEvents: 4 })
    expect(found.sampleSize).toBeGreaterThan(1.36)
    expect(found.power).toBeGreaterThanOrEqual(0.5)
  })

  it('a delay is waited for: no expected time to signal is shorter', () => {
    const design = { sampleSize: 10, delay: 4, criticalValue: 2 }
    expect(poissonMaxSprtPerformance(design, 30).expectedTimeToSignal).toBeCloseTo(4, 6)
  })
})

describe('misuse of the Poisson MaxSPRT', () => {
  it.each([
    [{ sampleSize: 0 }, 'sampleSize'],
    [{ sampleSize: NaN }, 'sampleSize'],
    [{ sampleSize: Infinity }, 'sampleSize'],
    [{ sampleSize: 5, alpha: 0 }, 'alpha'],
    [{ sampleSize: 5, alpha: 1.2 }, 'alpha'],
    [{ sampleSize: 5, minimumEvents: 1.5 }, 'minimumEvents'],
    [{ sampleSize: 5, delay: -1 }, 'delay'],
    [{ sampleSize: 5, delay: 6 }, 'delay'],
  ])('%o names %s', (design, field) => {
    expect(() => poissonMaxSprt(design)).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field } }),
    )
  })

  it('a plan with too few events to spend alpha says so', () => {
    expect(() => poissonMaxSprt({ sampleSize: 1, minimumEvents: 4, alpha: 0.05 })).toThrow(
      expect.objectContaining({ code: 'measure/too-little-data' }),
    )
  })
})
