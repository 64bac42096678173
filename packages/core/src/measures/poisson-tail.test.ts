import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { tableColumns } from './cells.js'
import { observedToExpected, poissonColumns, poissonTail } from './poisson-tail.js'

describe.skipIf(!hasSharedData)('against 60-digit values', () => {
  const rows = hasSharedData ? referenceRows('reference/values/exact2x2/truth_2x2.csv') : []
  const number = (column: string) => rows.map((row) => Number(row[column]))

  it('p of all 132 tables to 1e-12', () => {
    const [a, b, c, total] = [number('a'), number('b'), number('c'), number('N')]
    const drugTotal = a.map((count, row) => count + b[row]!)
    const eventTotal = a.map((count, row) => count + c[row]!)
    const { poisson_p } = poissonColumns(tableColumns({ a, drugTotal, eventTotal, total }))
    expect(rows.length).toBe(132)
    rows.forEach((row, at) => {
      const truth = Number(row['pois_greater_p'])
      const { p, logP } = poissonTail({ a: a[at]!, expected: Number(row['E']) })
      expect(relativeError(p, truth), JSON.stringify(row)).toBeLessThan(1e-12)
      expect(relativeError(poisson_p[at]!, truth)).toBeLessThan(1e-12)
      if (truth > 1e-300) expect(Math.abs(logP - Math.log(truth))).toBeLessThan(1e-12 * Math.max(1, Math.abs(logP)))
    })
  })
})

// Sums of the probabilities by mpmath 1.3 at 50 digits.
describe('tails where p underflows', () => {
  it.each([
    [1000, 0.01, -10517.308354486195],
    [12345, 664.7, -24393.297548478688],
    [1500000, 350000, -1032938.6126337838],
  ])('a = %d, E = %d', (a, expected, truth) => {
    expect(relativeError(poissonTail({ a, expected }).logP, truth)).toBeLessThan(1e-13)
    expect(poissonTail({ a, expected }).p).toBe(0)
  })
})

// Roots of the regularised incomplete gamma function by mpmath 1.3 at 50 digits.
describe('the exact interval', () => {
  it.each([
    [1, 0.95, 0.025317807984289897, 5.571643390938897],
    [3, 0.95, 0.6186721228956015, 8.767273069742325],
    [3, 0.9, 0.8176914471639533, 7.753656527932727],
    [5, 0.99, 1.0779282406523196, 14.149759411023014],
    [50, 0.95, 37.110963737461866, 65.91876666433681],
    [1234, 0.999, 1121.6747486181025, 1353.9229612380234],
  ])('a = %d at %d', (a, level, lower, upper) => {
    const interval = observedToExpected({ a, expected: 2 }, { level })
    expect(interval.level).toBe(level)
    expect(interval.ratio).toBe(a / 2)
    expect(relativeError(interval.lower * 2, lower)).toBeLessThan(1e-12)
    expect(relativeError(interval.upper * 2, upper)).toBeLessThan(1e-12)
  })

  it('leaves half of what it does not cover on either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0.01, max: 0.999, noNaN: true }), (a, level) => {
        const { lower, upper } = observedToExpected({ a, expected: 1 }, { level })
        const outside = (1 - level) / 2
        expect(relativeError(poissonTail({ a, expected: lower }).p, outside)).toBeLessThan(1e-9)
        expect(relativeError(poissonTail({ a, expected: upper }).less, outside)).toBeLessThan(1e-9)
      }),
    )
  })
})

describe('properties, limits and misuse', () => {
  const pair = fc.record({ a: fc.nat(300), expected: fc.double({ min: 1e-6, max: 500, noNaN: true }) })

  it('splits one into the tail below and the rest', () => {
    fc.assert(
      fc.property(pair, ({ a, expected }) => {
        const { p, midP, less } = poissonTail({ a, expected })
        const next = poissonTail({ a: a + 1, expected }).p
        expect(Math.abs(less + next - 1)).toBeLessThan(1e-13)
        expect(Math.abs(midP - (p + next) / 2)).toBeLessThan(1e-13 * Math.max(p, 1e-3))
        expect(poissonTail({ a, expected: expected * 1.5 }).p).toBeGreaterThanOrEqual(p)
      }),
    )
  })

  it('is certain at a = 0 and has no ratio at E = 0', () => {
    expect(poissonTail({ a: 0, expected: 3 })).toMatchObject({ p: 1, logP: 0 })
    expect(relativeError(poissonTail({ a: 0, expected: 3 }).less, Math.exp(-3))).toBeLessThan(1e-14)
    expect(observedToExpected({ a: 0, expected: 3 })).toMatchObject({ ratio: 0, lower: 0 })
    expect(poissonTail({ a: 0, expected: 0 })).toEqual({ p: 1, midP: 0.5, less: 1, logP: 0 })
    expect(poissonTail({ a: 3, expected: 0 })).toEqual({ p: 0, midP: 0, less: 1, logP: -Infinity })
    expect(observedToExpected({ a: 3, expected: 0 })).toMatchObject({ ratio: NaN, reason: 'zero-expected' })
  })

  it('refuses what is no count, no expected count or no level', () => {
    for (const a of [-1, 0.5, NaN]) {
      const invalid = expect.objectContaining({ code: 'measure/invalid-count', place: { field: 'a' } })
      expect(() => poissonTail({ a, expected: 1 })).toThrow(invalid)
      expect(() => observedToExpected({ a, expected: 1 })).toThrow(invalid)
    }
    for (const expected of [-1, NaN, Infinity]) {
      const invalid = expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'expected' } })
      expect(() => poissonTail({ a: 1, expected })).toThrow(invalid)
    }
    for (const level of [0, 1, -0.1, NaN, 95]) {
      const invalid = expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'level' } })
      expect(() => observedToExpected({ a: 1, expected: 1 }, { level })).toThrow(invalid)
    }
  })
})
