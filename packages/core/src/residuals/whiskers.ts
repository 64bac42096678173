/**
 * Ends of the whiskers of a boxplot: the least and greatest value within `coefficient` times the distance of Tukey's
 * hinges (medians of the halves, the middle in both) from them, as R's `boxplot.stats`. NaN without values.
 */
export function whiskers(
  values: Float64Array,
  coefficient: number,
): { readonly lower: number; readonly upper: number } {
  const sorted = values.toSorted()
  const depth = Math.floor((sorted.length + 3) / 2) / 2 - 1
  const between = (at: number) => 0.5 * (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!)
  const [low, high] = [between(depth), between(sorted.length - 1 - depth)]
  const reach = coefficient * (high - low)
  const inside = sorted.filter((value) => value >= low - reach && value <= high + reach)
  return { lower: inside[0] ?? Number.NaN, upper: inside.at(-1) ?? Number.NaN }
}
