import { expect, test } from 'vitest'
import { axisLocale } from './axis-locale.js'

test.each([
  ['en', '.', ',', '0'],
  ['de', ',', '.', '0'],
  ['fr', ',', '\u202f', '0'],
  ['ar-EG', '٫', '٬', '٠'],
  ['hi-u-nu-deva', '.', ',', '०'],
])('%s', (language, decimal, thousands, zero) => {
  const locale = axisLocale(language)
  expect(locale).toMatchObject({ decimal, thousands })
  expect(locale.numerals[0]).toBe(zero)
  expect(locale.numerals).toHaveLength(10)
})

test('groups of India have two digits after the first', () => {
  expect(axisLocale('en-IN').grouping).toEqual([3, 2])
  expect(axisLocale('en').grouping).toEqual([3, 3])
})
