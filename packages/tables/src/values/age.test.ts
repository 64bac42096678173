import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAge } from './age.js'

describe('readAge', () => {
  it.each([
    ['66', null, 66],
    ['66 YR', null, 66],
    ['66.0', 'years', 66],
    ['0,5', 'Year(s)', 0.5],
    ['10957.5', 'DY', 30],
    ['18', 'Month', 1.5],
    ['18months', null, 1.5],
    ['7', 'DEC', 70],
    ['7', '800', 70],
    ['36', '802.0', 3],
    ['8766', 'HR', 1],
  ])('reads %s %s', (text, unit, years) => {
    const reading = readAge(text, unit)
    expect(reading.years).toBeCloseTo(years, 12)
    expect(reading).toMatchObject({ issue: null, verbatim: unit === null ? text : `${text} ${unit}` })
  })

  it.each([
    ['old', null, 'age-not-numeric'],
    ['60-70', null, 'age-not-numeric'],
    ['5', 'moons', 'age-unit-unknown'],
    ['-1', null, 'age-out-of-range'],
    ['121', 'YR', 'age-out-of-range'],
  ])('refuses %s %s', (text, unit, issue) => expect(readAge(text, unit)).toMatchObject({ years: Number.NaN, issue }))

  it('gives 0 to 120 years or an issue for any text', () =>
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (text, unit) => {
        const { years, issue } = readAge(text, unit)
        expect(issue === null ? years >= 0 && years <= 120 : Number.isNaN(years)).toBe(true)
      }),
    ))
})
