import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { structuralZero, zeroInflatedLogLikelihood, zeroInflation } from './zero-inflation.js'

describe('zeroInflation', () => {
  it('is at the maximum of the likelihood', () => {
    const cell = fc.tuple(fc.nat(3), fc.double({ min: 0.01, max: 20, noNaN: true }))
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 20 }), (cells) => {
        const [counts, means] = [cells.map(([count]) => count), cells.map(([, mean]) => mean)]
        const omega = zeroInflation(counts, means)
        const best = zeroInflatedLogLikelihood(counts, means, omega)
        for (const step of [-0.05, -1e-3, 1e-3, 0.05]) {
          if (!(omega + step >= 0 && omega + step < 1)) continue
          expect(zeroInflatedLogLikelihood(counts, means, omega + step)).toBeLessThanOrEqual(
            best + 1e-12 * Math.abs(best),
          )
        }
      }),
    )
  })

  it('is 0 without zeros, and 1 to the last bit without anything else', () => {
    expect(zeroInflation([1, 4], [2, 2])).toBe(0)
    expect(zeroInflation([0, 0], [2, 5])).toBeCloseTo(1, 14)
  })

  it('makes a zero structural the likelier the more is expected', () => {
    expect(structuralZero(0.2, 0)).toBeCloseTo(0.2, 15)
    expect(structuralZero(0.2, 1)).toBeCloseTo(0.4046096751, 9)
    expect(structuralZero(0, 3)).toBe(0)
  })
})
