const BIN = 0.5
const LOWEST = -100
const BINS = 1200

/** How many pairs had which score, in bins of half a bit; scores beyond −100 and 500 count in the first and last bin. */
export class ScoreHistogram {
  readonly counts = new Float64Array(BINS)
  pairs = 0

  add(score: number): void {
    const bin = Math.floor((score - LOWEST) / BIN)
    this.counts[Math.max(0, Math.min(BINS - 1, bin))]!++
    this.pairs++
  }

  /** The score in the middle of a bin. */
  middle(bin: number): number {
    return LOWEST + (bin + 0.5) * BIN
  }
}
