import { expect, test } from 'vitest'
import { NumberFormats } from './number-formats.js'

const english = NumberFormats.for('en', 'ltr')

test('measures have two decimals, and never a negative zero', () => {
  expect([0, -0.001, 0.001, -1.005, 12_345.678].map((value) => english.measure(value))).toEqual([
    '0.00',
    '0.00',
    '0.00',
    '-1.01',
    '12,345.68',
  ])
})

test('a small amount is not shown as nothing', () => {
  expect([0, 0.00042, 0.0049, 0.005, 3.1].map((value) => english.amount(value))).toEqual([
    '0.00',
    '0.0004',
    '0.005',
    '0.01',
    '3.10',
  ])
})

test('probabilities have two significant digits, and small ones a power of ten', () => {
  expect([1, 0.9998, 0.0123, 0.001, 0.00042, 1.27e-300].map((value) => english.probability(value))).toEqual([
    '1',
    '1',
    '0.012',
    '0.001',
    '4.2E-4',
    '1.3E-300',
  ])
})

test('parameters keep six significant digits', () => {
  expect(english.parameter(1.23456789)).toBe('1.23457')
  expect(english.parameter(2.4e-8)).toBe('2.4E-8')
})

test('each language has its own, and a tag that is none is read as English', () => {
  expect(NumberFormats.for('de', 'ltr').measure(1234.5)).toBe('1.234,50')
  expect(NumberFormats.for('not a tag', 'ltr').measure(1234.5)).toBe('1,234.50')
})
