import { log } from '../special/log.js'
import { atOnce, type Steps } from '../steps/steps.js'
import type { FullTable } from './full-table.js'

/**
 * The points of a table in the order a likelihood is summed in: by expected count, then by n, points that agree in
 * both merged. What depends on n alone, or on E alone, is then computed once.
 */
export interface LikelihoodPoints {
  /** Distinct numbers of reports, ascending. */
  readonly distinctN: Float64Array
  /** Distinct expected counts, ascending. */
  readonly expected: Float64Array
  /** Start of the points of each expected count. */
  readonly offsets: Uint32Array
  /** Index into `distinctN` of each point. */
  readonly nIndex: Uint32Array
  readonly weight: Float64Array
}

/** Sorts and merges the points of a table; points of weight 0 are left out. */
export function likelihoodPoints(table: Pick<FullTable, 'n' | 'expected' | 'weight'>): LikelihoodPoints {
  return atOnce(likelihoodPointsInSteps(table))
}

/** {@link likelihoodPoints} for a thread that has other work to do. */
export function* likelihoodPointsInSteps({
  n,
  expected,
  weight,
}: Pick<FullTable, 'n' | 'expected' | 'weight'>): Steps<LikelihoodPoints> {
  const distinctN = yield* distinct(n)
  const distinctE = yield* distinct(expected)
  const nRank = yield* ranksOf(distinctN, n)
  const eRank = yield* ranksOf(distinctE, expected)
  const byN = countingSort(nRank, distinctN.length)
  yield
  const order = countingSort(eRank, distinctE.length, byN)
  yield

  const offsets = new Uint32Array(distinctE.length + 1)
  const nIndex = new Uint32Array(n.length)
  const weights = new Float64Array(n.length)
  let kept = 0
  let previous = -1
  for (let at = 0; at < order.length; at++) {
    if (at % stretch === stretch - 1) yield
    const point = order[at]!
    if (weight[point] === 0) continue
    const group = eRank[point]!
    const same = previous >= 0 && eRank[previous] === group && nRank[previous] === nRank[point]
    if (!same) {
      nIndex[kept] = nRank[point]!
      kept += 1
    }
    weights[kept - 1]! += weight[point]!
    offsets[group + 1] = kept
    previous = point
  }
  for (let group = 1; group < offsets.length; group++) offsets[group] = Math.max(offsets[group]!, offsets[group - 1]!)
  return {
    distinctN,
    expected: distinctE,
    offsets,
    nIndex: nIndex.slice(0, kept),
    weight: weights.slice(0, kept),
  }
}

/**
 * A smaller table near the given one: cells of equal n whose expected counts lie in one bin of ln E are put together at
 * their mean expected count. For finding where to look for the optimum of the likelihood, not for judging it.
 */
export function coarsen(points: LikelihoodPoints, binsPerUnit: number): LikelihoodPoints {
  const bins = new Map<number, { n: number; sum: number; weight: number }>()
  const { distinctN, expected, offsets, nIndex, weight } = points
  for (let group = 0; group < expected.length; group++) {
    const bin = Math.floor(log(expected[group]!) * binsPerUnit)
    for (let at = offsets[group]!; at < offsets[group + 1]!; at++) {
      const key = bin * distinctN.length + nIndex[at]!
      const cell = bins.get(key)
      if (cell === undefined) {
        bins.set(key, { n: distinctN[nIndex[at]!]!, sum: weight[at]! * expected[group]!, weight: weight[at]! })
      } else {
        cell.sum += weight[at]! * expected[group]!
        cell.weight += weight[at]!
      }
    }
  }
  const cells = [...bins.values()]
  return likelihoodPoints({
    n: Float64Array.from(cells, (cell) => cell.n),
    expected: Float64Array.from(cells, (cell) => cell.sum / cell.weight),
    weight: Float64Array.from(cells, (cell) => cell.weight),
  })
}

/** Values sorted or looked up between two steps, some milliseconds. */
const stretch = 32_768

/** The distinct values, ascending: those of one stretch after the other, merged. */
function* distinct(values: Float64Array): Steps<Float64Array> {
  const runs: Float64Array[] = []
  for (let from = 0; from < values.length; from += stretch) {
    const sorted = values.slice(from, from + stretch).sort()
    runs.push(sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]))
    yield
  }
  while (runs.length > 1) {
    runs.push(merged(runs.shift()!, runs.shift()!))
    yield
  }
  return runs[0] ?? new Float64Array(0)
}

/** What stands in one or both of two ascending lists without repeats. */
function merged(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length)
  let [left, right, length] = [0, 0, 0]
  while (left < one.length || right < other.length) {
    const value = right === other.length || one[left]! <= other[right]! ? one[left]! : other[right]!
    if (one[left] === value) left += 1
    if (other[right] === value) right += 1
    both[length++] = value
  }
  return both.slice(0, length)
}

function* ranksOf(sorted: Float64Array, values: Float64Array): Steps<Uint32Array> {
  const ranks = new Uint32Array(values.length)
  for (let from = 0; from < values.length; from += stretch) {
    const to = Math.min(from + stretch, values.length)
    for (let at = from; at < to; at++) ranks[at] = rankOf(sorted, values[at]!)
    yield
  }
  return ranks
}

function rankOf(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Stable order of points by rank, taking them in the order given. */
function countingSort(ranks: Uint32Array, size: number, order?: Uint32Array): Uint32Array {
  const cursors = new Uint32Array(size + 1)
  for (const rank of ranks) cursors[rank + 1]! += 1
  for (let rank = 0; rank < size; rank++) cursors[rank + 1]! += cursors[rank]!
  const sorted = new Uint32Array(ranks.length)
  for (let at = 0; at < ranks.length; at++) {
    const point = order === undefined ? at : order[at]!
    sorted[cursors[ranks[point]!]!++] = point
  }
  return sorted
}
