/**
 * Kolmogorov's distance of two samples of n draws, times √(n/2): above 2.3 once in twenty thousand pairs of samples.
 * Values that differ by rounding are one.
 */
export function sampleDistance(draws: number, one: () => number, other: () => number): number {
  const ours = Float64Array.from({ length: draws }, one).sort()
  const theirs = Float64Array.from({ length: draws }, other).sort()
  let distance = 0
  let below = 0
  ours.forEach((value, at) => {
    while (below < draws && theirs[below]! <= value + 1e-9) below += 1
    if (at + 1 < draws && ours[at + 1]! <= value + 1e-9) return
    distance = Math.max(distance, Math.abs(at + 1 - below) / draws)
  })
  return distance * Math.sqrt(draws / 2)
}
