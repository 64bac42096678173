import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPairs } from '../counts/count.js'
import { incidencePairs } from '../counts/random-counts.fixture.js'
import { compressFullTable } from './full-table.js'

describe('compressFullTable', () => {
  it('holds every cell of the full table, zero cells included, and nothing else', () => {
    fc.assert(
      fc.property(incidencePairs, ({ drugs, events }) => {
        const counts = countPairs(drugs, events)
        const cells = new Map<string, number>()
        for (let drug = 0; drug < drugs.size; drug++) {
          const pairs = new Map<number, number>()
          for (let at = counts.offsets[drug]!; at < counts.offsets[drug + 1]!; at++) {
            pairs.set(counts.codes[at]!, counts.counts[at]!)
          }
          for (let event = 0; event < events.size; event++) {
            const product = counts.drugs.totals[drug]! * counts.events.totals[event]!
            if (product === 0) continue
            const key = `${pairs.get(event) ?? 0} ${product / counts.reports}`
            cells.set(key, (cells.get(key) ?? 0) + 1)
          }
        }
        const table = compressFullTable(counts)
        const found = new Map<string, number>()
        table.n.forEach((n, point) => {
          const key = `${n} ${table.expected[point]}`
          found.set(key, (found.get(key) ?? 0) + table.weight[point]!)
        })
        expect([...found].sort()).toEqual([...cells].sort())
        expect(table.cells).toBe([...cells.values()].reduce((sum, weight) => sum + weight, 0))
        expect(table.zeroCells).toBe(table.cells - counts.counts.length)
      }),
    )
  })

  const counts = {
    reports: 10,
    drugs: { size: 2, totals: Uint32Array.of(4, 3) },
    events: { size: 2, totals: Uint32Array.of(5, 2) },
    offsets: Uint32Array.of(0, 1, 2),
    codes: Uint16Array.of(0, 1),
    counts: Uint32Array.of(2, 1),
    minCount: 1,
    belowMinCount: 0,
    drugRange: [0, 2],
  } as const

  it('refuses counts of which a part was left out', () => {
    expect(() => compressFullTable({ ...counts, minCount: 3, belowMinCount: 7 })).toThrow(/7 pairs below 3 reports/)
    expect(() => compressFullTable({ ...counts, drugRange: [1, 2] })).toThrow(/only drugs 1 … 1 of 2/)
    expect(compressFullTable({ ...counts, minCount: 3, belowMinCount: 0 }).cells).toBe(4)
  })

  it('refuses counts that contradict their margins', () => {
    const noEvent = { size: 2, totals: Uint32Array.of(0, 2) }
    expect(() => compressFullTable({ ...counts, events: noEvent })).toThrow(/event 0 has pairs but no reports/)
    const noDrug = { size: 2, totals: Uint32Array.of(4, 0) }
    expect(() => compressFullTable({ ...counts, drugs: noDrug })).toThrow(/drug 1 has pairs but no reports/)
  })
})
