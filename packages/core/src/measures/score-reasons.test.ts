import { describe, expect, it } from 'vitest'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { ratioOfRors } from '../time/ratio-of-rors.js'
import { type ColumnName, type Measure, measureColumns } from './measure-columns.js'
import { prr } from './prr.js'
import { ror, rorHaldaneAnscombe } from './ror.js'
import { score } from './score.js'

const measures = Object.keys(measureColumns) as Measure[]
const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }

/** Cells as margins, one row each. */
function scored(tables: readonly (readonly [a: number, b: number, c: number, d: number])[]) {
  return score(
    {
      a: tables.map(([a]) => a),
      drugTotal: tables.map(([a, b]) => a + b),
      eventTotal: tables.map(([a, , c]) => a + c),
      total: tables.map(([a, b, c, d]) => a + b + c + d),
    },
    measures,
    { prior },
  )
}

const reasonsOf = (tables: Parameters<typeof scored>[0], row: number) => {
  const { reasons } = scored(tables)
  return Object.fromEntries(measures.map((measure) => [measure, undefinedReasons[reasons[measure]![row]!]]))
}

describe('columns of reasons', () => {
  it('fill every column of every measure for a table without zeros, and say defined', () => {
    const { columns, reasons } = scored([[20, 80, 400, 9500]])
    for (const measure of measures) {
      expect(reasons[measure]).toEqual(Uint8Array.of(0))
      for (const name of measureColumns[measure])
        expect([name, Number.isFinite(columns[name]![0])]).toEqual([name, true])
    }
  })

  it.each([
    [[-1, 5, 5, 5], 'a negative count'],
    [[1.5, 4.5, 5, 5], 'a fraction'],
    [[NaN, 5, 5, 5], 'no number'],
    [[5, 5, 5, -8], 'margins that do not add up'],
    [[5, 5, 5, Infinity], 'an infinite total'],
  ] as readonly (readonly [readonly [number, number, number, number], string])[])(
    '%o: %s costs this row its values and no other',
    (bad, _what) => {
      const good = [20, 80, 400, 9500] as const
      const { columns, reasons, invalidRows } = scored([good, bad, good])
      const alone = scored([good])
      expect(invalidRows).toBe(1)
      for (const measure of measures) {
        expect(undefinedReasons[reasons[measure]![1]!]).toBe('invalid-row')
        for (const name of measureColumns[measure] as readonly ColumnName[]) {
          const values = columns[name]!
          expect(values[1]).toBeNaN()
          expect([values[0], values[2]]).toEqual([alone.columns[name]![0], alone.columns[name]![0]])
        }
      }
    },
  )

  it('name the empty cell', () => {
    const tables = [
      [0, 5, 3, 10],
      [5, 5, 0, 10],
      [5, 0, 3, 10],
      [5, 2, 3, 0],
      [0, 0, 0, 0],
    ] as const
    expect(reasonsOf(tables, 0)).toMatchObject({ prr: 'no-exposed-cases', ror: 'no-exposed-cases', ic: 'defined' })
    expect(reasonsOf(tables, 1)).toMatchObject({ prr: 'zero-comparator', yule: 'zero-comparator', chi2: 'defined' })
    expect(reasonsOf(tables, 2)).toMatchObject({ prr: 'defined', ror: 'no-exposed-others', ror_ha: 'defined' })
    expect(reasonsOf(tables, 3)).toMatchObject({ ror: 'no-unexposed-others', rrr: 'defined', fisher: 'defined' })
    for (const reason of Object.values(reasonsOf(tables, 4))) expect(reason).toBe('no-reports')
  })

  it('say of a table without reports what the function of one pair says: undefined, under every zero cell policy', () => {
    const empty = { a: 0, b: 0, c: 0, d: 0 }
    const none = { a: [0], drugTotal: [0], eventTotal: [0], total: 0 }
    for (const zeroCells of ['none', 'haldane'] as const) {
      const { columns, zeroCellRows } = score(none, measures, { zeroCells, prior })
      for (const name of measures.filter((one) => one !== 'ebgm').flatMap((measure) => measureColumns[measure]))
        expect([name, columns[name]![0]]).toEqual([name, NaN])
      expect(zeroCellRows).toBe(0)
      for (const ratio of [prr(empty, { zeroCells }), ror(empty, { zeroCells }), rorHaldaneAnscombe(empty)])
        expect(ratio).toEqual({ estimate: NaN, lower: NaN, upper: NaN, reason: 'no-reports' })
      const full = { a: 3, b: 5, c: 7, d: 90 }
      for (const pair of [[full, empty] as const, [empty, full] as const])
        expect(ratioOfRors(...pair, { zeroCells })).toMatchObject({ estimate: NaN, reason: 'no-reports' })
    }
  })

  it('name an empty margin', () => {
    const found = reasonsOf([[0, 0, 5, 100]], 0)
    expect(found).toMatchObject({
      chi2: 'empty-margin',
      lrt: 'empty-margin',
      rrr: 'zero-expected',
      poisson: 'defined',
    })
  })
})
