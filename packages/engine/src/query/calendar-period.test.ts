import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstDay, lastDay, parsePeriod } from './calendar-period.js'

test('knows the days of every month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const lastOfMonth = new Date(Date.UTC(2000, 0, 1))
      lastOfMonth.setUTCFullYear(year, month, 0)
      const date = year * 10_000 + month * 100
      expect([firstDay(date), lastDay(date)]).toEqual([date + 1, date + lastOfMonth.getUTCDate()])
    }),
  )
})

test.each([
  ['2024', { first: 20240101, last: 20241231 }],
  ['2024-02', { first: 20240201, last: 20240229 }],
  ['2023-02-28', { first: 20230228, last: 20230228 }],
  ['2023-02-29', undefined],
  ['2023-00', undefined],
  ['2023-13', undefined],
  ['2023-01-00', undefined],
  ['0000', undefined],
  ['20230101', undefined],
  ['2023-1', undefined],
])('reads %s', (text, period) => {
  expect(parsePeriod(text)).toEqual(period)
})
