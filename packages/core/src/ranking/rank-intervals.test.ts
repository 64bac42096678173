import { describe, expect, it } from 'vitest'
import { seededRandom } from '../random/random.js'
import { rankColumn } from './rank-column.js'
import { rankIntervals } from './rank-intervals.js'

const shares = [0.34, 0.25, 0.18, 0.12, 0.07, 0.04]
const truth = [1, 2, 3, 4, 5, 6]

/** A hundred cases of six pairs; every tenth case is reported twenty times. */
function reportsOf(seed: number) {
  const { uniform } = seededRandom(seed)
  const pairs: number[] = []
  const clusters: number[] = []
  for (let cluster = 0; cluster < 100; cluster++) {
    let [at, left] = [0, uniform()]
    while (at < 5 && left >= shares[at]!) left -= shares[at++]!
    for (let copy = 0; copy < (cluster % 10 === 0 ? 20 : 1); copy++) {
      pairs.push(at)
      clusters.push(cluster)
    }
  }
  return { pairs, clusters }
}

const ranksOf = (pairs: readonly number[]) => (weights: Uint32Array) => {
  const n = new Float64Array(6)
  pairs.forEach((pair, report) => {
    n[pair]! += weights[report]!
  })
  return rankColumn(n).rank
}

describe('intervals of ranks', () => {
  it('cover the true rank in at least 90 % of 200 simulations, which draws of single reports do not', () => {
    let [covered, withoutClusters] = [0, 0]
    for (let seed = 1; seed <= 200; seed++) {
      const { pairs, clusters } = reportsOf(seed)
      const within = ({ lower, upper }: { readonly lower: Float64Array; readonly upper: Float64Array }) =>
        truth.filter((rank, at) => lower[at]! <= rank && rank <= upper[at]!).length
      covered += within(rankIntervals(clusters, ranksOf(pairs), { simulations: 100, seed }))
      withoutClusters += within(
        rankIntervals(
          pairs.map((_, at) => at),
          ranksOf(pairs),
          { simulations: 100, seed },
        ),
      )
    }
    expect(covered / 1200).toBeGreaterThanOrEqual(0.9)
    expect(withoutClusters / 1200).toBeLessThan(0.8)
  })

  it('keep clusters together, and say when a pair has no rank', () => {
    const seen = new Set<string>()
    const clusterOf = [7, 7, 3, 9]
    const { lower, upper, unranked, clusters } = rankIntervals(clusterOf, (weights) => {
      seen.add(`${weights[0]! - weights[1]!} ${weights[0]! + weights[2]! + weights[3]!}`)
      return [weights[3]! > 0 ? 1 : NaN, NaN]
    })
    expect([...seen]).toEqual(['0 3'])
    expect(clusters).toBe(3)
    expect([...lower, ...upper]).toEqual([1, NaN, 1, NaN])
    // Never drawn: (2/3)³ of 200 draws.
    expect(unranked[0]).toBeGreaterThan(35)
    expect(unranked[0]).toBeLessThan(85)
    expect(unranked[1]).toBe(200)
  })

  it('come again with their seed, and refuse what cannot be drawn from', () => {
    const { pairs, clusters } = reportsOf(3)
    const drawn = (seed: number) => rankIntervals(clusters, ranksOf(pairs), { seed })
    expect(drawn(5)).toEqual(drawn(5))
    const refused = expect.objectContaining({ code: 'measure/invalid-value' })
    expect(() => rankIntervals([], () => [])).toThrow(refused)
    expect(() => rankIntervals([0, 0.5], () => [])).toThrow(refused)
  })
})
