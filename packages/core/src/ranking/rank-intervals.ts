import { checkShare } from '../calibration/controls.js'
import type { AbortSignalLike } from '../counts/count.js'
import { throwIfAborted } from '../errors/aether-error.js'
import { fault } from '../errors/fault.js'
import { checkWhole } from '../evaluation/bootstrap.js'
import { seededRandom } from '../random/random.js'

/** Percentile intervals of ranks, a row a pair. */
export interface RankIntervals {
  /** Best rank of the interval; NaN for a pair that no draw ranks. */
  readonly lower: Float64Array
  /** Worst rank of the interval. */
  readonly upper: Float64Array
  /** Draws in which the pair has no rank; they are not in its interval. */
  readonly unranked: Uint32Array
  /** Clusters that were drawn from. */
  readonly clusters: number
  /** Level of the two-sided intervals. */
  readonly level: number
  /** How many draws were made. */
  readonly simulations: number
  /** Whole number from which the draws follow. */
  readonly seed: number
}

/** How to draw. */
export interface RankIntervalOptions {
  /** Default 200, at least 100. */
  readonly simulations?: number
  /** Default 1. */
  readonly seed?: number
  /** Default 0.95. */
  readonly level?: number
  /** Looked at between draws. */
  readonly signal?: AbortSignalLike
}

/**
 * How far ranks would move with other reports: a bootstrap that draws clusters of duplicates, and not reports, with
 * replacement (Davison & Hinkley 1997, 3.8), since reports of one case come and go together. `clusterOf` has a code from 0 on a report;
 * a report without duplicates has one of its own. `rankOf` is given how often each report was drawn, counts with these
 * weights, scores, and gives the rank of each pair.
 *
 * Percentile intervals, their bounds taken outwards to a rank that was drawn. The Monte Carlo error of a bound is that of a
 * quantile of so many draws. Pairs that are nearly tied in truth are covered less well than the level says.
 * @throws AetherError `measure/invalid-option` for simulations, seed or level; `measure/invalid-value` for a code that is no whole
 *   number from 0 on, no report, or ranks of another length than in the draw before.
 */
export function rankIntervals(
  clusterOf: ArrayLike<number>,
  rankOf: (weights: Uint32Array) => ArrayLike<number>,
  options: RankIntervalOptions = {},
): RankIntervals {
  const { simulations = 200, seed = 1, level = 0.95, signal } = options
  checkShare('level', level)
  checkWhole('simulations', simulations, 100)
  checkWhole('seed', seed, 0)
  const { places, clusters } = placesOf(clusterOf)
  const { uniform } = seededRandom(seed)
  const draws: Float64Array[] = []
  for (let simulation = 0; simulation < simulations; simulation++) {
    throwIfAborted(signal)
    const times = new Uint32Array(clusters)
    for (let draw = 0; draw < clusters; draw++) times[Math.floor(uniform() * clusters)]! += 1
    const ranks = Float64Array.from(rankOf(Uint32Array.from(places, (place) => times[place]!)))
    if (draws[0] !== undefined && draws[0].length !== ranks.length) {
      throw fault('measure/invalid-value', 'rankOf', `There are ${ranks.length} ranks after ${draws[0].length}.`)
    }
    draws.push(ranks)
  }
  const rows = draws[0]!.length
  const [lower, upper] = [new Float64Array(rows).fill(NaN), new Float64Array(rows).fill(NaN)]
  const unranked = new Uint32Array(rows)
  for (let row = 0; row < rows; row++) {
    const ranked = Float64Array.from(draws, (ranks) => ranks[row]!)
      .filter((rank) => !Number.isNaN(rank))
      .sort()
    unranked[row] = simulations - ranked.length
    if (ranked.length === 0) continue
    const outside = ((1 - level) / 2) * (ranked.length - 1)
    lower[row] = ranked[Math.floor(outside)]!
    upper[row] = ranked[ranked.length - 1 - Math.floor(outside)]!
  }
  return { lower, upper, unranked, clusters, level, simulations, seed }
}

/** The place of each report's cluster among the clusters there are. */
function placesOf(clusterOf: ArrayLike<number>) {
  const placeOf = new Map<number, number>()
  const places = Uint32Array.from(clusterOf, (code, row) => {
    if (!(Number.isInteger(code) && code >= 0)) {
      throw fault('measure/invalid-value', 'clusterOf', `${code} is no whole number from 0 on.`, row)
    }
    const place = placeOf.get(code) ?? placeOf.size
    placeOf.set(code, place)
    return place
  })
  if (places.length === 0) throw fault('measure/invalid-value', 'clusterOf', 'There is no report.')
  return { places, clusters: placeOf.size }
}
