import { describe, expect, it } from 'vitest'
import { readAge } from './age.js'

describe('readAge', () => {
  it.each([
    ['8', 'DEC', 80],
    ['42', 'YR', 42],
    ['18', 'MON', 1.5],
    ['52.1775', 'WK', 1],
    ['10950', 'DY', 29.979466],
    ['8766', 'HR', 1],
    ['0', 'YR', 0],
    ['120', 'yr', 120],
    ['36', '802', 3],
    ['36', '802.0', 3],
    ['7', '10.a', 70],
    ['1461', 'Day(s)', 4],
    ['52.1775', ' wk ', 1],
  ])('reads %s %s', (age, unit, years) => {
    expect(readAge(age, unit)).toEqual({ years: expect.closeTo(years, 5) as number, issue: null })
  })

  it.each([
    ['', 'YR', null],
    ['old', 'YR', 'age-not-numeric'],
    ['1e3', 'YR', 'age-not-numeric'],
    ['42', '', 'age-unit-missing'],
    ['42', ' ', 'age-unit-missing'],
    ['1,5', 'YR', 'age-not-numeric'],
    ['5', '--', 'age-unit-missing'],
    ['NA', 'YR', null],
    ['unknown', 'NA', null],
    ['5', 'fortnights', 'age-unit-unknown'],
    ['5', 'MIN', 'age-unit-unknown'],
    ['5', '85', 'age-unit-unknown'],
    ['121', 'YR', 'age-out-of-range'],
    ['-1', 'YR', 'age-out-of-range'],
  ])('gives no years for %j %j', (age, unit, issue) => {
    expect(readAge(age, unit)).toEqual({ years: Number.NaN, issue })
  })
})
