import { expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { poissonVariate } from '../random/variates.js'
import { poissonMaxima } from './poisson-maxima.js'

// Counts drawn one by one are the definition. Kolmogorov's distance of two samples of n, times √(n/2), passes 2.3 once in
// twenty thousand pairs of samples.
it.each([
  [
    [0.2, 0.5, 3],
    [1, 1, 1],
  ],
  [
    [40, 2.5, 1e-3, 900],
    [1, 0.5, 0.01, 1],
  ],
  [Array.from({ length: 60 }, (_, cell) => 0.1 + cell / 7), Array.from({ length: 60 }, (_, cell) => 1 - cell / 100)],
  [
    [1e6, 5],
    [1, 1],
  ],
])('has the distribution of the greatest ratio over means %j', (means, present) => {
  const ratio = (mean: number) => (count: number) =>
    count > mean ? count * Math.log(count / mean) - (count - mean) : 0
  const draws = 40_000
  const random = seededRandom(4)
  const draw = poissonMaxima(means, present, means.map(ratio))
  const one = Float64Array.from({ length: draws }, () => draw(random)).sort()
  const other = Float64Array.from({ length: draws }, () =>
    Math.max(
      ...means.map((mean, at) => (random.uniform() < present[at]! ? ratio(mean)(poissonVariate(random, mean)) : 0)),
    ),
  ).sort()
  let distance = 0
  let below = 0
  one.forEach((value, at) => {
    while (below < draws && other[below]! <= value + 1e-9) below += 1
    if (at + 1 === draws || one[at + 1]! > value + 1e-9) distance = Math.max(distance, Math.abs(at + 1 - below) / draws)
  })
  expect(distance * Math.sqrt(draws / 2)).toBeLessThan(2.3)
})
