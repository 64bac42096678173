import { describe, expect, it } from 'vitest'
import { binomialSprt, poissonSprt } from './sprt.js'

describe("Wald's test", () => {
  // mdsstat 0.3.2 sprt() on the series mds_ts_1 … 3: the last month against the mean of the eleven before, RR = 1.2.
  it.each([
    [50, 203 / 11, 5.42516874878863, 'signal'],
    [35, 208 / 11, 2.59943630597022, 'continue'],
    [1, 28 / 11, -0.326769352296954, 'continue'],
  ] as const)('agrees with mdsstat: %d against %d', (observed, expected, statistic, verdict) => {
    const ours = poissonSprt(observed, expected, { relativeRisk: 1.2 })
    expect(ours.logLikelihoodRatio).toBeCloseTo(statistic, 12)
    expect(ours.lower).toBeCloseTo(-1.55814461804655, 13)
    expect(ours.upper).toBeCloseTo(2.77258872223978, 13)
    expect(ours.verdict).toBe(verdict)
  })

  it('accepts the null hypothesis at the lower bound', () => {
    expect(poissonSprt(0, 10, { relativeRisk: 2 }).verdict).toBe('no-signal')
  })

  it('of exposed cases is the ratio of binomial probabilities', () => {
    const { logLikelihoodRatio } = binomialSprt(7, 10, { relativeRisk: 3, ratio: 2 })
    // p₁ = 3/5, p₀ = 1/3.
    expect(logLikelihoodRatio).toBeCloseTo(7 * Math.log(0.6 * 3) + 3 * Math.log((0.4 * 3) / 2), 13)
  })

  it.each([
    [() => poissonSprt(1.5, 1, { relativeRisk: 2 }), 'observed'],
    [() => poissonSprt(1, -1, { relativeRisk: 2 }), 'expected'],
    [() => poissonSprt(1, 1, { relativeRisk: 1 }), 'relativeRisk'],
    [() => poissonSprt(1, 1, { relativeRisk: 2, alpha: 1 }), 'alpha'],
    [() => poissonSprt(1, 1, { relativeRisk: 2, beta: 0.99 }), 'beta'],
    [() => binomialSprt(3, 2, { relativeRisk: 2, ratio: 1 }), 'cases'],
    [() => binomialSprt(1, 2, { relativeRisk: 2, ratio: NaN }), 'ratio'],
  ])('%s names %s', (call, field) => {
    expect(call).toThrow(expect.objectContaining({ code: 'measure/invalid-option', place: { field } }))
  })
})
