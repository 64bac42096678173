import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onsetFromDates } from './onset-from-dates.js'

describe('onsetFromDates', () => {
  it('keeps the precision of dates as intervals', () => {
    const dated = onsetFromDates(
      ['2024-01-01', '2024-01-31', '2024-02', '2023', null, '2024-05-01', '2024-03'],
      ['2024-01-01', '2024-02', '2024-03-10', '2024-01-01', '2024-01-01', '2024-04', '2024-03-15'],
    )
    expect(Array.from(dated.rows)).toEqual([0, 1, 2, 3, 6])
    expect(Array.from(dated.time)).toEqual([0, 1, 10, 1, 0])
    expect(Array.from(dated.timeTo)).toEqual([0, 29, 38, 365, 14])
    expect(dated).toMatchObject({ missing: 1, before: 1, truncated: 1 })
  })

  it.each(['2024-02-30', '2023-02-29', '2024-13', '2024-00', '2024-01-00', '24-01-01', '2024/01/01'])(
    'refuses %s',
    (date) => {
      expect(() => onsetFromDates(['2024-01-01', date], ['2024', '2024'])).toThrow(
        expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'starts', row: 1 } }),
      )
    },
  )

  it('counts days as the calendar of the engine does', () => {
    const date = fc.date({ min: new Date('1600-01-01'), max: new Date('2400-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(date, date, (one, other) => {
        const [start = '', event = ''] = [one, other].map((at) => at.toISOString().slice(0, 10)).sort()
        expect(onsetFromDates([start], [event]).time[0]).toBe((Date.parse(event) - Date.parse(start)) / 86_400_000)
      }),
    )
  })

  it.each([
    ['2024-02', 28],
    ['2023-02', 27],
    ['1900-02', 27],
    ['2000-02', 28],
    ['2024-12', 30],
    ['2024', 365],
  ])('knows how long %s is', (date, days) => {
    expect(onsetFromDates([date], [date]).timeTo[0]).toBe(days)
  })
})
