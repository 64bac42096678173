import { describe, expect, it } from 'vitest'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { binomialLogLikelihoodRatio, poissonLogLikelihoodRatio } from './log-likelihood-ratio.js'
import { monitorPoisson } from './monitor-poisson.js'

const rule = { criticalValue: 3.46795158033368, sampleSize: 10 }

describe('monitoring', () => {
  it('finds the first look that reaches the critical value', () => {
    const series = { observed: [0, 2, 5, 9, 14], expected: [0, 1, 2, 3, 4] }
    const { logLikelihoodRatio, relativeRisk, signalled, reasons, firstSignal } = monitorPoisson(series, rule)
    // 9 ln 3 − 6 = 3.8875 is the first above 3.468; 5 ln 2.5 − 3 = 1.5815 is not.
    expect(firstSignal).toBe(3)
    expect(Array.from(signalled)).toEqual([0, 0, 0, 1, 1])
    expect(logLikelihoodRatio[2]).toBeCloseTo(5 * Math.log(2.5) - 3, 14)
    expect(logLikelihoodRatio[3]).toBeCloseTo(9 * Math.log(3) - 6, 14)
    expect(logLikelihoodRatio[0]).toBeNaN()
    expect(undefinedReasons[reasons[0]!]).toBe('zero-expected')
    expect(relativeRisk[1]).toBe(2)
  })

  it('heeds the least number of events, the delay and the end of the plan', () => {
    const series = { observed: [4, 6, 30], expected: [0.5, 1, 11] }
    expect(monitorPoisson(series, rule).firstSignal).toBe(0)
    expect(monitorPoisson(series, { ...rule, minimumEvents: 5 }).firstSignal).toBe(1)
    const late = monitorPoisson(series, { ...rule, delay: 2 })
    expect(late.firstSignal).toBeUndefined()
    expect(late.beyondPlan).toBe(1)
  })

  it.each([
    [{ observed: [1, 0], expected: [1, 2] }, 'measure/invalid-count', { field: 'observed', row: 1 }],
    [{ observed: [1.5], expected: [1] }, 'measure/invalid-count', { field: 'observed', row: 0 }],
    [{ observed: [1, 2], expected: [2, 1] }, 'measure/invalid-value', { field: 'expected', row: 1 }],
    [{ observed: [1], expected: [NaN] }, 'measure/invalid-value', { field: 'expected', row: 0 }],
    [{ observed: [1], expected: [1, 2] }, 'measure/invalid-value', { field: 'expected' }],
    [{ observed: [], expected: [] }, 'measure/too-little-data', { field: 'observed' }],
  ])('%o is refused', (series, code, place) => {
    expect(() => monitorPoisson(series, rule)).toThrow(expect.objectContaining({ code, place }))
  })
})

describe('the statistics', () => {
  it('are 0 at or below expectation and undefined outside the domain', () => {
    expect([poissonLogLikelihoodRatio(2, 2), poissonLogLikelihoodRatio(0, 0)]).toEqual([0, 0])
    expect([poissonLogLikelihoodRatio(1, 0), poissonLogLikelihoodRatio(-1, 1)]).toEqual([NaN, NaN])
    expect([binomialLogLikelihoodRatio(1, 2, 1), binomialLogLikelihoodRatio(0, 0, 1)]).toEqual([0, 0])
    expect([binomialLogLikelihoodRatio(3, 2, 1), binomialLogLikelihoodRatio(1, 2, 0)]).toEqual([NaN, NaN])
    expect(binomialLogLikelihoodRatio(4, 4, 1)).toBeCloseTo(4 * Math.LN2, 14)
    expect(binomialLogLikelihoodRatio(3, 4, 2)).toBeCloseTo(3 * Math.log(0.75 * 3) + Math.log(0.25 * 1.5), 14)
  })
})
