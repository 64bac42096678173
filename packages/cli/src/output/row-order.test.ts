import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowOrder } from './row-order.js'

const row = fc.record({
  drug: fc.constantFrom('A', 'B', 'C'),
  event: fc.constantFrom('X', 'Y'),
  eb05: fc.constantFrom(Number.NaN, -1, 0, 0.5, 7),
})
const order = fc.record({
  by: fc.constantFrom('drug' as const, 'event' as const, 'eb05' as const),
  direction: fc.constantFrom('ascending' as const, 'descending' as const),
})

describe('rowOrder', () => {
  it('sorts each row once, undefined last, ties by drug and event', () => {
    fc.assert(
      fc.property(fc.array(row), order, (rows, sort) => {
        const sorted = rowOrder(
          {
            rows: rows.length,
            drug: (index) => rows[index]!.drug,
            event: (index) => rows[index]!.event,
            columns: { eb05: Float64Array.from(rows, ({ eb05 }) => eb05) },
          },
          sort,
        )
        expect([...sorted].sort((one, other) => one - other)).toEqual(rows.map((_, index) => index))
        const sign = sort.direction === 'ascending' ? 1 : -1
        for (let position = 1; position < rows.length; position++) {
          const before = rows[sorted[position - 1]!]!
          const after = rows[sorted[position]!]!
          if (sort.by === 'eb05' && Number.isNaN(before.eb05)) expect(after.eb05).toBeNaN()
          else if (sort.by === 'eb05' && Number.isNaN(after.eb05)) continue
          else if (before[sort.by] !== after[sort.by]) expect(before[sort.by] < after[sort.by]).toBe(sign > 0)
          else {
            const tie = (item: typeof before) => (sort.by === 'drug' ? item.event : item.drug + item.event)
            expect(tie(before) <= tie(after)).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
