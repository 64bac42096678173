/** Ranks of a column. */
export interface ColumnRanks {
  /** 1 + how many values are greater, so that equal values have one rank; NaN for a value that is NaN. */
  readonly rank: Float64Array
  /** How many values share the rank, the row itself among them; 0 where there is no rank. */
  readonly tied: Uint32Array
}

/**
 * Ranks a column, the greatest value first, ties stated and not broken ("1224" ranking). By a column of counts it is the
 * classical rank that another is shown beside. O(n log n).
 */
export function rankColumn(values: ArrayLike<number>): ColumnRanks {
  const sorted = Float64Array.from(values).sort()
  // NaN sorts last. Of each distinct value the position of its first: the next one's is where it ends.
  const distinct: number[] = []
  const starts: number[] = []
  let known = 0
  for (; known < sorted.length && !Number.isNaN(sorted[known]!); known++) {
    if (known > 0 && sorted[known] === sorted[known - 1]) continue
    distinct.push(sorted[known]!)
    starts.push(known)
  }
  starts.push(known)
  const rank = new Float64Array(values.length).fill(NaN)
  const tied = new Uint32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (Number.isNaN(value)) continue
    const at = positionOf(distinct, value)
    rank[row] = 1 + known - starts[at + 1]!
    tied[row] = starts[at + 1]! - starts[at]!
  }
  return { rank, tied }
}

/** Where a value stands among rising ones, of which it is one. */
function positionOf(rising: readonly number[], value: number): number {
  let low = 0
  let high = rising.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (rising[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
