import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelihoodPoints } from './likelihood-points.js'
import { MgpsLikelihood } from './mgps-likelihood.js'
import { fromSearch, searchValue, toSearch } from './search-coordinates.js'

const parameters = fc
  .tuple(...Array.from({ length: 5 }, () => fc.double({ min: -3, max: 3, noNaN: true })))
  .map((values) => Float64Array.from(values))

describe('coordinates of the search', () => {
  it('lead back to the parameters', () => {
    fc.assert(
      fc.property(parameters, (at) => {
        fromSearch(toSearch(at)).forEach((value, i) => {
          expect(value).toBeCloseTo(at[i]!, 12)
        })
      }),
      { seed: 12 },
    )
  })

  it('have the derivatives that finite differences show', () => {
    const n = Float64Array.of(0, 0, 1, 2, 7)
    const expected = Float64Array.of(0.2, 3, 0.2, 3, 1)
    const likelihood = new MgpsLikelihood(likelihoodPoints({ n, expected, weight: Float64Array.of(90, 8, 12, 5, 1) }))
    const valueAt = (point: Float64Array) => searchValue(point, likelihood.at(fromSearch(point)))
    const h = 1e-4
    fc.assert(
      fc.property(parameters, (at) => {
        const { gradient, hessian } = valueAt(at)
        for (let i = 0; i < 5; i++) {
          const moved = (by: number) => valueAt(at.map((value, j) => (i === j ? value + by : value)))
          const [below, above] = [moved(-h), moved(h)]
          expect(Math.abs((above.value - below.value) / (2 * h) - gradient[i]!)).toBeLessThan(1e-4)
          for (let j = 0; j < 5; j++) {
            const slope = (above.gradient[j]! - below.gradient[j]!) / (2 * h)
            expect(Math.abs(slope - hessian[i * 5 + j]!)).toBeLessThan(1e-4)
          }
        }
      }),
      { seed: 12, numRuns: 30 },
    )
  })
})
