import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { tableColumns } from './cells.js'
import { fisherColumns, fisherExact } from './fisher.js'
import { caersAsPhvidCounts, frenchAsPhvidCounts } from './phvid-tables.fixture.js'

const tableOf = (row: ReferenceRow) => ({
  a: Number(row['a']),
  b: Number(row['b']),
  c: Number(row['c']),
  d: Number(row['d']),
})

describe.skipIf(!hasSharedData)('against 60-digit values', () => {
  const rows = hasSharedData ? referenceRows('reference/values/exact2x2/truth_2x2.csv') : []
  const known = rows.filter((row) => row['fisher_greater_p'] !== 'NA')

  it('covers every table that has them', () => expect(known.length).toBe(120))

  it.each([
    ['greater', 'fisher_greater_p'],
    ['less', 'fisher_less_p'],
    ['twoSided', 'fisher_two_p'],
    ['midP', 'fisher_midp_greater'],
  ] as const)('%s to 1e-12', (name, column) => {
    for (const row of known) {
      expect(relativeError(fisherExact(tableOf(row))[name], Number(row[column])), JSON.stringify(row)).toBeLessThan(
        1e-12,
      )
    }
  })
})

// Sums of 60-digit hypergeometric probabilities outward from the table, natural logarithms.
describe('tails where p underflows', () => {
  it.each([
    [{ a: 1500000, b: 500000, c: 2000000, d: 16000000 }, 'logGreater', -1870887.8331823566],
    [{ a: 12345, b: 67890, c: 54321, d: 9876543 }, 'logGreater', -29011.2291946731],
    [{ a: 1, b: 13027, c: 12939, d: 8683 }, 'logLess', -8320.221478339683],
    [{ a: 1, b: 13027, c: 12939, d: 8683 }, 'logTwoSided', -8320.181914401719],
    [{ a: 2, b: 2199389, c: 374550, d: 20922790 }, 'logTwoSided', -37101.2081282913],
  ] as const)('%o %s', (table, name, truth) => {
    expect(relativeError(fisherExact(table)[name], truth)).toBeLessThan(1e-13)
  })
})

describe.skipIf(!hasSharedData)('against PhViD 1.0.8, whose margins are sums over pairs', () => {
  it('gives its p and mid-p for CAERS', () => {
    const tableOfNames = caersAsPhvidCounts()
    const rows = referenceRows('reference/values/caers/phvid_rfet.csv.gz')
    expect(rows.length).toBe(17189)
    for (const row of rows) {
      const { greater, midP } = fisherExact(tableOfNames(row['drug'], row['event']))
      expect(relativeError(greater, Number(row['RFET_p']))).toBeLessThan(1e-10)
      expect(relativeError(midP, Number(row['midRFET_p']))).toBeLessThan(1e-10)
    }
  })

  it('gives its p for the simulated French database', () => {
    const tableOfNames = frenchAsPhvidCounts()
    const rows = referenceRows('reference/values/phvid_simulated/phvid_rfet_every10th.csv.gz')
    expect(rows.length).toBe(10249)
    for (const row of rows) {
      const { greater } = fisherExact(tableOfNames(row['drug'], row['event']))
      const peer = Number(row['RFET_p'])
      // Below 1e-307 the terms R adds up have lost digits to underflow.
      expect(Math.abs(greater - peer), JSON.stringify(row)).toBeLessThanOrEqual(1e-10 * peer + 1e-317)
    }
  })
})

describe.skipIf(!hasSharedData)('against vigipy 2024', () => {
  it('gives its p, 790 of 802 wrong, only once a report without drug and event is taken away', () => {
    const rows = referenceRows('reference/values/vigipy/vigipy_rfet.csv')
    expect(rows.length).toBe(802)
    const total = 4359
    let different = 0
    for (const row of rows) {
      const a = Number(row['Count'])
      const b = Number(row['product margin']) - a
      const c = Number(row['event margin']) - a
      const d = total - a - b - c
      const peer = Number(row['p_value'])
      expect(relativeError(fisherExact({ a, b, c, d: d - 1 }).greater, peer)).toBeLessThan(1e-10)
      if (relativeError(fisherExact({ a, b, c, d }).greater, peer) > 1e-8) different += 1
    }
    expect(different).toBe(790)
  })
})

const table = fc.record({ a: fc.nat(60), b: fc.nat(2000), c: fc.nat(2000), d: fc.nat(30000) })

describe('properties', () => {
  it('is unchanged when drug and event change places, and mirrored when an answer is negated', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        fc.pre(a + b + c + d > 0)
        const straight = fisherExact({ a, b, c, d })
        const swapped = fisherExact({ a, b: c, c: b, d })
        const mirrored = fisherExact({ a: b, b: a, c: d, d: c })
        for (const [one, other] of [
          [straight.greater, swapped.greater],
          [straight.twoSided, swapped.twoSided],
          [straight.greater, mirrored.less],
          [straight.less, mirrored.greater],
          [straight.twoSided, mirrored.twoSided],
        ] as const) {
          expect(relativeError(one, other)).toBeLessThan(1e-11)
        }
      }),
    )
  })

  it('keeps greater + less − 1 = P(X = a) ≤ two-sided ≤ 1, and the logarithms agree', () => {
    fc.assert(
      fc.property(table, (cells) => {
        fc.pre(cells.a + cells.b + cells.c + cells.d > 0)
        const { greater, less, midP, twoSided, logGreater, logLess, logTwoSided } = fisherExact(cells)
        expect(midP).toBeLessThanOrEqual(greater)
        expect(Math.abs(greater + less - 1 - 2 * (greater - midP))).toBeLessThan(1e-12)
        expect(twoSided).toBeGreaterThanOrEqual(Math.min(greater, less) * (1 - 1e-12))
        expect(Math.max(greater, less, twoSided)).toBeLessThanOrEqual(1)
        for (const [p, log] of [
          [greater, logGreater],
          [less, logLess],
          [twoSided, logTwoSided],
        ] as const) {
          if (p > 0 && p < 1e-300) continue
          expect(p === 0 ? log : -745).toBeLessThan(-744)
          if (p > 0) expect(Math.abs(Math.log(p) - log)).toBeLessThan(1e-11 * Math.max(1, Math.abs(log)))
        }
      }),
    )
  })

  it('is less probable, greater, with each more exposed case at the same margins', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const lower = fisherExact({ a, b: b + 1, c: c + 1, d }).greater
        // Both come within a relative 1e-12: 1 and 1 − 1.1e-16 may stand the wrong way round.
        expect(fisherExact({ a: a + 1, b, c, d: d + 1 }).greater).toBeLessThanOrEqual(lower * (1 + 2e-12))
      }),
    )
  })
})

describe('limits and misuse', () => {
  it.each([
    { a: 0, b: 0, c: 5, d: 100 },
    { a: 3, b: 4, c: 0, d: 0 },
    { a: 2, b: 0, c: 0, d: 0 },
  ])('is certain with an empty margin: %o', (cells) => {
    expect(fisherExact(cells)).toEqual({
      greater: 1,
      less: 1,
      twoSided: 1,
      midP: 0.5,
      logGreater: 0,
      logLess: 0,
      logTwoSided: 0,
    })
  })

  it('is undefined, with the reason, without reports', () => {
    const { reason, ...values } = fisherExact({ a: 0, b: 0, c: 0, d: 0 })
    expect(reason).toBe('no-reports')
    for (const value of Object.values(values)) expect(value).toBeNaN()
  })

  it.each(['a', 'b', 'c', 'd'])('refuses a negative, fractional or not finite %s', (field) => {
    for (const value of [-1, 0.5, NaN, Infinity]) {
      expect(() => fisherExact({ a: 1, b: 1, c: 1, d: 1, [field]: value })).toThrow(
        expect.objectContaining({ code: 'measure/invalid-count', place: { field } }),
      )
    }
  })

  it('leaves bad rows of columns undefined and touches no other', () => {
    const cells = { a: [3, -1, 0.5, 3, 0], drugTotal: [10, 5, 5, 2, 0], eventTotal: [9, 5, 5, 3, 0] }
    const columns = fisherColumns(tableColumns({ ...cells, total: [50, 50, 50, 50, 0] }))
    const { greater, less, twoSided, midP } = fisherExact({ a: 3, b: 7, c: 6, d: 34 })
    const first = Object.values(columns).map((column) => column[0])
    expect(first).toEqual([greater, less, twoSided, midP])
    for (const column of Object.values(columns)) expect(column.subarray(1).every(Number.isNaN)).toBe(true)
  })
})
