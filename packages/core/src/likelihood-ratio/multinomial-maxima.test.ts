import { expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { multinomialVariate } from '../random/variates.js'
import { sampleDistance } from './maxima-distance.fixture.js'
import { multinomialMaxima } from './multinomial-maxima.js'

const many = Array.from({ length: 80 }, (_, event) => 1 + (event % 9))

// Whole tables drawn by binomials are the definition. The last share is of events that are not tested.
it.each([
  [30, [5, 3, 2, 1, 1], 0],
  [30, [5, 3, 2, 1, 1], 40],
  [1, [5, 3, 2], 1],
  [900, many, 0],
  [900, many, 2000],
  [5_000_000, [60, 20, 15, ...many, 2], 0],
  [5_000_000, [1, 1000, 1], 0],
])(
  'has the distribution of the greatest ratio of %d reports over events %j and %d others',
  (trials, shares, others) => {
    const total = [...shares, others].reduce((sum, share) => sum + share, 0)
    const ratios = shares.map((share) => (count: number) => {
      const mean = (trials * share) / total
      if (count <= mean) return 0
      const rest = trials - count
      return count * Math.log(count / mean) + (rest === 0 ? 0 : rest * Math.log(rest / (trials - mean)))
    })
    const random = seededRandom(8)
    const draw = multinomialMaxima(trials, shares, total, ratios)
    const counts = new Float64Array(shares.length + 1)
    const plain = () => {
      multinomialVariate(random, trials, [...shares, others], counts)
      return Math.max(...ratios.map((ratio, event) => ratio(counts[event]!)))
    }
    expect(sampleDistance(20_000, () => draw(random), plain)).toBeLessThan(2.3)
  },
)
