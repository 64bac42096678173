import { fault } from '../errors/fault.js'

/** The values from 0 to 1 among those given, rising; the rows of all others have no part in the analysis. */
export function sortedProbabilities(values: ArrayLike<number>, field: string): Float64Array {
  const sorted = Float64Array.from(values)
    .filter((value) => value >= 0 && value <= 1)
    .sort()
  if (sorted.length === 0) throw fault('measure/too-little-data', field, `There is no number from 0 to 1 in ${field}.`)
  return sorted
}

/** How many sorted values are not above the value. */
export function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** For each row what `ranked` holds at the rank of its value, the last rank of equal values; NaN for other rows. */
export function valuesOfRows(values: ArrayLike<number>, sorted: Float64Array, ranked: Float64Array): Float64Array {
  return Float64Array.from(values, (value) =>
    value >= 0 && value <= 1 ? ranked[countUpTo(sorted, value) - 1]! : Number.NaN,
  )
}
