import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countByPeriod } from './count-by-period.js'
import { periodName, periodOf } from './periods.js'

describe('periods', () => {
  it.each([
    ['2024-03-31', 'month', '2024-03'],
    ['2024-03-31', 'quarter', '2024-Q1'],
    ['2024-12', 'quarter', '2024-Q4'],
    ['2024-12', 'month', '2024-12'],
    ['1999', 'year', '1999'],
    ['0001-01', 'month', '0001-01'],
    ['2024-07-01', 'half-year', '2024-H2'],
    ['2024-06', 'half-year', '2024-H1'],
    ['2024-02-29', 'day', '2024-02-29'],
    // The first and last weeks of years that begin in the middle of one (ISO 8601).
    ['2023-01-01', 'week', '2022-W52'],
    ['2023-01-02', 'week', '2023-W01'],
    ['2020-12-31', 'week', '2020-W53'],
    ['2021-01-03', 'week', '2020-W53'],
    ['2024-12-30', 'week', '2025-W01'],
    ['1969-12-28', 'week', '1969-W52'],
  ] as const)('%s by %s is %s', (date, by, name) => {
    expect(periodName(periodOf(date, by), by)).toBe(name)
  })

  it('are those of the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1800-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString().slice(0, 10)
          const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
          expect(periodOf(text, 'month')).toBe(year * 12 + month)
          expect(periodOf(text, 'quarter')).toBe(year * 4 + Math.floor(month / 3))
          expect(periodOf(text, 'year')).toBe(year)
          expect(periodOf(text, 'half-year')).toBe(year * 2 + Math.floor(month / 6))
          const day = Math.floor(date.getTime() / 86_400_000)
          expect(periodOf(text, 'day')).toBe(day)
          expect(periodName(day, 'day')).toBe(text)
          expect(periodOf(text, 'week')).toBe(Math.floor((day + 3) / 7))
        },
      ),
    )
  })

  it('do not follow from a year alone', () => {
    expect([periodOf('2024', 'month'), periodOf('2024', 'quarter')]).toEqual([NaN, NaN])
    expect([periodOf('2024-05', 'week'), periodOf('2024-05', 'day')]).toEqual([NaN, NaN])
  })

  it.each([
    '2023-02-29',
    '2024-13',
    '2024-00',
    '2024-04-31',
    '2024-04-00',
    '24-01-01',
    '2024/01/01',
    'x',
    '1900-02-29',
  ])('%s is no date', (date) => {
    expect(() => periodOf(date, 'month')).toThrow(expect.objectContaining({ code: 'measure/invalid-value' }))
  })
})

describe('counts by period', () => {
  it('reads numbers YYYYMMDD as well', () => {
    const { counts, missing, imprecise } = countByPeriod([20240115, 20240200, 0, NaN, 20240000], { by: 'month' })
    expect(Array.from(counts)).toEqual([1, 1])
    expect({ missing, imprecise }).toEqual({ missing: 2, imprecise: 1 })
    expect(() => countByPeriod([20240231], { by: 'month' })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'dates', row: 0 } }),
    )
  })

  it('fills periods without events and counts what has no period apart', () => {
    const dates = ['2024-05-02', '2024-01-30', '', '2024', null, '2024-01', undefined, '2024-05-31']
    const { periods, counts, cumulative, imprecise, missing, outside } = countByPeriod(dates, { by: 'month' })
    expect(periods).toEqual(['2024-01', '2024-02', '2024-03', '2024-04', '2024-05'])
    expect(Array.from(counts)).toEqual([2, 0, 0, 0, 2])
    expect(Array.from(cumulative)).toEqual([2, 2, 2, 2, 4])
    expect({ imprecise, missing, outside }).toEqual({ imprecise: 1, missing: 3, outside: 0 })
  })

  it('keeps to the periods asked for', () => {
    const series = countByPeriod(['2020-01-01', '2021-06-01', '2025-01-01'], {
      by: 'year',
      from: '2021',
      to: '2023-05',
    })
    expect(series.periods).toEqual(['2021', '2022', '2023'])
    expect(Array.from(series.counts)).toEqual([1, 0, 0])
    expect(series.outside).toBe(2)
  })

  it('leaves out placeholders and typing errors, and says which', () => {
    const dates = ['2020-01-15', '2020-02-17', '2020-02-20', '2020-03-15', '2020-03-16', '2030-03-15', '9999-12-31']
    const { periods, counts, outside, outlying } = countByPeriod(dates, { by: 'month' })
    expect(periods).toEqual(['2020-01', '2020-02', '2020-03'])
    expect(Array.from(counts)).toEqual([1, 2, 2])
    expect({ outside, outlying }).toEqual({ outside: 0, outlying: { dates: 2, periods: ['2030-03', '9999-12'] } })
    expect(countByPeriod(dates, { by: 'year', outlying: 'keep' }).periods).toHaveLength(9999 - 2020 + 1)
    expect(countByPeriod(dates, { by: 'month', to: '2030-04' }).periods).toHaveLength(10 * 12 + 4)
  })

  it('loses no date', () => {
    const date = fc.constantFrom('2020', '2020-02', '2020-03-04', '2021-11-30', '', null)
    fc.assert(
      fc.property(fc.array(date), (dates) => {
        const series = countByPeriod(dates, { by: 'quarter', from: '2020-01', to: '2020-12' })
        const inside = series.counts.reduce((sum, count) => sum + count, 0)
        expect(inside + series.imprecise + series.missing + series.outside + series.outlying.dates).toBe(dates.length)
      }),
    )
  })

  it.each([
    [['2024-01-01', '2024-02-30'], {}, 'measure/invalid-value', { field: 'dates', row: 1 }],
    [[], {}, 'measure/too-little-data', { field: 'dates' }],
    [['2024'], {}, 'measure/too-little-data', { field: 'dates' }],
    [['2024-01'], { from: '2024-03' }, 'measure/too-little-data', { field: 'from' }],
    [['2024-01'], { from: '2024' }, 'measure/invalid-option', { field: 'from' }],
  ])('refuses %j %j', (dates, options, code, place) => {
    expect(() => countByPeriod(dates, { by: 'month', ...options })).toThrow(expect.objectContaining({ code, place }))
  })
})
