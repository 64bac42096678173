import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { poissonAlphaSpending, poissonGroupMaxSprt, poissonGroupMaxSprtPerformance } from './poisson-group-max-sprt.js'
import { poissonMaxSprt } from './poisson-max-sprt.js'

describe.skipIf(!hasSharedData)('beside Sequential 4.5.1', () => {
  const rows = hasSharedData ? referenceRows('reference/values/sequential/cv_poisson_group.csv') : []
  it('has all rows of the reference', () => expect(rows).toHaveLength(4))
  it.each(rows)('critical value of groups $GroupSizes', (row) => {
    const ours = poissonGroupMaxSprt({ groupSizes: row.GroupSizes!.split(' ').map(Number) })
    expect(Math.abs(ours.criticalValue - Number(row.cv))).toBeLessThan(1e-6)
  })
})

// Sums over all counts, mpmath 1.3, 30 digits: relative risk, probability of a signal, expected sample size.
it.each([
  [1, 0.04993662869603421, 9.73203161140702],
  [2, 0.775723653149932, 6.103681858218401],
])('five groups of 2 at a relative risk of %d', (risk, power, duration) => {
  const design = { groupSizes: [2, 2, 2, 2, 2] }
  const found = poissonGroupMaxSprt(design)
  expect(found.boundary).toEqual([6, 9, 12, 15, 18])
  const ours = poissonGroupMaxSprtPerformance({ ...design, criticalValue: found.criticalValue }, risk)
  expect(relativeError(ours.power, power)).toBeLessThan(1e-13)
  expect(relativeError(ours.expectedSampleSize, duration)).toBeLessThan(1e-13)
})

it('needs less than continuous monitoring of the same length, and nears it with many looks', () => {
  const continuous = poissonMaxSprt({ sampleSize: 10 }).criticalValue
  const values = [1, 10, 100, 1000].map(
    (looks) => poissonGroupMaxSprt({ groupSizes: new Array<number>(looks).fill(10 / looks) }).criticalValue,
  )
  for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]!)
  expect(values[3]).toBeLessThan(continuous)
  expect(values[3]).toBeGreaterThan(continuous - 0.1)
})

describe('alpha spending', () => {
  const groupSizes = [1, 2, 3, 4]
  it.each([0.5, 1, 2.5, 3])('never spends more than α(t/T)^%d, nor takes any back', (rho) => {
    const { boundary, spent } = poissonAlphaSpending({ groupSizes, rho })
    const times = [1, 3, 6, 10]
    times.forEach((time, look) => {
      expect(spent[look]).toBeLessThanOrEqual(0.05 * (time / 10) ** rho)
      expect(spent[look]).toBeGreaterThanOrEqual(spent[look - 1] ?? 0)
    })
    expect(boundary).toHaveLength(4)
  })

  it('spends P(X ≥ k) at a single look', () => {
    // P(Poisson(4) ≥ 9) = 0.0213634, P(≥ 8) = 0.0511336 (mpmath).
    const { boundary, spent } = poissonAlphaSpending({ groupSizes: [4] })
    expect(boundary).toEqual([9])
    expect(spent[0]).toBeCloseTo(0.02136343, 8)
  })
})

describe('misuse of group sequential designs', () => {
  it('names the look', () => {
    expect(() => poissonGroupMaxSprt({ groupSizes: [1, -2] })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'groupSizes', row: 1 } }),
    )
  })
  it('asks for looks', () => {
    expect(() => poissonGroupMaxSprt({ groupSizes: [] })).toThrow(
      expect.objectContaining({ code: 'measure/too-little-data', place: { field: 'groupSizes' } }),
    )
  })
  it('refuses a spending function that is none', () => {
    expect(() => poissonAlphaSpending({ groupSizes: [1], rho: 0.3 })).toThrow(
      expect.objectContaining({ place: { field: 'rho' } }),
    )
  })
})
