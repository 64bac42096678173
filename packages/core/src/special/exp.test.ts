import { describe, expect, it } from 'vitest'
import { around, bothSigns, everyExponent, stretch } from './elementary-grid.fixture.js'
import { exactExp, exactExpm1, worst } from './exact-elementary.fixture.js'
import { exp, expm1 } from './exp.js'

const seams = around([0.34657359, 0.34657359027997264, 0.5, 1.0397207708399179, 37, 38, 40, 707, 709, 709.782712893384])

describe('exp', () => {
  it('is within 1 unit in the last place over the whole range, subnormal results included', () => {
    const grid = [
      ...stretch(-745.133, 709.782712893384, 1500),
      ...stretch(-745.133, -707, 300),
      ...stretch(-1.1, 1.1, 700),
      ...bothSigns(everyExponent(-60, 8, 4)),
      ...bothSigns(everyExponent(-1074, -61, 0)),
      ...bothSigns(seams).filter((x) => x > -745 && x < 709.79),
    ]
    const { ulps, at } = worst(grid, exp, exactExp)
    expect(ulps, `at ${at}`).toBeLessThan(1)
  })

  it('keeps the limits', () => {
    expect(exp(-745.13)).toBe(5e-324)
    expect(exp(-745.14)).toBe(0)
    expect(exp(709.7827128933841)).toBe(Infinity)
    expect(exp(-Infinity)).toBe(0)
    expect(exp(Infinity)).toBe(Infinity)
    expect(exp(NaN)).toBeNaN()
    expect(exp(0)).toBe(1)
    expect(exp(-0)).toBe(1)
  })
})

describe('expm1', () => {
  it('is within 1 unit in the last place, for tiny arguments too', () => {
    const grid = [
      ...stretch(-1.2, 1.3, 2000),
      ...stretch(-45, 60, 800),
      ...stretch(60, 709.78, 200),
      ...bothSigns(everyExponent(-60, 5, 4)),
      ...bothSigns(everyExponent(-1074, -61, 0)),
      ...bothSigns(seams).filter((x) => x < 709.79),
    ]
    const { ulps, at } = worst(grid, expm1, exactExpm1)
    expect(ulps, `at ${at}`).toBeLessThan(1)
  })

  it('keeps the limits', () => {
    expect(expm1(0)).toBe(0)
    expect(expm1(-0)).toBe(-0)
    expect(expm1(5e-324)).toBe(5e-324)
    expect(expm1(-Infinity)).toBe(-1)
    expect(expm1(-1000)).toBe(-1)
    expect(expm1(Infinity)).toBe(Infinity)
    expect(expm1(710)).toBe(Infinity)
    expect(expm1(NaN)).toBeNaN()
  })
})
