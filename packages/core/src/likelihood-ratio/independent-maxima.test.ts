import { expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { binomialVariate, poissonVariate } from '../random/variates.js'
import { independentMaxima } from './independent-maxima.js'
import { sampleDistance } from './maxima-distance.fixture.js'

const many = Array.from({ length: 60 }, (_, cell) => 0.1 + cell / 7)

// Counts drawn one by one are the definition.
it.each([
  [Infinity, [0.2, 0.5, 3], [1, 1, 1]],
  [Infinity, [40, 2.5, 1e-3, 900], [1, 0.5, 0.01, 1]],
  [Infinity, many, many.map((_, cell) => 1 - cell / 100)],
  [Infinity, [1e6, 5], [1, 1]],
  [1, [0.2, 0.9], [1, 1]],
  [10, [0.2, 0.5, 3, 9.5], [1, 1, 1, 1]],
  [2000, [40, 2.5, 1e-3, 900, 1999], [1, 1, 1, 1, 1]],
  [12, many.map((mean) => mean * 1.2), many.map(() => 1)],
])('has the distribution of the greatest ratio of %j trials over means %j', (trials, means, present) => {
  const ratios = means.map((mean) => (count: number) => {
    const [other, rest] = [trials - count, trials - mean]
    if (trials === Infinity) return count * Math.log(count / mean) - (count - mean)
    return count * Math.log(count / mean) + (other === 0 ? 0 : other * Math.log(other / rest))
  })
  const random = seededRandom(4)
  const draw = independentMaxima(trials, means, present, ratios)
  const countOf = (mean: number) =>
    trials === Infinity ? poissonVariate(random, mean) : binomialVariate(random, trials, mean / trials)
  const plain = (mean: number, at: number) => {
    const count = random.uniform() < present[at]! ? countOf(mean) : 0
    return count > mean ? ratios[at]!(count) : 0
  }
  const distance = sampleDistance(
    120_000,
    () => draw(random),
    () => Math.max(...means.map(plain)),
  )
  expect(distance).toBeLessThan(2.3)
})
