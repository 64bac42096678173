import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { likelihoodPoints } from './likelihood-points.js'
import { MgpsLikelihood } from './mgps-likelihood.js'

const cells = fc.array(
  fc.record({
    n: fc.oneof(fc.constant(0), fc.nat(40)),
    expected: fc.double({ min: 1e-4, max: 50, noNaN: true }),
    weight: fc.integer({ min: 1, max: 1000 }),
  }),
  { minLength: 1, maxLength: 12 },
)
const parameters = fc
  .tuple(...Array.from({ length: 5 }, () => fc.double({ min: -3, max: 3, noNaN: true })))
  .map((values) => Float64Array.from(values))

const likelihoodOf = (rows: readonly { n: number; expected: number; weight: number }[]) =>
  new MgpsLikelihood(
    likelihoodPoints({
      n: Float64Array.from(rows, (row) => row.n),
      expected: Float64Array.from(rows, (row) => row.expected),
      weight: Float64Array.from(rows, (row) => row.weight),
    }),
  )

/** ln of the negative binomial probability of n, by its recurrence from P(0). */
function logNegativeBinomial(n: number, alpha: number, beta: number, expected: number): number {
  let total = -alpha * Math.log1p(expected / beta)
  for (let k = 1; k <= n; k++) total += Math.log(((alpha + k - 1) / k) * (expected / (beta + expected)))
  return total
}

function directly(rows: readonly { n: number; expected: number; weight: number }[], at: Float64Array): number {
  const [alpha1 = 0, beta1 = 0, alpha2 = 0, beta2 = 0] = at.map(Math.exp)
  const p = 1 / (1 + Math.exp(-at[4]!))
  return -rows.reduce((sum, { n, expected, weight }) => {
    const first = Math.log(p) + logNegativeBinomial(n, alpha1, beta1, expected)
    const second = Math.log1p(-p) + logNegativeBinomial(n, alpha2, beta2, expected)
    const larger = Math.max(first, second)
    return sum + weight * (larger + Math.log1p(Math.exp(Math.min(first, second) - larger)))
  }, 0)
}

describe('MgpsLikelihood', () => {
  it('sums the log probabilities of the mixture', () => {
    fc.assert(
      fc.property(cells, parameters, (rows, at) => {
        const expected = directly(rows, at)
        expect(Math.abs(likelihoodOf(rows).at(at).value - expected)).toBeLessThan(1e-11 * Math.max(1, expected))
      }),
    )
  })

  it('has the derivatives that finite differences show', () => {
    fc.assert(
      fc.property(cells, parameters, (rows, at) => {
        const likelihood = likelihoodOf(rows)
        const { gradient, hessian } = likelihood.at(at)
        const weight = rows.reduce((sum, row) => sum + row.weight * (1 + row.n + row.expected), 0)
        const h = 1e-4
        for (let i = 0; i < 5; i++) {
          const moved = (by: number) => likelihood.at(at.map((value, j) => (i === j ? value + by : value)))
          const [a, b, c, d] = [moved(-2 * h), moved(-h), moved(h), moved(2 * h)] as const
          const slope = (pick: (value: typeof a) => number) =>
            (8 * (pick(c) - pick(b)) - (pick(d) - pick(a))) / (12 * h)
          expect(Math.abs(slope(({ value }) => value) - gradient[i]!)).toBeLessThan(1e-6 * weight)
          for (let j = 0; j < 5; j++) {
            expect(Math.abs(slope((value) => value.gradient[j]!) - hessian[i * 5 + j]!)).toBeLessThan(1e-6 * weight)
          }
        }
      }),
    )
  })
})

describe.each(['componentTruncated', 'mixtureTruncated'] as const)('MgpsLikelihood, %s', (form) => {
  const truncated = (rows: readonly { n: number; expected: number; weight: number }[], minimum: number) => {
    const shown = rows.map((row) => ({ ...row, n: row.n + minimum }))
    const points = likelihoodPoints({
      n: Float64Array.from(shown, (row) => row.n),
      expected: Float64Array.from(shown, (row) => row.expected),
      weight: Float64Array.from(shown, (row) => row.weight),
    })
    return { shown, likelihood: new MgpsLikelihood(points, form, minimum) }
  }
  const minimum = fc.constantFrom(1, 2, 3, 6)

  it('divides by the probability of a count that shows', () => {
    const below = (alpha: number, beta: number, expected: number, least: number) => {
      let sum = 0
      for (let n = 0; n < least; n++) sum += Math.exp(logNegativeBinomial(n, alpha, beta, expected))
      return sum
    }
    fc.assert(
      fc.property(cells, parameters, minimum, (rows, at, least) => {
        const { shown, likelihood } = truncated(rows, least)
        const [alpha1 = 0, beta1 = 0, alpha2 = 0, beta2 = 0] = at.map(Math.exp)
        const p = 1 / (1 + Math.exp(-at[4]!))
        let smallest = 1
        const expected = -shown.reduce((sum, { n, expected: mean, weight }) => {
          const tail1 = 1 - below(alpha1, beta1, mean, least)
          const tail2 = 1 - below(alpha2, beta2, mean, least)
          smallest = Math.min(smallest, tail1, tail2)
          const first = p * Math.exp(logNegativeBinomial(n, alpha1, beta1, mean))
          const second = (1 - p) * Math.exp(logNegativeBinomial(n, alpha2, beta2, mean))
          const one =
            form === 'componentTruncated'
              ? first / tail1 + second / tail2
              : (first + second) / (p * tail1 + (1 - p) * tail2)
          return sum + weight * Math.log(one)
        }, 0)
        // One less a sum close to one is all the check itself knows.
        fc.pre(smallest > 1e-5)
        expect(Math.abs(likelihood.at(at).value - expected)).toBeLessThan(1e-8 * Math.max(1, Math.abs(expected)))
      }),
    )
  })

  it('has the derivatives that finite differences show', () => {
    fc.assert(
      fc.property(cells, parameters, minimum, (rows, at, least) => {
        const { shown, likelihood } = truncated(rows, least)
        const { gradient, hessian } = likelihood.at(at)
        const weight = shown.reduce((sum, row) => sum + row.weight * (1 + row.n + row.expected), 0)
        const h = 1e-4
        for (let i = 0; i < 5; i++) {
          const moved = (by: number) => likelihood.at(at.map((value, j) => (i === j ? value + by : value)))
          const [a, b, c, d] = [moved(-2 * h), moved(-h), moved(h), moved(2 * h)] as const
          const slope = (pick: (value: typeof a) => number) =>
            (8 * (pick(c) - pick(b)) - (pick(d) - pick(a))) / (12 * h)
          expect(Math.abs(slope(({ value }) => value) - gradient[i]!)).toBeLessThan(1e-6 * weight)
          for (let j = 0; j < 5; j++) {
            expect(Math.abs(slope((value) => value.gradient[j]!) - hessian[i * 5 + j]!)).toBeLessThan(1e-6 * weight)
          }
        }
      }),
    )
  })
})

describe('likelihoodPoints', () => {
  it('merges points that agree and leaves the likelihood as it was', () => {
    fc.assert(
      fc.property(cells, parameters, (rows, at) => {
        const value = likelihoodOf(rows).at(at).value
        const doubled = likelihoodOf([...rows, ...rows, { n: 3, expected: 1, weight: 0 }])
        expect(doubled.size).toBe(likelihoodOf(rows).size)
        expect(Math.abs(doubled.at(at).value - 2 * value)).toBeLessThan(1e-12 * Math.max(1, Math.abs(value)))
      }),
    )
  })
})
