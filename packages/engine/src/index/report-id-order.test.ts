import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportIdOrder } from './report-id-order.js'

const id = fc.oneof(
  fc.constant(null),
  fc.constantFrom('9', '10', '010', '9a', '1a', '', 'a'),
  fc.nat().map(String),
  fc.string(),
)

test('orders numbers by value, before other texts and after missing ids', () => {
  const ids = ['b', '10', '9', 'a', null, '123456789012345678901', '123456789012345678902']
  expect(ids.toSorted(reportIdOrder)).toEqual([
    null,
    '9',
    '10',
    '123456789012345678901',
    '123456789012345678902',
    'a',
    'b',
  ])
})

test('is a total order', () => {
  fc.assert(
    fc.property(id, id, id, (one, two, three) => {
      expect(reportIdOrder(one, two) === 0).toBe(one === two)
      expect(Math.sign(reportIdOrder(one, two))).toBe(0 - Math.sign(reportIdOrder(two, one)))
      const [low, middle, high] = [one, two, three].sort(reportIdOrder)
      expect(reportIdOrder(low!, middle!)).toBeLessThanOrEqual(0)
      expect(reportIdOrder(middle!, high!)).toBeLessThanOrEqual(0)
      expect(reportIdOrder(low!, high!)).toBeLessThanOrEqual(0)
    }),
  )
})
