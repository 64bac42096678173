import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { NameCodes, referenceRows, relativeError } from '../reference.fixture.js'
import { caersCounts } from '../reference-counts.fixture.js'
import { ebgm } from './ebgm.js'
import { fitMgpsPrior } from './fit-mgps-prior.js'
import { compressFullTable } from './full-table.js'
import { squash } from './squash.js'

describe.skipIf(!hasSharedData)('squash against openEBGM', () => {
  const table = hasSharedData ? compressFullTable(caersCounts()) : undefined!
  const pairs = () => ({ ...table, weight: table.weight.map((cells, point) => (table.n[point] === 0 ? 0 : cells)) })

  it.each([
    ['openebgm_crude_autosquash_points', pairs],
    ['openebgm_crude_autosquash_zeroes_points', () => table],
  ] as const)('%s: the same points', (file, given) => {
    const found = merged(squash(given()))
    const rows = referenceRows(`reference/values/caers/${file}.csv`)
    const column = (name: string) => rows.map((row) => Number(row[name]))
    const known = merged({ n: column('N'), expected: column('E'), weight: column('weight') })
    expect(found.length).toBe(known.length)
    known.forEach(([n, expected, weight], at) => {
      const [count, mean, cells] = found[at]!
      expect([count, cells]).toEqual([n, weight])
      expect(relativeError(mean, expected)).toBeLessThan(1e-12)
    })
    expect(found.reduce((sum, [, , cells]) => sum + cells, 0)).toBeGreaterThan(17_000)
  })

  it.each([
    ['openebgm_strat_autosquash_points', false],
    ['openebgm_strat_autosquash_zeroes_points', true],
  ])('%s: the same points of expected counts over strata', (file, zeroes) => {
    const found = merged(squash(stratifiedTable(zeroes)))
    const rows = referenceRows(`reference/values/caers/${file}.csv`)
    const column = (name: string) => rows.map((row) => Number(row[name]))
    const known = merged({ n: column('N'), expected: column('E'), weight: column('weight') })
    expect(found.length).toBe(known.length)
    known.forEach(([n, expected, weight], at) => {
      const [count, mean, cells] = found[at]!
      expect([count, cells]).toEqual([n, weight])
      expect(relativeError(mean, expected)).toBeLessThan(1e-11)
    })
    expect(found.reduce((sum, [, , cells]) => sum + cells, 0)).toBe(zeroes ? 3_816_672 : 17_189)
  })

  it('moves EBGM and EB05 by less than 1e-3 on CAERS', () => {
    const fits = [pairs(), squash(pairs())].map((points) => fitMgpsPrior(points, { likelihood: 'componentTruncated' }))
    const worst = { ebgm: 0, eb05: 0 }
    for (let at = 0; at < table.n.length; at++) {
      const [a, expected] = [table.n[at]!, table.expected[at]!]
      if (a === 0) continue
      const [exact, near] = fits.map(({ prior }) => ebgm({ a, expected }, prior))
      for (const name of ['ebgm', 'eb05'] as const) {
        worst[name] = Math.max(worst[name], relativeError(near![name], exact![name]))
      }
    }
    expect(worst.ebgm).toBeCloseTo(5.2e-4, 5)
    expect(worst.eb05).toBeCloseTo(7.4e-4, 5)
  })
})

type Point = readonly [n: number, expected: number, weight: number]

/** Points in order, those of one n and one expected count as one: openEBGM repeats them, and leaves an n it does not squash unordered. */
function merged(table: { n: ArrayLike<number>; expected: ArrayLike<number>; weight: ArrayLike<number> }): Point[] {
  const points: Point[] = []
  const order = Array.from({ length: table.n.length }, (_, at) => at)
  order.sort((one, other) => table.n[one]! - table.n[other]! || table.expected[one]! - table.expected[other]!)
  for (const at of order) {
    const [n, expected, weight] = [table.n[at]!, table.expected[at]!, table.weight[at]!]
    const last = points.at(-1)
    if (weight === 0) continue
    if (last !== undefined && last[0] === n && relativeError(expected, last[1]) < 1e-12) {
      points[points.length - 1] = [n, last[1], last[2] + weight]
    } else points.push([n, expected, weight])
  }
  return points
}

describe('squash', () => {
  const rows = fc.array(
    fc.record({ n: fc.nat(3), expected: fc.integer({ min: 1, max: 60 }), weight: fc.integer({ min: 0, max: 40 }) }),
    { minLength: 1, maxLength: 60 },
  )
  const options = { keep: [7, 2], points: [3, 5], cutOffs: [60] }
  const columns = (table: readonly { n: number; expected: number; weight: number }[]) => ({
    n: table.map((row) => row.n),
    expected: table.map((row) => row.expected),
    weight: table.map((row) => row.weight),
  })

  it('keeps the cells and the expected reports of each n, whatever the order of rows', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const squashed = squash(columns(table), options)
        for (let n = 0; n <= 3; n++) {
          const sums = (each: { n: ArrayLike<number>; expected: ArrayLike<number>; weight: ArrayLike<number> }) => {
            let [cells, expected] = [0, 0]
            for (let at = 0; at < each.n.length; at++) {
              if (each.n[at] !== n) continue
              cells += each.weight[at]!
              expected += each.weight[at]! * each.expected[at]!
            }
            return [cells, Math.round(expected * 1e6)]
          }
          expect(sums(squashed)).toEqual(sums(columns(table)))
        }
        expect(squash(columns([...table].reverse()), options).weight.reduce((a, b) => a + b, 0)).toBe(
          squashed.weight.reduce((a, b) => a + b, 0),
        )
      }),
    )
  })

  it('takes a row of weight w as w rows', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const expand = (each: ReturnType<typeof squash>) =>
          Array.from(each.n, (n, at) =>
            Array.from({ length: each.weight[at]! }, () => `${n} ${each.expected[at]!.toPrecision(9)}`),
          ).flat()
        const single = table.flatMap((row) => Array.from({ length: row.weight }, () => ({ ...row, weight: 1 })))
        fc.pre(single.length > 0)
        expect(expand(squash(columns(table), options))).toEqual(expand(squash(columns(single), options)))
      }),
    )
  })

  it('refuses lists that do not fit together, and rows that are no pairs', () => {
    const table = { n: [1], expected: [1] }
    const at = (field: string) => expect.objectContaining({ code: 'measure/invalid-option', place: { field } })
    expect(() => squash(table, { keep: [] })).toThrow(at('keep'))
    expect(() => squash(table, { keep: [-1] })).toThrow(at('keep'))
    expect(() => squash(table, { points: [0], cutOffs: [] })).toThrow(at('points'))
    expect(() => squash(table, { points: [5] })).toThrow(at('cutOffs'))
    expect(() => squash({ n: [1.5], expected: [1] })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-count', place: { field: 'n', row: 0 } }),
    )
  })
})

/** Cells of CAERS with expected counts over its two strata, each written out; as openEBGM counts, all by report. */
function stratifiedTable(zeroes: boolean) {
  const rows = referenceRows('reference/inputs/caers.csv')
  const drugs = new NameCodes(rows, 'var1')
  const events = new NameCodes(rows, 'var2')
  const strata = new NameCodes(rows, 'strat1')
  const reports = (names: NameCodes) => {
    const seen = Array.from({ length: names.size * strata.size }, () => new Set<string>())
    for (const [at, row] of rows.entries()) seen[names.codes[at]! * strata.size + strata.codes[at]!]!.add(row['id']!)
    return seen.map((ids) => ids.size)
  }
  const [ofDrug, ofEvent] = [reports(drugs), reports(events)]
  const totals = Array.from({ length: strata.size }, (_, stratum) => {
    return new Set(rows.flatMap((row, at) => (strata.codes[at] === stratum ? [row['id']!] : []))).size
  })
  const counted = new Map<number, Set<string>>()
  rows.forEach((row, at) => {
    const cell = drugs.codes[at]! * events.size + events.codes[at]!
    if (!counted.has(cell)) counted.set(cell, new Set())
    counted.get(cell)!.add(row['id']!)
  })
  const cells = zeroes ? drugs.size * events.size : counted.size
  const [n, expected] = [new Float64Array(cells), new Float64Array(cells)]
  const ofCell = (cell: number) =>
    totals.reduce((sum, total, stratum) => {
      const drug = Math.floor(cell / events.size) * strata.size + stratum
      return sum + (ofDrug[drug]! * ofEvent[(cell % events.size) * strata.size + stratum]!) / total
    }, 0)
  const which = zeroes ? Array.from({ length: cells }, (_, cell) => cell) : [...counted.keys()]
  which.forEach((cell, at) => {
    n[at] = counted.get(cell)?.size ?? 0
    expected[at] = ofCell(cell)
  })
  return { n, expected }
}
