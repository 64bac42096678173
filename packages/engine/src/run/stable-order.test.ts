import { atOnce } from '@aethersignal/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stableOrder } from './stable-order.js'

const numbers = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, 2, Number.NaN, Infinity, -Infinity, 5e-324)))

test.each(['ascending', 'descending'] as const)('orders as a stable %s comparison sort does, NaN last', (direction) => {
  fc.assert(
    fc.property(numbers, (values) => {
      const turn = direction === 'ascending' ? 1 : -1
      const expected = values
        .map((_, row) => row)
        .sort((left, right) => {
          const [one, other] = [values[left]!, values[right]!]
          if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other))
          return one === other ? 0 : turn * (one < other ? -1 : 1)
        })
      const rows = Uint32Array.from(values, (_, row) => row)
      expect([...atOnce(stableOrder(rows, values, direction))]).toEqual(expected)
    }),
  )
})

test('orders some of the rows, and leaves its input as it was', () => {
  const rows = Uint32Array.of(4, 0, 2)
  expect([...atOnce(stableOrder(rows, [3, 9, 1, 9, 3]))]).toEqual([2, 4, 0])
  expect([...rows]).toEqual([4, 0, 2])
})
