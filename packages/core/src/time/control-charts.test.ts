import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { cusum, poissonCusum } from './cusum.js'
import { ewmaChart } from './ewma.js'
import { countChart, individualsChart, meansChart, proportionChart } from './shewhart.js'
import { westernElectric, westernElectricRules } from './western-electric.js'

interface MdsstatResult {
  readonly statistic: number & readonly number[]
  readonly lcl: number
  readonly ucl: number & readonly number[]
  readonly signal: boolean
  readonly signal_threshold: number
  readonly mu: number
  readonly sigma: number
  readonly K: number
  readonly ewma_sigma: number
}

const last = (values: ArrayLike<number>) => values[values.length - 1]!

describe.skipIf(!hasSharedData).each([1, 2, 3])('beside mdsstat 0.3.2 on mds_ts_%d', (number) => {
  const values = hasSharedData
    ? referenceRows(`reference/inputs/mds_ts_${number}.csv`).map((row) => Number(row.nA))
    : [0, 1]
  const results = hasSharedData
    ? JSON.parse(readFileSync(sharedData('reference/values/control_charts/mdsstat.json'), 'utf8')).results
    : {}
  const peer = (method: string): MdsstatResult => results[`${number}__${method}`].result

  it.each(['shewhart', 'xbar'])('%s: centre, three-sigma limit and verdict', (method) => {
    const { mu, sigma, statistic, signal_threshold, signal } = peer(method)
    const ours = individualsChart(values)
    expect(ours.baseline).toBe(11)
    expect(relativeError(ours.centre[0]!, mu)).toBeLessThan(1e-13)
    expect(relativeError(last(ours.upper), signal_threshold)).toBeLessThan(1e-13)
    expect(relativeError((last(values) - mu) / sigma, statistic)).toBeLessThan(1e-12)
    expect(last(ours.beyond) === 1).toBe(signal)
  })

  it('shewhart: the columns lcl and ucl of mdsstat are not the limits of its own test, but 1.96 sigma', () => {
    const { mu, sigma, lcl, ucl } = peer('shewhart')
    const atThree = individualsChart(values)
    const atTwo = individualsChart(values, { width: 1.959963984540054 })
    expect(relativeError(last(atTwo.lower), lcl)).toBeLessThan(1e-12)
    expect(relativeError(last(atTwo.upper), ucl)).toBeLessThan(1e-12)
    expect(relativeError(last(atThree.upper), mu + 3 * sigma)).toBeLessThan(1e-13)
  })

  it('cusum: K, H and verdict; mdsstat leaves out the first month', () => {
    const { statistic, K, mu, signal_threshold, signal } = peer('cusum')
    const ours = cusum(values)
    expect(relativeError(ours.reference, K)).toBeLessThan(1e-13)
    expect(relativeError(ours.decision, signal_threshold)).toBeLessThan(1e-13)
    expect(statistic[0]).toBe(0)
    expect(ours.upper[0]).toBeCloseTo(Math.max(0, values[0]! - mu - K), 12)
    const withoutFirst = cusum(values.slice(1), { target: ours.centre, sigma: ours.sigma })
    withoutFirst.upper.forEach((sum, i) => {
      expect(sum).toBeCloseTo(statistic[i + 1]!, 10)
    })
    expect(last(ours.upper)).toBeCloseTo(last(statistic), 10)
    expect(last(ours.beyond) === 1).toBe(signal)
  })

  it('ewma: mdsstat starts from 0 in place of the centre', () => {
    const { statistic, mu } = peer('ewma')
    const ours = ewmaChart(values, { weight: 0.85 })
    ours.statistic.forEach((average, i) => {
      expect(average).toBeCloseTo(statistic[i]! + mu * 0.15 ** (i + 1), 10)
    })
  })

  it('ewma: its sigma is 4.5 times √(λ/(2 − λ)) σ, so that nothing signals', () => {
    const { sigma, ewma_sigma, signal, statistic } = peer('ewma')
    const truth = sigma * Math.sqrt(0.85 / 1.15)
    expect(ewma_sigma / truth).toBeCloseTo(4.5166, 3)
    expect(signal).toBe(false)
    const ours = ewmaChart(values, { weight: 0.85 })
    expect(relativeError((last(ours.upper) - last(ours.centre)) / 3, truth)).toBeLessThan(1e-9)
    // The last month of the first series is 6.8 standard deviations out.
    expect(last(ours.beyond)).toBe(number === 1 ? 1 : 0)
    expect(last(ours.beyond)).toBe(last(statistic) > last(ours.upper) ? 1 : 0)
  })
})

describe('charts of counts', () => {
  it('c: mean ± 3 √mean, cut at 0', () => {
    const ours = countChart([4, 9, 5, 6, 20], { baseline: 4 })
    expect(ours.centre[4]).toBe(6)
    expect(ours.upper[4]).toBeCloseTo(6 + 3 * Math.sqrt(6), 14)
    expect(ours.lower[4]).toBe(0)
    expect(Array.from(ours.beyond)).toEqual([0, 0, 0, 0, 1])
  })

  it('u: limits follow the exposure', () => {
    const ours = countChart([10, 20, 12], { exposure: [100, 400, 50], baseline: 2 })
    expect(ours.centre[2]).toBe(0.06)
    expect(ours.statistic[2]).toBe(0.24)
    expect(ours.upper[2]).toBeCloseTo(0.06 + 3 * Math.sqrt(0.06 / 50), 14)
    expect(ours.upper[1]).toBeCloseTo(0.06 + 3 * Math.sqrt(0.06 / 400), 14)
  })

  it('p: binomial limits', () => {
    const ours = proportionChart([5, 15, 9], [100, 100, 50], { baseline: 2, width: 2 })
    expect(ours.upper[2]).toBeCloseTo(0.1 + 2 * Math.sqrt(0.09 / 50), 14)
    expect(ours.lower[2]).toBeCloseTo(0.1 - 2 * Math.sqrt(0.09 / 50), 14)
  })

  it('exact limits are quantiles: Poisson(2), binomial(40, 0.1), tail 0.00135', () => {
    // scipy: P(X ≥ 7) = 0.004534, P(X ≥ 8) = 0.001097 of Poisson(2); P(X = 0) = 0.135.
    const c = countChart([2, 2, 8], { baseline: 2, limits: 'exact' })
    expect([c.lower[2], c.upper[2], c.beyond[2]]).toEqual([0, 7, 1])
    // scipy: P(X ≥ 11) = 0.001470, P(X ≥ 12) = 0.000381; P(X = 0) = 0.0148.
    const p = proportionChart([4, 4, 12], [40, 40, 40], { baseline: 2, limits: 'exact' })
    expect([p.lower[2], p.upper[2], p.beyond[2]]).toEqual([0, 11 / 40, 1])
    // scipy: P(X ≤ 70) = 0.000971, P(X ≤ 71) = 0.001409 of Poisson(100).
    const many = countChart([100, 100, 70], { baseline: 2, limits: 'exact' })
    expect([many.lower[2], many.beyond[2]]).toEqual([71, -1])
  })

  it('an empty baseline has no limits, and says why', () => {
    const ours = countChart([0, 0, 3])
    expect(ours.reason).toBe('zero-expected')
    expect(ours.upper[2]).toBeNaN()
    expect(ours.beyond[2]).toBe(0)
    expect(individualsChart([5, 5, 9]).reason).toBe('no-variation')
    expect(ewmaChart([5, 5, 9]).reason).toBe('no-variation')
    expect(cusum([5, 5, 9]).reason).toBe('no-variation')
  })
})

it('means: pooled standard deviation within samples', () => {
  const ours = meansChart([[1, 3], [2, 4, 6], [10]], { baseline: 2 })
  // Sums of squares 2 and 8 with 1 + 2 degrees of freedom.
  expect(ours.centre[0]).toBeCloseTo(16 / 5, 14)
  expect(ours.upper[2]).toBeCloseTo(3.2 + 3 * Math.sqrt(10 / 3), 13)
  expect(ours.upper[1]).toBeCloseTo(3.2 + 3 * Math.sqrt(10 / 3 / 3), 13)
  expect(Array.from(ours.statistic)).toEqual([2, 4, 10])
})

describe('rules of the Western Electric handbook', () => {
  const flagsOf = (values: readonly number[]) =>
    Array.from(westernElectric(individualsChart([...values], { target: 0, sigma: 1, baseline: 2 })))
  const { beyondThree, twoOfThree, fourOfFive, eightInARow } = westernElectricRules
  it.each([
    [
      [0, 3.1],
      [0, beyondThree],
    ],
    [
      [2.1, 0, 2.1],
      [0, 0, twoOfThree],
    ],
    [
      [2.1, 2.1, 0],
      [0, twoOfThree, 0],
    ],
    [
      [-1.1, -1.1, 0.5, -1.1, -1.1],
      [0, 0, 0, 0, fourOfFive],
    ],
    [
      [2.1, -2.1, 0],
      [0, 0, 0],
    ],
    [Array<number>(8).fill(0.1), [0, 0, 0, 0, 0, 0, 0, eightInARow]],
  ])('%j', (values, flags) => {
    expect(flagsOf(values)).toEqual(flags)
  })
})

describe('the Poisson CUSUM', () => {
  it('sums log-likelihood ratios and restarts at 0', () => {
    const { statistic, beyond, decision } = poissonCusum([0, 5, 4, 9], [2, 2, 2.5, 2], { falseAlarmEvery: 100 })
    const first = 5 * Math.LN2 - 2
    expect(statistic[0]).toBe(0)
    expect(statistic[1]).toBeCloseTo(first, 14)
    expect(statistic[2]).toBeCloseTo(first + 4 * Math.LN2 - 2.5, 14)
    expect(decision).toBeCloseTo(Math.log(100), 14)
    expect(Array.from(beyond)).toEqual([0, 0, 0, 1])
  })
})

describe('properties', () => {
  const series = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 3, maxLength: 40 })
  it('charts move and stretch with the values', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -20, max: 20 }), (values, scale, shift) => {
        const moved = values.map((value) => value * scale + shift)
        for (const method of [individualsChart, ewmaChart]) {
          const [plain, other] = [method(values), method(moved)]
          expect(other.reason).toBe(plain.reason)
          plain.upper.forEach((upper, i) => {
            if (!Number.isNaN(upper)) expect(other.upper[i]).toBeCloseTo(upper * scale + shift, 6)
          })
        }
        const [plain, other] = [cusum(values), cusum(moved)]
        plain.upper.forEach((sum, i) => {
          if (!Number.isNaN(sum)) expect(other.upper[i]).toBeCloseTo(sum * scale, 6)
        })
        const turned = cusum(values.map((value) => -value))
        plain.lower.forEach((sum, i) => {
          if (!Number.isNaN(sum)) expect(turned.upper[i]).toBeCloseTo(sum, 9)
        })
      }),
    )
  })

  it('an average that remembers nothing is the chart of single values', () => {
    fc.assert(
      fc.property(series, (values) => {
        const [average, single] = [ewmaChart(values, { weight: 1 }), individualsChart(values)]
        expect(Array.from(average.statistic)).toEqual(values)
        expect(average.upper).toEqual(single.upper)
      }),
    )
  })
})

describe('misuse', () => {
  it.each([
    [() => individualsChart([1]), 'measure/too-little-data', { field: 'values' }],
    [() => individualsChart([1, NaN]), 'measure/invalid-value', { field: 'values', row: 1 }],
    [() => individualsChart([1, 2, 3], { baseline: 1 }), 'measure/invalid-option', { field: 'baseline' }],
    [() => individualsChart([1, 2, 3], { baseline: 4 }), 'measure/invalid-option', { field: 'baseline' }],
    [() => individualsChart([1, 2, 3], { sigma: 0 }), 'measure/invalid-option', { field: 'sigma' }],
    [() => individualsChart([1, 2, 3], { width: -3 }), 'measure/invalid-option', { field: 'width' }],
    [() => countChart([1, 2.5]), 'measure/invalid-count', { field: 'counts', row: 1 }],
    [() => countChart([1, -2]), 'measure/invalid-count', { field: 'counts', row: 1 }],
    [() => countChart([1, 2], { exposure: [1, 0] }), 'measure/invalid-value', { field: 'exposure', row: 1 }],
    [() => countChart([1, 2], { exposure: [1] }), 'measure/invalid-value', { field: 'exposure' }],
    [() => proportionChart([1, 5], [2, 4]), 'measure/invalid-count', { field: 'events', row: 1 }],
    [() => proportionChart([1, 2], [2, 4.5]), 'measure/invalid-count', { field: 'sizes', row: 1 }],
    [() => meansChart([[1, 2], []]), 'measure/too-little-data', { field: 'samples' }],
    [() => ewmaChart([1, 2], { weight: 0 }), 'measure/invalid-option', { field: 'weight' }],
    [() => cusum([1, 2], { decision: 0 }), 'measure/invalid-option', { field: 'decision' }],
    [() => cusum([1, 2], { reference: -1 }), 'measure/invalid-option', { field: 'reference' }],
    [() => poissonCusum([1], [0]), 'measure/invalid-value', { field: 'expected', row: 0 }],
    [() => poissonCusum([1], [1], { relativeRisk: 1 }), 'measure/invalid-option', { field: 'relativeRisk' }],
    [() => poissonCusum([1], [1], { falseAlarmEvery: 0.5 }), 'measure/invalid-option', { field: 'falseAlarmEvery' }],
  ])('%s', (call, code, place) => {
    expect(call).toThrow(expect.objectContaining({ code, place }))
  })
})
