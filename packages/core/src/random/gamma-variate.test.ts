import { describe, expect, it } from 'vitest'
import { exp } from '../special/exp.js'
import { gammaP } from '../special/incomplete-gamma.js'
import { normalLowerTail } from '../special/normal.js'
import { logGammaVariate, normalVariate } from './gamma-variate.js'
import { seededRandom } from './random.js'

const draws = 50_000

/** Kolmogorov's distance times √n; above 1.95 in one of a thousand samples. */
function distance(sample: () => number, distribution: (x: number) => number): number {
  const values = Float64Array.from({ length: draws }, sample).sort()
  let greatest = 0
  values.forEach((value, at) => {
    const p = distribution(value)
    greatest = Math.max(greatest, Math.abs(p - at / draws), Math.abs(p - (at + 1) / draws))
  })
  return greatest * Math.sqrt(draws)
}

describe('logGammaVariate', () => {
  it.each([0.1, 0.5, 1, 2.5, 40, 1e6])('shape %d', (shape) => {
    const random = seededRandom(3)
    expect(
      distance(
        () => exp(logGammaVariate(random, shape)),
        (x) => gammaP(shape, x),
      ),
    ).toBeLessThan(1.95)
  })
})

describe('normalVariate', () => {
  it('has the standard normal distribution', () => {
    const random = seededRandom(4)
    expect(distance(() => normalVariate(random), normalLowerTail)).toBeLessThan(1.95)
  })
})
