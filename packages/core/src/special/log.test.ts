import { describe, expect, it } from 'vitest'
import { around, bothSigns, everyExponent, stretch } from './elementary-grid.fixture.js'
import { exactLog, exactLog1p, exactLog2, worst } from './exact-elementary.fixture.js'
import { log, log1p, log2 } from './log.js'

const positive = [
  ...everyExponent(-1074, 1023, 1),
  ...stretch(0.5, 2, 1500),
  ...bothSigns(everyExponent(-53, -2, 4)).map((x) => 1 + x),
  ...stretch(2.5e-309, 2.2250738585072014e-308, 100),
  ...around([0.5, Math.SQRT1_2, 0.71, 1.41, Math.SQRT2, 2, 2.2250738585072014e-308]),
  5e-324,
  Number.MAX_VALUE,
].filter((x) => x !== 1)

describe.each([
  ['log', log, exactLog],
  ['log2', log2, exactLog2],
])('%s', (_, own, exact) => {
  it('is within 1 unit in the last place over the whole range, subnormal arguments included', () => {
    const { ulps, at } = worst(positive, own, exact)
    expect(ulps, `at ${at}`).toBeLessThan(1)
  })

  it('keeps the limits', () => {
    expect(own(0)).toBe(-Infinity)
    expect(own(-0)).toBe(-Infinity)
    expect(own(Infinity)).toBe(Infinity)
    expect(own(-1)).toBeNaN()
    expect(own(-5e-324)).toBeNaN()
    expect(own(-Infinity)).toBeNaN()
    expect(own(NaN)).toBeNaN()
    expect(own(1)).toBe(0)
  })
})

it('log2 is exact for powers of two', () => {
  for (let k = -1074, power = 5e-324; k <= 1023; k++, power *= 2) expect(log2(power)).toBe(k)
})

describe('log1p', () => {
  it('is within 1 unit in the last place, for tiny arguments too', () => {
    const grid = [
      ...stretch(-0.999, 1.5, 2000),
      ...everyExponent(-53, -1, 4)
        .map((x) => -1 + x)
        .filter((x) => x > -1 && x < 1 && x !== 0),
      ...bothSigns(everyExponent(-60, -2, 4)),
      ...bothSigns(everyExponent(-1074, -61, 0)),
      ...everyExponent(-1, 1023, 1),
      ...around([-0.5, -0.29, 0.41, 1, 9007199254740992]),
    ]
    const { ulps, at } = worst(grid, log1p, exactLog1p)
    expect(ulps, `at ${at}`).toBeLessThan(1)
  })

  it('keeps the limits', () => {
    expect(log1p(-1)).toBe(-Infinity)
    expect(log1p(-1.0000000000000002)).toBeNaN()
    expect(log1p(-2)).toBeNaN()
    expect(log1p(Infinity)).toBe(Infinity)
    expect(log1p(-Infinity)).toBeNaN()
    expect(log1p(NaN)).toBeNaN()
    expect(log1p(0)).toBe(0)
    expect(log1p(-0)).toBe(-0)
  })
})
