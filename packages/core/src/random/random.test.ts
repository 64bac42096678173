import { describe, expect, it } from 'vitest'
import { seededRandom } from './random.js'

function draws(seed: number, count: number): Float64Array {
  const random = seededRandom(seed)
  return Float64Array.from({ length: count }, () => random.uniform())
}

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    expect(draws(7, 5)).toEqual(draws(7, 5))
    expect(draws(7, 5)).not.toEqual(draws(8, 5))
    expect(draws(7, 5)).not.toEqual(draws(7 + 2 ** 32, 5))
  })

  it.each([0, 1, 20260101])('is uniform: χ² of 256 cells, serial correlation, seed %d', (seed) => {
    const count = 256_000
    const values = draws(seed, count)
    const cells = new Float64Array(256)
    let product = 0
    values.forEach((value, i) => {
      cells[Math.floor(value * 256)]! += 1
      if (i > 0) product += (value - 0.5) * (values[i - 1]! - 0.5)
    })
    const chiSquare = cells.reduce((sum, cell) => sum + (cell - 1000) ** 2 / 1000, 0)
    // 255 degrees of freedom: mean 255, standard deviation 22.6.
    expect(Math.abs(chiSquare - 255)).toBeLessThan(5 * 22.6)
    expect(Math.abs((product * 12) / Math.sqrt(count))).toBeLessThan(5)
    expect(Math.min(...values.subarray(0, 10_000))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values.subarray(0, 10_000))).toBeLessThan(1)
  })
})
