import { describe, expect, it } from 'vitest'
import { readWeight } from './weight.js'

describe('readWeight', () => {
  it.each([
    ['71', 'KG', 71],
    ['71', 'kgs', 71],
    ['152', 'LBS', 68.94604],
    ['3200', 'GMS', 3.2],
    ['3200', 'g', 3.2],
    ['100', '[lb_av]', 45.35924],
    ['100', 'pounds', 45.35924],
    ['10', 'stone', 63.50293],
  ])('reads %s %s', (weight, unit, kilograms) => {
    expect(readWeight(weight, unit)).toEqual({ kilograms: expect.closeTo(kilograms, 5) as number, issue: null })
  })

  it.each([
    ['', 'KG', null],
    ['NA', 'NA', null],
    ['71', 'UNK', 'weight-unit-missing'],
    ['heavy', 'KG', 'weight-not-numeric'],
    ['71', '', 'weight-unit-missing'],
    ['71', 'IB', 'weight-unit-unknown'],
    ['636', 'KG', 'weight-out-of-range'],
    ['0.1', 'KG', 'weight-out-of-range'],
  ])('gives no kilograms for %j %j', (weight, unit, issue) => {
    expect(readWeight(weight, unit)).toEqual({ kilograms: Number.NaN, issue })
  })
})
