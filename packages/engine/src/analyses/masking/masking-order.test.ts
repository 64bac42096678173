import { incidenceFromRows } from '@aethersignal/core'
import { maskersOfEvent, maskersOfPair } from '@aethersignal/core/masking'
import type { ResultTable } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortedRows } from '../sorted-rows.js'
import { maskersTable } from './masking-analysis.js'

/** Which drugs and events each of a few reports lists; some leave a comparator empty, so that ratios are undefined. */
const someReports = fc.array(
  fc.record({
    drugs: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }),
    events: fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 2 }),
  }),
  { minLength: 2, maxLength: 14 },
)

function numbersBy(table: ResultTable, order: readonly number[], name: string): number[] {
  const { values } = table.columns.find((column) => column.name === name)!
  return order.map((row) => Number(values[row]))
}

describe('the order of maskers', () => {
  it('has undefined ratios last: as it is, and by every column in both directions', () => {
    let undefinedSeen = 0
    fc.assert(
      fc.property(someReports, (reports) => {
        const side = (name: 'drugs' | 'events', size: number) => {
          const pairs = reports.flatMap((report, at) => report[name].map((code) => [at, code] as const))
          return incidenceFromRows(
            pairs.map(([at]) => at),
            pairs.map(([, code]) => code),
            { reports: reports.length, size },
          )
        }
        const [drugs, events] = [side('drugs', 5), side('events', 3)]
        const pair = { drug: reports[0]!.drugs[0]!, event: reports[0]!.events[0]! }
        const names = ['A', 'B', 'C', 'D', 'E']
        const tables = [
          ['prr_ratio', { of: 'pair', found: maskersOfPair(drugs, events, pair) }],
          ['masking_ratio', { of: 'event', found: maskersOfEvent(drugs, events, pair.event) }],
        ] as const
        for (const [ranked, maskers] of tables) {
          const named = Array.from(maskers.found.maskers, (code) => names[code]!)
          const table = maskersTable({ ...maskers, names: named, reports: reports.length } as never)
          const rows = Array.from({ length: table.rows }, (_, row) => row)
          const orders: [string, readonly number[]][] = [[ranked, rows]]
          for (const { name, kind } of table.columns) {
            if (kind === 'text') continue
            for (const direction of ['ascending', 'descending'] as const) {
              orders.push([name, sortedRows(table, { by: name, direction })])
            }
          }
          for (const [name, order] of orders) {
            const values = numbersBy(table, order, name)
            const defined = values.filter(Number.isFinite).length
            undefinedSeen += values.length - defined
            expect(values.slice(0, defined).every(Number.isFinite), `${name}: ${values.join(' ')}`).toBe(true)
          }
        }
      }),
      { seed: 3, numRuns: 200 },
    )
    expect(undefinedSeen).toBeGreaterThan(100)
  })
})
