import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { bateColumns, bcpnnBate } from './bcpnn-bate.js'
import { bcpnnGould, gouldColumns } from './bcpnn-gould.js'
import { tableColumns } from './cells.js'
import { caersAsPhvidCounts, frenchAsPhvidCounts } from './phvid-tables.fixture.js'

const tableOf = (row: ReferenceRow) => ({
  a: Number(row['a']),
  b: Number(row['b']),
  c: Number(row['c']),
  d: Number(row['d']),
})

describe.skipIf(!hasSharedData)('against 60-digit values', () => {
  const rows = hasSharedData ? referenceRows('reference/values/exact2x2/truth_2x2.csv') : []

  it('covers 132 tables', () => expect(rows.length).toBe(132))

  it.each([
    ['ic', 'BCPNN_gould_IC'],
    ['variance', 'BCPNN_gould_V'],
    ['lower', 'BCPNN_gould_lo95'],
    ['upper', 'BCPNN_gould_hi95'],
    ['probabilityOfNull', 'BCPNN_gould_postH0'],
  ] as const)('Gould: %s to 1e-12', (name, column) => {
    for (const row of rows) {
      expect(relativeError(bcpnnGould(tableOf(row))[name], Number(row[column])), JSON.stringify(row)).toBeLessThan(
        1e-12,
      )
    }
  })

  it.each([
    ['ic', 'BCPNN_bate_IC'],
    ['variance', 'BCPNN_bate_V'],
    ['lower', 'BCPNN_bate_IC_minus_2sd'],
  ] as const)('Bate: %s to 1e-13', (name, column) => {
    for (const row of rows) {
      expect(relativeError(bcpnnBate(tableOf(row))[name], Number(row[column])), JSON.stringify(row)).toBeLessThan(1e-13)
    }
  })
})

describe.skipIf(!hasSharedData)('against PhViD 1.0.8 at RR0 = 1, where its mixing of log2 and ln does not show', () => {
  it.each([
    ['caers/phvid_bcpnn.csv.gz', 17189, caersAsPhvidCounts],
    ['phvid_simulated/phvid_bcpnn_every10th.csv.gz', 10249, frenchAsPhvidCounts],
  ] as const)('%s', (file, length, tables) => {
    const tableOfNames = tables()
    const rows = referenceRows(`reference/values/${file}`)
    expect(rows.length).toBe(length)
    for (const row of rows) {
      const { lower, probabilityOfNull } = bcpnnGould(tableOfNames(row['drug'], row['event']))
      expect(Math.abs(lower - Number(row['BCPNN_Q025_log2'])), JSON.stringify(row)).toBeLessThan(1e-11)
      const peer = Number(row['BCPNN_postH0'])
      // R's pnorm gives 0 below 1e-308.
      expect(Math.abs(probabilityOfNull - peer), JSON.stringify(row)).toBeLessThanOrEqual(1e-9 * peer + 1e-307)
    }
  })
})

describe.skipIf(!hasSharedData)('against vigipy 2024', () => {
  it('gives its lower bound', () => {
    const rows = referenceRows('reference/values/vigipy/vigipy_bcpnn.csv')
    expect(rows.length).toBe(802)
    for (const row of rows) {
      const a = Number(row['Count'])
      const b = Number(row['product margin']) - a
      const c = Number(row['event margin']) - a
      const { lower } = bcpnnGould({ a, b, c, d: 4359 - a - b - c })
      expect(Math.abs(lower - Number(row['quantile'])), JSON.stringify(row)).toBeLessThan(1e-10)
    }
  })
})

const table = fc.record({ a: fc.nat(60), b: fc.nat(2000), c: fc.nat(2000), d: fc.integer({ min: 1, max: 30000 }) })

describe('properties', () => {
  it('is unchanged when drug and event change places', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        for (const measure of [bcpnnGould, bcpnnBate]) {
          expect(Math.abs(measure({ a, b, c, d }).ic - measure({ a, b: c, c: b, d }).ic)).toBeLessThan(1e-13)
        }
      }),
    )
  })

  it('widens with the level, about the same point', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (cells, level) => {
        for (const measure of [bcpnnGould, bcpnnBate]) {
          const narrow = measure(cells, { level })
          const wide = measure(cells, { level: level + 0.005 })
          expect(wide.lower).toBeLessThan(narrow.lower)
          expect(wide.upper).toBeGreaterThan(narrow.upper)
          expect(wide.ic).toBe(narrow.ic)
          expect(Math.abs((wide.lower + wide.upper) / 2 - wide.ic)).toBeLessThan(1e-12)
        }
      }),
    )
  })

  it('nears log2 O/E as counts grow', () => {
    const cells = { a: 2e6, b: 3e6, c: 4e6, d: 1e7 }
    const truth = Math.log2(2e6 / ((5e6 * 6e6) / 1.9e7))
    expect(Math.abs(bcpnnGould(cells).ic - truth)).toBeLessThan(1e-5)
    expect(Math.abs(bcpnnBate(cells).ic - truth)).toBeLessThan(1e-5)
  })
})

describe('columns, limits and misuse', () => {
  it('gives the scalar values by column, and leaves bad rows undefined', () => {
    const cells = { a: [3, -1, 0.5, 3, 0], drugTotal: [10, 5, 5, 2, 0], eventTotal: [9, 5, 5, 3, 0] }
    const columns = tableColumns({ ...cells, total: [50, 50, 50, 50, 0] })
    const first = { a: 3, b: 7, c: 6, d: 34 }
    const gould = bcpnnGould(first)
    const bate = bcpnnBate(first, { level: 0.9 })
    const all = { ...gouldColumns(columns), ...bateColumns(columns, { level: 0.9 }) }
    expect(Object.values(all).map((column) => column[0])).toEqual([
      gould.ic,
      gould.lower,
      gould.upper,
      bate.ic,
      bate.lower,
    ])
    for (const column of Object.values(all)) expect(column.subarray(1).every(Number.isNaN)).toBe(true)
  })

  it('says how far the bounds of Bate lie away', () => {
    expect(bcpnnBate({ a: 3, b: 7, c: 6, d: 34 }).deviations).toBe(2)
    expect(bcpnnBate({ a: 3, b: 7, c: 6, d: 34 }, { level: 0.95 }).deviations).toBeCloseTo(1.959963984540054, 13)
  })

  it.each([bcpnnGould, bcpnnBate])('is undefined, with the reason, without reports: %o', (measure) => {
    expect(measure({ a: 0, b: 0, c: 0, d: 0 })).toMatchObject({ ic: NaN, lower: NaN, upper: NaN, reason: 'no-reports' })
  })

  it.each([bcpnnGould, bcpnnBate])('refuses bad cells and levels: %o', (measure) => {
    for (const field of ['a', 'b', 'c', 'd']) {
      for (const value of [-1, 0.5, NaN, Infinity]) {
        expect(() => measure({ a: 1, b: 1, c: 1, d: 1, [field]: value })).toThrow(
          expect.objectContaining({ code: 'measure/invalid-count', place: { field } }),
        )
      }
    }
    for (const level of [0, 1, -1, 95, NaN]) {
      expect(() => measure({ a: 1, b: 1, c: 1, d: 1 }, { level })).toThrow(
        expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'level' } }),
      )
    }
  })
})
