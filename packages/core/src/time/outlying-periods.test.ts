import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyOfSeries } from './outlying-periods.js'
import { type PeriodUnit, periodName, periodOf } from './periods.js'

function body(dates: readonly string[], by: PeriodUnit, asOf?: string) {
  const numbers = dates.map((date) => periodOf(date, by))
  const found = bodyOfSeries(numbers, by, asOf === undefined ? {} : { asOf })
  return found && [periodName(found.first, by), periodName(found.last, by)]
}

const years = (from: number, to: number, ...others: number[]) =>
  [...Array.from({ length: to - from + 1 }, (_, at) => from + at), ...others].map(String)

describe('bodyOfSeries', () => {
  it('keeps the end that a bound is known for', () => {
    const months = ['1950-01', ...Array(20).fill('2020-01'), '2031-01'].map((date) => periodOf(date, 'month'))
    const year = (period: number | undefined) => Math.floor((period ?? NaN) / 12)
    const early = bodyOfSeries(months, 'month', { sides: 'early' })
    expect([year(early?.first), year(early?.last)]).toEqual([2020, 2031])
    const late = bodyOfSeries(months, 'month', { sides: 'late' })
    expect([year(late?.first), year(late?.last)]).toEqual([1950, 2020])
  })

  it.each([
    ['a year typed wrong', [...years(2015, 2024), '2042'], 'year', ['2015', '2024']],
    ['a century typed wrong', ['2023-01', '2023-02', '2023-03', '2023-04', '1923-02'], 'month', ['2023-01', '2023-04']],
    [
      'errors on both sides',
      ['1950-05', ...Array(20).fill('2020-01'), '2020-02', '2031-07'],
      'month',
      ['2020-01', '2020-02'],
    ],
    [
      'sentinels, however many',
      [...Array(9).fill('9999-12-31'), '1900-01-01', '2020-01-05', '2020-03-05'],
      'month',
      ['2020-01', '2020-03'],
    ],
    ['a drug that is seldom reported', years(1990, 1990, 1996, 1999, 2004, 2011, 2020), 'year', ['1990', '2020']],
    [
      'an early report of a series with gaps',
      ['1998-02', '2001-06', '2003-01', ...Array(12).fill('2005-01')],
      'month',
      ['1998-02', '2005-01'],
    ],
    [
      'a gap of less than three years',
      [...Array(30).fill('2020-01-06'), '2022-05-02'],
      'week',
      ['2020-W02', '2022-W18'],
    ],
    ['too few to tell', ['2001', '2020', '2021', '2022'], 'year', ['2001', '2022']],
    ['one date', ['2020-05'], 'month', ['2020-05', '2020-05']],
  ] as const)('%s', (_, dates, by, expected) => expect(body(dates, by)).toEqual(expected))

  it('takes no date of the future', () => {
    expect(body(['2024-05', '2024-06', '2024-08'], 'month', '2024-07-31')).toEqual(['2024-05', '2024-06'])
  })

  it('is undefined where no date can be true', () => {
    expect(body(['9999', '1900'], 'year')).toBeUndefined()
  })

  it('leaves out at most a twentieth on each side, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1910 * 12, max: 2190 * 12 }), { minLength: 1, maxLength: 80 }),
        (numbers) => {
          const found = bodyOfSeries(numbers, 'month')!
          const most = numbers.length < 5 ? 0 : Math.max(1, Math.floor(numbers.length / 20))
          expect(numbers.filter((number) => number < found.first).length).toBeLessThanOrEqual(most)
          expect(numbers.filter((number) => number > found.last).length).toBeLessThanOrEqual(most)
          expect(bodyOfSeries([...numbers].reverse(), 'month')).toEqual(found)
        },
      ),
    )
  })
})
