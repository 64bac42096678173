import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { log, log1p, log2 } from './log.js'

/** Distance in units of the last place of the expected value. */
function ulps(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0
  const exponent = Math.max(-1022, Math.floor(Math.log2(Math.abs(expected))))
  return Math.abs(actual - expected) / 2 ** (exponent - 52)
}

const positive = fc.double({ min: 5e-324, max: Number.MAX_VALUE, noNaN: true })

describe('log', () => {
  it('is within 2 units in the last place of the engine’s own over the whole range', () => {
    fc.assert(
      fc.property(positive, (x) => ulps(log(x), Math.log(x)) <= 2),
      { numRuns: 20_000 },
    )
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => ulps(log(x), Math.log(x)) <= 2),
      { numRuns: 20_000 },
    )
  })

  // mpmath, 40 digits
  it.each([
    [2, Math.LN2],
    [10, Math.LN10],
    [0.125, -2.0794415416798357],
    [1.0000000001, 1.000000082690371e-10],
    [5e-324, -744.4400719213812],
    [1e308, 709.1962086421661],
  ])('log(%d) = %d', (x, expected) => {
    expect(ulps(log(x), expected)).toBeLessThanOrEqual(1)
  })

  it('keeps the limits', () => {
    expect(log(0)).toBe(-Infinity)
    expect(log(Infinity)).toBe(Infinity)
    expect(log(-1)).toBeNaN()
    expect(log(NaN)).toBeNaN()
    expect(log(1)).toBe(0)
  })
})

describe('log2', () => {
  it('is exact for powers of two', () => {
    for (let k = -1074; k <= 1023; k++) expect(log2(2 ** k)).toBe(k)
  })
  it('is within 3 units of the engine’s own', () => {
    fc.assert(
      fc.property(positive, (x) => ulps(log2(x), Math.log2(x)) <= 3),
      { numRuns: 20_000 },
    )
  })
})

describe('log1p', () => {
  it('is within 3 units of the engine’s own, for tiny arguments too', () => {
    const argument = fc.oneof(
      fc.double({ min: -0.999999, max: 10, noNaN: true }),
      fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
    )
    fc.assert(
      fc.property(argument, (x) => ulps(log1p(x), Math.log1p(x)) <= 3),
      { numRuns: 20_000 },
    )
  })
  it('keeps the limits', () => {
    expect(log1p(-1)).toBe(-Infinity)
    expect(log1p(-2)).toBeNaN()
    expect(log1p(Infinity)).toBe(Infinity)
    expect(log1p(0)).toBe(0)
  })
})
