import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bayesianFdr } from '../multiplicity/bayesian-fdr.js'
import { seededRandom } from '../random/random.js'
import { discretePosterior } from './discrete-posterior.js'
import { probabilityAbove, probabilityBelow } from './ebgm.js'
import { empiricalBayesColumns } from './empirical-bayes-columns.js'
import { gammaMixturePosterior } from './gamma-mixture-posterior.js'
import { PosteriorAtCount } from './gamma-posterior.js'
import type { MgpsPrior } from './mgps-prior.js'

const rounding = 2 ** -52
const random = seededRandom(20261130)
const between = (low: number, high: number) => low * (high / low) ** random.uniform()
const randomCount = () => Math.floor(random.uniform() < 0.5 ? 8 * random.uniform() : between(1, 1e5))
const randomPrior = (): MgpsPrior => ({
  alpha1: between(1e-4, 50),
  beta1: between(1e-4, 50),
  alpha2: between(1e-4, 50),
  beta2: between(1e-4, 50),
  p: random.uniform() < 0.1 ? 1 - between(1e-12, 1e-3) : between(1e-9, 0.999),
})

/** Both in 0 … 1, and the greater is exactly one less the smaller. */
function expectComplements(above: number, below: number): void {
  const good =
    above >= 0 && below >= 0 && (above === 1 - below || below === 1 - above || Math.abs(above + below - 1) <= rounding)
  if (!(good && above <= 1 && below <= 1)) expect({ above, below }).toBe('in 0 … 1 and complements')
}

describe('posterior probabilities', () => {
  it('are at most 1 where both weights and both tails round up', () => {
    const prior = { alpha1: 0.2041, beta1: 0.0582, alpha2: 1.415, beta2: 1.838, p: 0.0969 }
    const pair = { a: 21, expected: 1.1094999132363301 }
    const above = probabilityAbove(pair, prior, 1)
    const below = probabilityBelow(pair, prior, 1)
    expect(above).toBeLessThanOrEqual(1)
    expect(above).toBe(1 - below)
    expect(below).toBeGreaterThan(0)
    const { fdr, listed } = bayesianFdr([1 - above, 0.2, below])
    expect([listed, fdr.some(Number.isNaN)]).toEqual([3, false])
    const { columns } = empiricalBayesColumns({ n: [21], expected: [pair.expected] }, prior)
    expect([columns.p_rr_gt_1[0], columns.p_rr_le_1[0]]).toEqual([above, below])
  })

  // AETHER_PROPERTY_RUNS=1000000 for the long run.
  const runs = Number(process.env['AETHER_PROPERTY_RUNS'] ?? 20_000)
  it(`lie in 0 … 1 and are complements under ${runs} random gamma mixtures`, { timeout: 600_000 }, () => {
    for (let run = 0; run < runs; run++) {
      const atCount = new PosteriorAtCount(randomCount(), randomPrior())
      const posterior = atCount.given(between(1e-6, 1e5))
      const { weight1, weight2 } = posterior
      if (!(weight1 >= 0 && weight2 >= 0 && weight1 + weight2 <= 1)) expect({ weight1, weight2 }).toBe('at most 1')
      // Where the posterior is, so that both tails count, and at the neutral ratios.
      for (const k of [1, 2, atCount.mean(posterior) * between(0.2, 5)]) {
        if (k > 0) expectComplements(atCount.above(posterior, k), atCount.below(posterior, k))
      }
    }
  })

  it('lie in 0 … 1 and are complements under mixtures of many parts and under discrete priors', () => {
    const positive = fc.double({ min: 1e-3, max: 40, noNaN: true })
    const part = fc.record({ alpha: positive, beta: positive, size: positive })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 9 }), fc.nat(60), positive, positive, (parts, a, e, k) => {
        const total = parts.reduce((sum, { size }) => sum + size, 0)
        const gamma = gammaMixturePosterior(
          { a, expected: e },
          parts.map(({ alpha, beta, size }) => ({ alpha, beta, weight: size / total })),
        )
        expectComplements(gamma.above(k), gamma.below(k))
        const ratio = [...new Set(parts.map(({ alpha }) => alpha))].sort((one, other) => one - other)
        const discrete = discretePosterior(
          { a, expected: e },
          { ratio: Float64Array.from(ratio), weight: new Float64Array(ratio.length).fill(1 / ratio.length) },
        )
        for (const at of [k, ...ratio, 0]) expectComplements(discrete.above(at), discrete.below(at))
        expect(discrete.above(0)).toBe(1)
      }),
      { numRuns: 300 },
    )
  })

  it('keep the tail that is tiny: below is not one less above', () => {
    // 1 − above is 0 or a multiple of 2⁻⁵³ there.
    const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
    const below = probabilityBelow({ a: 60, expected: 1 }, prior, 1)
    expect(below).toBeLessThan(1e-40)
    expect(below).toBeGreaterThan(0)
    expect(probabilityAbove({ a: 60, expected: 1 }, prior, 1)).toBe(1)
    const mixture = gammaMixturePosterior({ a: 60, expected: 1 }, [
      { alpha: 0.2, beta: 0.1, weight: 1 / 3 },
      { alpha: 2, beta: 4, weight: 2 / 3 },
    ])
    expect(Math.abs(mixture.below(1) / below - 1)).toBeLessThan(1e-10)
    expect(mixture.above(1)).toBe(1)
  })
})
