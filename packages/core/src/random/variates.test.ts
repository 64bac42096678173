import { describe, expect, it } from 'vitest'
import { logGamma } from '../special/log-gamma.js'
import { seededRandom } from './random.js'
import { binomialVariate, multinomialVariate, poissonVariate } from './variates.js'

const draws = 200_000

/** Pearson's χ² of draws against probabilities, cells below 20 expected put together, with its degrees of freedom. */
function fit(sample: () => number, probability: (k: number) => number) {
  const seen = new Map<number, number>()
  for (let i = 0; i < draws; i++) {
    const k = sample()
    seen.set(k, (seen.get(k) ?? 0) + 1)
  }
  let chiSquare = 0
  let cells = 0
  let restSeen = draws
  let restExpected = draws
  for (const [k, count] of seen) {
    const expected = draws * probability(k)
    if (expected < 20) continue
    chiSquare += (count - expected) ** 2 / expected
    cells += 1
    restSeen -= count
    restExpected -= expected
  }
  if (restExpected > 5) chiSquare += (restSeen - restExpected) ** 2 / restExpected
  return { chiSquare, cells }
}

describe('poissonVariate', () => {
  it.each([0.01, 0.7, 5, 9.9, 10.1, 40, 1e4])('mean %d', (mean) => {
    const random = seededRandom(11)
    const { chiSquare, cells } = fit(
      () => poissonVariate(random, mean),
      (k) => Math.exp(k * Math.log(mean) - mean - logGamma(k + 1)),
    )
    expect(chiSquare).toBeLessThan(cells + 6 * Math.sqrt(2 * cells + 1))
  })
})

describe('binomialVariate', () => {
  it.each([
    [1, 0.3],
    [12, 0.5],
    [50, 0.02],
    [100, 0.4],
    [100, 0.97],
    [100_000, 0.0005],
    [1e7, 0.001],
  ])('%d trials, p %d', (trials, p) => {
    const random = seededRandom(12)
    const { chiSquare, cells } = fit(
      () => binomialVariate(random, trials, p),
      (k) =>
        Math.exp(
          logGamma(trials + 1) -
            logGamma(k + 1) -
            logGamma(trials - k + 1) +
            k * Math.log(p) +
            (trials - k) * Math.log1p(-p),
        ),
    )
    expect(chiSquare).toBeLessThan(cells + 6 * Math.sqrt(2 * cells + 1))
  })

  it('keeps the limits', () => {
    const random = seededRandom(1)
    expect([binomialVariate(random, 10, 0), binomialVariate(random, 10, 1), binomialVariate(random, 0, 0.4)]).toEqual([
      0, 10, 0,
    ])
  })
})

describe('multinomialVariate', () => {
  it('gives every trial to a cell, in proportion', () => {
    const random = seededRandom(5)
    const weights = [5, 0, 1, 14]
    const into = new Float64Array(4)
    const sums = new Float64Array(4)
    for (let i = 0; i < 2000; i++) {
      multinomialVariate(random, 100, weights, into)
      expect(into.reduce((sum, count) => sum + count, 0)).toBe(100)
      into.forEach((count, cell) => {
        sums[cell]! += count
      })
    }
    expect(sums[1]).toBe(0)
    weights.forEach((weight, cell) => {
      const mean = (200_000 * weight) / 20
      expect(Math.abs(sums[cell]! - mean)).toBeLessThan(5 * Math.sqrt(mean) + 1)
    })
  })
})
