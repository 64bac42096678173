import { describe, expect, it } from 'vitest'
import { periodScale } from './period-scale.js'

function scale(...names: string[]) {
  const found = periodScale(names)
  return found && [found.unit, ...found.numbers.map(found.nameOf)]
}

describe('periodScale', () => {
  it.each([
    [
      ['2023-01-01', '2024-01-01'],
      ['year', '2023', '2024'],
    ],
    [
      ['2023-12-31', '2024-12-31'],
      ['year', '2023', '2024'],
    ],
    [
      ['2023-01-01', '2023-04-01', '2023-10-01'],
      ['quarter', '2023-Q1', '2023-Q2', '2023-Q4'],
    ],
    [
      ['2023-03-31', '2023-06-30'],
      ['quarter', '2023-Q1', '2023-Q2'],
    ],
    [
      ['2023-01-31', '2023-02-28', '2023-03-31'],
      ['month', '2023-01', '2023-02', '2023-03'],
    ],
    [
      ['2023-01-02', '2023-01-16'],
      ['week with the date of its Monday', '2023-01-02', '2023-01-16'],
    ],
    [
      ['2023-01-08', '2023-01-15'],
      ['week with the date of its Sunday', '2023-01-08', '2023-01-15'],
    ],
    [
      ['2023-01-05', '2023-01-06'],
      ['day', '2023-01-05', '2023-01-06'],
    ],
    [
      ['2023-01-01', '2023-02-01', '9999-12-31'],
      ['month', '2023-01', '2023-02', '9999-12'],
    ],
    [
      ['2023-1', '2023-2', '2023-3'],
      ['month', '2023-01', '2023-02', '2023-03'],
    ],
    [['a', '2023', 'b'], undefined],
  ])('%j are %j', (names, expected) => expect(scale(...names)).toEqual(expected))

  it('counts weeks by sevens of days', () => {
    const { numbers } = periodScale(['2023-01-08', '2023-01-15', '2023-02-05'])!
    expect(numbers.map((number) => number - numbers[0]!)).toEqual([0, 1, 4])
  })
})
