import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPairs } from '../counts/count.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { score } from '../measures/score.js'
import { cellsByPeriod, cumulateCells, scorePeriods } from './score-periods.js'

// Report by report: drugs 0 and 1, events 0 and 1.
const rows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: -1, max: 3 })),
  {
    minLength: 1,
    maxLength: 60,
  },
)

function incidenceOf(sets: readonly number[]) {
  const [reports, codes]: [number[], number[]] = [[], []]
  sets.forEach((set, report) => {
    for (const code of [0, 1].filter((one) => set & (1 << one))) {
      reports.push(report)
      codes.push(code)
    }
  })
  return incidenceFromRows(Uint32Array.from(reports), Uint32Array.from(codes), { reports: sets.length, size: 2 })
}

describe('cells by period', () => {
  it('are the counts of the reports of the period', () => {
    fc.assert(
      fc.property(rows, (reports) => {
        const drugs = incidenceOf(reports.map(([set]) => set))
        const events = incidenceOf(reports.map(([, set]) => set))
        const period = Int32Array.from(reports, ([, , at]) => at)
        const cells = cellsByPeriod(drugs, events, { drug: 1, event: 0 }, period, 4)
        for (let at = 0; at < 4; at++) {
          const mask = Uint8Array.from(period, (value) => (value === at ? 1 : 0))
          const counts = countPairs(drugs, events, { mask })
          expect(cells.total[at]).toBe(counts.reports)
          expect(cells.drugTotal[at]).toBe(counts.drugs.totals[1])
          expect(cells.eventTotal[at]).toBe(counts.events.totals[0])
          const listed = Array.from(counts.codes.subarray(counts.offsets[1]!, counts.offsets[2]!)).indexOf(0)
          expect(cells.a[at]).toBe(listed < 0 ? 0 : counts.counts[counts.offsets[1]! + listed])
        }
        const sums = cumulateCells(cells)
        expect(sums.total[3]).toBe(reports.filter(([, , at]) => at >= 0).length)
      }),
    )
  })

  it('refuse periods that do not fit', () => {
    const one = incidenceOf([1])
    const pair = { drug: 0, event: 0 }
    expect(() => cellsByPeriod(one, one, pair, Int32Array.of(4), 4)).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'period', row: 0 } }),
    )
    expect(() => cellsByPeriod(one, one, pair, Int32Array.of(), 4)).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value' }),
    )
  })
})

it('scores each period by itself and cumulated', () => {
  const cells = { a: [2, 0, 5], drugTotal: [10, 8, 12], eventTotal: [20, 30, 25], total: [400, 500, 450] }
  const { disjoint, cumulative } = scorePeriods(cells, ['prr', 'ic'])
  expect(disjoint.columns).toEqual(score(cells, ['prr', 'ic']).columns)
  const whole = score({ a: [7], drugTotal: [30], eventTotal: [75], total: 1350 }, ['prr', 'ic'])
  expect(cumulative.columns.prr![2]).toBe(whole.columns.prr![0])
  expect(cumulative.columns.ic025![2]).toBe(whole.columns.ic025![0])
  expect(disjoint.columns.prr![1]).toBeNaN()
})
