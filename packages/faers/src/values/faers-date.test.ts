import { MISSING_INTEGER } from '@aethersignal/model'
import { DATE_BEFORE_1900, DATE_INVALID } from '@aethersignal/model/adapter'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastDayOfQuarter, readFaersDate } from './faers-date.js'

describe('readFaersDate', () => {
  it.each([
    ['20141226', 20141226],
    ['201412', 20141200],
    ['2014', 20140000],
    ['20141226.0', 20141226],
    [' 2014 ', 20140000],
    ['20140000', 20140000],
    ['20140200', 20140200],
    ['20160229', 20160229],
    ['', MISSING_INTEGER],
    ['  ', MISSING_INTEGER],
    ['20150229', DATE_INVALID],
    ['19000229', DATE_INVALID],
    ['20141301', DATE_INVALID],
    ['20140431', DATE_INVALID],
    ['20140012', DATE_INVALID],
    ['201413', DATE_INVALID],
    ['20141', DATE_INVALID],
    ['00001231', DATE_INVALID],
    ['NA', DATE_INVALID],
    ['26-DEC-2014', DATE_INVALID],
    ['.0', DATE_INVALID],
    ['18991231', DATE_BEFORE_1900],
    ['1014', DATE_BEFORE_1900],
  ])('reads %j', (text, date) => {
    expect(readFaersDate(text)).toBe(date)
  })

  it('agrees with the calendar on every day', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (day) => {
        const text = day.toISOString().slice(0, 10).replaceAll('-', '')
        expect(readFaersDate(text)).toBe(Number(text))
      }),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        (y, m, d) => {
          const two = (value: number) => String(value).padStart(2, '0')
          const real = new Date(Date.UTC(y, m - 1, d))
          const exists = real.getUTCFullYear() === y && real.getUTCMonth() === m - 1 && real.getUTCDate() === d
          expect(readFaersDate(`${y}${two(m)}${two(d)}`) > 0).toBe(exists)
        },
      ),
    )
  })
})

describe('lastDayOfQuarter', () => {
  it('is the last day, or no day where the quarter is unknown', () => {
    expect(['2024Q1', '2024Q2', '2024Q3', '2024Q4'].map(lastDayOfQuarter)).toEqual([
      20240331, 20240630, 20240930, 20241231,
    ])
    expect(lastDayOfQuarter('2022Q4-deleted')).toBe(20221231)
    expect(lastDayOfQuarter('unknown')).toBe(Number.POSITIVE_INFINITY)
  })
})
