import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPairs } from './count.js'
import { pairCountsFromRows } from './pair-counts-from-rows.js'
import { incidencePairs } from './random-counts.fixture.js'

describe('pairCountsFromRows', () => {
  it('gives back the counts its rows were taken from, in whatever order', () => {
    fc.assert(
      fc.property(incidencePairs, fc.infiniteStream(fc.nat()), ({ drugs, events }, keys) => {
        const counts = countPairs(drugs, events)
        const rows = Array.from(counts.counts, (count, at) => ({
          drug: counts.offsets.findIndex((start, drug) => start <= at && at < counts.offsets[drug + 1]!),
          event: counts.codes[at]!,
          count,
          key: keys.next().value ?? 0,
        })).sort((x, y) => x.key - y.key)
        const rebuilt = pairCountsFromRows({
          reports: counts.reports,
          drugs: rows.map((row) => row.drug),
          events: rows.map((row) => row.event),
          counts: rows.map((row) => row.count),
          drugTotals: counts.drugs.totals,
          eventTotals: counts.events.totals,
        })
        expect(rebuilt).toEqual(counts)
      }),
    )
  })

  const totals = { reports: 9, drugTotals: Uint32Array.of(4), eventTotals: Uint32Array.of(5, 5) }

  it('leaves out pairs without a report', () => {
    const counts = pairCountsFromRows({ ...totals, drugs: [0, 0], events: [1, 0], counts: [0, 2] })
    expect(counts).toMatchObject({ offsets: Uint32Array.of(0, 1), codes: Uint16Array.of(0), counts: Uint32Array.of(2) })
  })

  it.each([
    [
      { drugs: [0, 0], events: [1, 1], counts: [1, 2] },
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'events', row: 1 } }),
    ],
    [
      { drugs: [1], events: [1], counts: [1] },
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'drugs', row: 0 } }),
    ],
    [
      { drugs: [0], events: [2], counts: [1] },
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'events', row: 0 } }),
    ],
    [
      { drugs: [0], events: [1], counts: [1.5] },
      expect.objectContaining({ code: 'measure/invalid-count', place: { field: 'counts', row: 0 } }),
    ],
    [
      { drugs: [0], events: [1], counts: [-1] },
      expect.objectContaining({ code: 'measure/invalid-count', place: { field: 'counts', row: 0 } }),
    ],
    [
      { drugs: [0], events: [], counts: [1] },
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'events' } }),
    ],
  ])('refuses %o', (rows, error) => {
    expect(() => pairCountsFromRows({ ...totals, ...rows })).toThrow(error)
  })
})
