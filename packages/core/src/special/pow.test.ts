import { describe, expect, it } from 'vitest'
import { around, bothSigns, everyExponent, stretch } from './elementary-grid.fixture.js'
import { exactPow, ulpsFrom } from './exact-elementary.fixture.js'
import { log2 } from './log.js'
import { pow } from './pow.js'

function worst(points: readonly (readonly [number, number])[]) {
  let [ulps, at] = [0, '']
  for (const [x, y] of points) {
    const distance = ulpsFrom(pow(x, y), exactPow(x, y))
    if (!(distance <= ulps)) [ulps, at] = [distance, `${x}^${y}`]
  }
  return { ulps, at }
}

/** To results of every size, down to 2^−1080 and up to 2^1030. */
const toEverySize = (bases: readonly number[]) =>
  bases.flatMap((x, i) => {
    const size = ((i * 619.37) % 2110) - 1080
    return [[x, size / log2(x)] as const]
  })

describe('pow', () => {
  it.each([
    ['any base', toEverySize(everyExponent(-1074, 1023, 1).filter((x) => x !== 1))],
    [
      'bases near 1',
      toEverySize(
        bothSigns(everyExponent(-53, -3, 12))
          .map((x) => 1 + x)
          .filter((x) => x !== 1),
      ),
    ],
    ['bases at the seams', toEverySize(around([0.5, 0.8165, Math.SQRT1_2, 1.2247, Math.SQRT2, 1.5, 3, 10]))],
    [
      'small exponents',
      stretch(0.01, 4, 600).map((x, i) => [x, [0.5, -0.5, 2, -1, 3, 1 / 3, -2.5, 1e-9][i % 8]!] as const),
    ],
    ['powers of 2', stretch(-1079, 1023.9, 600).map((y) => [2, y] as const)],
    ['subnormal results', stretch(0.1, 0.9, 300).map((x, i) => [x, -(1022 + (i % 52)) / log2(x)] as const)],
  ])('is within 1 unit in the last place for %s', (_, points) => {
    const { ulps, at } = worst(points)
    expect(ulps, at).toBeLessThan(1)
  })

  it('is exact where the power is a whole number of 53 bits, and for powers of two', () => {
    for (let base = 1; base <= 60; base++) {
      for (let [exponent, product] = [0, 1]; product < 9007199254740992; exponent++, product *= base) {
        expect(pow(base, exponent)).toBe(product)
        expect(pow(-base, exponent)).toBe(exponent % 2 === 0 ? product : -product)
        if (base === 1 && exponent > 5) break
      }
    }
    for (let k = -1074, power = 5e-324; k <= 1023; k++, power *= 2) expect(pow(2, k)).toBe(power)
  })

  it('has the limits of ECMAScript', () => {
    // What Number::exponentiate defines; what it leaves open are finite powers, compared above.
    const values = [
      0,
      -0,
      1,
      -1,
      Infinity,
      -Infinity,
      NaN,
      0.5,
      -0.5,
      2,
      -2,
      3,
      -3,
      5e-324,
      1e300,
      -1e300,
      1e30,
      9007199254740994,
    ]
    for (const x of values) {
      for (const y of values) {
        const expected = x ** y
        const actual = pow(x, y)
        if (Number.isFinite(expected) && expected !== 0) expect(Math.abs(actual / expected - 1)).toBeLessThan(1e-15)
        else expect(actual, `${x}^${y}`).toBe(expected)
      }
    }
    expect(pow(-0, 3)).toBe(-0)
    expect(pow(-0, -3)).toBe(-Infinity)
    expect(pow(-8, 1 / 3)).toBeNaN()
    expect(pow(1, Infinity)).toBeNaN()
    expect(pow(NaN, 0)).toBe(1)
    expect(pow(10, 308.3)).toBe(Infinity)
    expect(pow(10, -324)).toBe(0)
  })
})
