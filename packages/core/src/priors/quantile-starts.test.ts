import { expect, it } from 'vitest'
import { gammaP, gammaTailFactor } from '../special/incomplete-gamma.js'
import { logGamma } from '../special/log-gamma.js'
import { GammaSeries } from './gamma-series.js'
import { QuantileStarts } from './quantile-starts.js'

it('starts on a cubic itself where the quantile is one, from each node once', () => {
  const met: number[] = []
  const cubic = (x: number) => 2 - x * (3 - x * (0.5 - 0.25 * x))
  const starts = new QuantileStarts(0.5, (x) => {
    met.push(x)
    return { value: cubic(x), slope: -3 + x - 0.75 * x * x }
  })
  for (const x of [0, 0.1, 0.5, 3.3, 3.4, 0.2]) expect(starts.near(x)).toBeCloseTo(cubic(x), 13)
  expect(met).toEqual([0, 0.5, 1, 3, 3.5])
})

it('sums P on either side of the shape, as the incomplete gamma function has it', () => {
  for (const shape of [1e-3, 0.4, 3.2, 15.1, 20]) {
    const series = new GammaSeries(shape)
    for (const x of [0.01 * shape, 0.5 * shape, shape, shape + 2, shape + 11.9]) {
      const density = Math.exp(shape * Math.log(x) - x - logGamma(shape))
      expect(series.tailFactor(x, 12)).toBeGreaterThan(0)
      expect(Math.abs((series.tailFactor(x, 12) * density) / gammaP(shape, x) - 1)).toBeLessThan(1e-12)
    }
    expect(series.tailFactor(shape + 2, 1)).toBe(gammaTailFactor(shape, shape + 2))
  }
  expect(new GammaSeries(800).tailFactor(805, 12)).toBe(gammaTailFactor(800, 805))
})
