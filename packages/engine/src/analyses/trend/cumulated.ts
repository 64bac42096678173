/** The sum of the values up to and including each. */
export function cumulated(values: Float64Array): Float64Array {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}
