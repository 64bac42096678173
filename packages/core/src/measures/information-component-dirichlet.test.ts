import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { tableColumns } from './cells.js'
import { dirichletColumns, informationComponentDirichlet } from './information-component-dirichlet.js'
import { informationComponentMonteCarlo } from './information-component-monte-carlo.js'

const cellsOf = (row: ReferenceRow, names: readonly [string, string, string, string]) => {
  const [a, b, c, d] = names.map((name) => Number(row[name])) as [number, number, number, number]
  return { a, b, c, d }
}

describe.skipIf(!hasSharedData)('against 60-digit values', () => {
  it('point and posterior of 132 tables to 1e-13', () => {
    const rows = referenceRows('reference/values/exact2x2/truth_2x2.csv')
    expect(rows.length).toBe(132)
    const tables = rows.map((row) => cellsOf(row, ['a', 'b', 'c', 'd']))
    const { ic_dirichlet } = dirichletColumns(
      tableColumns({
        a: tables.map(({ a }) => a),
        drugTotal: tables.map(({ a, b }) => a + b),
        eventTotal: tables.map(({ a, c }) => a + c),
        total: tables.map(({ a, b, c, d }) => a + b + c + d),
      }),
    )
    rows.forEach((row, at) => {
      expect(relativeError(ic_dirichlet[at]!, Number(row['IC_noren2006_MAP'])), JSON.stringify(row)).toBeLessThan(1e-13)
    })
    for (const [at, row] of rows.entries()) {
      if (at % 8 !== 0) continue
      const { ic, posterior } = informationComponentDirichlet(tables[at]!)
      expect(ic).toBe(ic_dirichlet[at])
      const truth = cellsOf(row, ['g11', 'g10', 'g01', 'g00'])
      for (const cell of ['a', 'b', 'c', 'd'] as const) {
        expect(relativeError(posterior[cell], truth[cell])).toBeLessThan(1e-13)
      }
    }
  })
})

describe.skipIf(!hasSharedData)('against 2e7 draws of the posterior', () => {
  const rows = hasSharedData ? referenceRows('reference/values/exact2x2/bcpnn_noren2006_mc20M.csv') : []
  const tableOf = (row: ReferenceRow) => {
    const [a, n1, n2, total] = ['n11', 'n1', 'n2', 'N'].map((name) => Number(row[name])) as [
      number,
      number,
      number,
      number,
    ]
    return { a, b: n1 - a, c: n2 - a, d: total - n1 - n2 + a }
  }

  it('covers 12 tables', () => expect(rows.length).toBe(12))

  it.each([
    [0.95, 'lower', 'q025'],
    [0.95, 'upper', 'q975'],
    [0.9, 'lower', 'q05'],
    [0.9, 'upper', 'q95'],
    [0.95, 'mean', 'mean'],
    [0.95, 'ic', 'IC_MAP'],
    [0.95, 'probabilityOfNull', 'postH0'],
  ] as const)('at %d: %s within 4 standard errors of %s', (level, name, column) => {
    for (const row of rows) {
      const found = informationComponentDirichlet(tableOf(row), { level })
      const standardError = column === 'IC_MAP' ? 1e-13 : Number(row[`se_${column}`]) || 1e-7
      expect(Math.abs(found[name] - Number(row[column])), JSON.stringify(row)).toBeLessThan(4 * standardError)
      expect(found.error).toBeLessThan(1e-8)
    }
  })

  it('simulates the same posterior', () => {
    for (const row of rows) {
      const simulated = informationComponentMonteCarlo(tableOf(row), { simulations: 20_000, seed: 11 })
      const exact = informationComponentDirichlet(tableOf(row))
      for (const name of ['lower', 'upper', 'probabilityOfNull'] as const) {
        const standardError = simulated.standardErrors[name]
        expect(Math.abs(simulated[name] - exact[name])).toBeLessThan(4.5 * standardError + 1e-3)
      }
      expect(Math.abs(simulated.median - Number(row['q50']))).toBeLessThan(0.05)
    }
  })
})

describe('the exact interval', () => {
  // Conditioning on the other two of the three beta variables, by scipy 1.17 and Gauss–Legendre of 800 × 800 points.
  it('agrees with another order of integration', () => {
    const { lower, upper } = informationComponentDirichlet({ a: 5, b: 15, c: 10, d: 470 })
    expect(Math.abs(lower - 1.0116472871179818)).toBeLessThan(1e-11)
    expect(Math.abs(upper - 3.152130488289868)).toBeLessThan(1e-11)
  })

  // pharmsignal's 100,000 draws of the example in Norén et al. 2006, table III, whose bounds have errors of 0.003 bit.
  it('reproduces the published example', () => {
    const { ic, lower, upper } = informationComponentDirichlet({ a: 25, b: 1101, c: 62, d: 571385 })
    expect(ic.toFixed(6)).toBe('5.247846')
    expect(Math.abs(lower - 4.64927)).toBeLessThan(0.01)
    expect(Math.abs(upper - 5.73115)).toBeLessThan(0.01)
  })

  it('says how far it got where hardly a report lacks drug or event', () => {
    expect(informationComponentDirichlet({ a: 10, b: 0, c: 0, d: 10 }).error).toBeGreaterThan(1e-4)
    expect(informationComponentDirichlet({ a: 10, b: 20, c: 30, d: 400 }).error).toBeLessThan(1e-7)
  })
})

const table = fc.record({
  a: fc.nat(40),
  b: fc.integer({ min: 1, max: 900 }),
  c: fc.nat(900),
  d: fc.integer({ min: 300, max: 30000 }),
})

describe('the search for the bounds', () => {
  // The first guess of the upper bound lies beyond the greatest value that IC can have.
  it('comes back from where the tail is 0', () => {
    const { upper, error } = informationComponentDirichlet({ a: 24, b: 654, c: 2, d: 5786 })
    const mirrored = informationComponentDirichlet({ a: 24, b: 2, c: 654, d: 5786 })
    expect(Math.abs(upper - mirrored.upper)).toBeLessThan(1e-8)
    expect(error).toBeLessThan(1e-8)
  })
})

describe('properties', () => {
  it('is unchanged when drug and event change places', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        fc.pre(c > 0)
        const straight = informationComponentDirichlet({ a, b, c, d })
        const swapped = informationComponentDirichlet({ a, b: c, c: b, d })
        for (const name of ['ic', 'mean', 'lower', 'upper', 'probabilityOfNull'] as const) {
          expect(Math.abs(straight[name] - swapped[name])).toBeLessThan(1e-9 + 2 * (straight.error + swapped.error))
        }
      }),
      { numRuns: 15 },
    )
  })

  it('has P(IC ≤ 0) on the side of the bounds it belongs to', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const { lower, upper, probabilityOfNull } = informationComponentDirichlet(cells)
        expect(lower < upper).toBe(true)
        expect(lower > 0).toBe(probabilityOfNull < 0.025)
        expect(upper < 0).toBe(probabilityOfNull > 0.975)
      }),
      { numRuns: 15 },
    )
  })

  it('draws the same numbers from the same seed, others from another, and less error from more', () => {
    const cells = { a: 3, b: 20, c: 30, d: 900 }
    const one = informationComponentMonteCarlo(cells, { simulations: 1000, seed: 5 })
    expect(informationComponentMonteCarlo(cells, { simulations: 1000, seed: 5 })).toEqual(one)
    expect(informationComponentMonteCarlo(cells, { simulations: 1000, seed: 6 }).lower).not.toBe(one.lower)
    const more = informationComponentMonteCarlo(cells, { simulations: 64_000, seed: 5 })
    expect(more.standardErrors.lower).toBeLessThan(one.standardErrors.lower / 3)
    expect(more).toMatchObject({ simulations: 64_000, seed: 5, level: 0.95 })
  })
})

describe('limits and misuse', () => {
  it('is undefined without reports, and in bad rows only', () => {
    expect(informationComponentDirichlet({ a: 0, b: 0, c: 0, d: 0 })).toMatchObject({
      ic: NaN,
      lower: NaN,
      reason: 'no-reports',
    })
    const columns = tableColumns({ a: [3, -1, 0], drugTotal: [10, 5, 0], eventTotal: [9, 5, 0], total: [50, 50, 0] })
    const { ic_dirichlet } = dirichletColumns(columns)
    expect(ic_dirichlet[0]).toBe(informationComponentDirichlet({ a: 3, b: 7, c: 6, d: 34 }).ic)
    expect([ic_dirichlet[1], ic_dirichlet[2]]).toEqual([NaN, NaN])
  })

  it.each([
    [{ a: -1, b: 1, c: 1, d: 1 }, {}, 'measure/invalid-count', 'a'],
    [{ a: 1, b: 1, c: 0.5, d: 1 }, {}, 'measure/invalid-count', 'c'],
    [{ a: 1, b: 1, c: 1, d: 1 }, { level: 1 }, 'measure/invalid-option', 'level'],
    [{ a: 1, b: 1, c: 1, d: 1 }, { level: NaN }, 'measure/invalid-option', 'level'],
  ])('refuses %o %o', (cells, options, code, field) => {
    const invalid = expect.objectContaining({ code, place: { field } })
    expect(() => informationComponentDirichlet(cells, options)).toThrow(invalid)
    expect(() => informationComponentMonteCarlo(cells, options)).toThrow(invalid)
  })

  it('refuses to simulate without reports, too little, or once stopped', () => {
    const cells = { a: 1, b: 1, c: 1, d: 1 }
    expect(() => informationComponentMonteCarlo({ a: 0, b: 0, c: 0, d: 0 })).toThrow(
      expect.objectContaining({ code: 'measure/too-little-data' }),
    )
    for (const options of [{ simulations: 99 }, { simulations: 1e3 + 0.5 }, { seed: -1 }, { seed: 0.5 }]) {
      expect(() => informationComponentMonteCarlo(cells, options)).toThrow(
        expect.objectContaining({ code: 'measure/invalid-option', place: { field: Object.keys(options)[0] } }),
      )
    }
    expect(() => informationComponentMonteCarlo(cells, { signal: { aborted: true } })).toThrow(
      expect.objectContaining({ code: 'request/aborted' }),
    )
  })
})
