/** A run of drugs counted together. */
export interface DrugRange {
  readonly from: number
  readonly to: number
  /** Co-occurrences of the range. */
  readonly length: number
  /** False for a single drug too long to gather within the ceiling; it is counted straight from the reports. */
  readonly gather: boolean
}

/** Drug ranges in order, with the length of the longest gathered one and the sum of all. */
export interface RangePlan {
  readonly ranges: readonly DrugRange[]
  readonly longest: number
  readonly total: number
}

/**
 * Cuts drugs into the fewest runs whose gathered event codes take at most `bytes` each. Undefined when `bytes` is
 * negative, that is when nothing is left for counting.
 */
export function planRanges(
  lengths: Float64Array,
  [from, to]: readonly [number, number],
  bytes: number,
  codeBytes: number,
): RangePlan | undefined {
  if (!(bytes >= 0)) return undefined
  // Cursors into the gathered codes are signed and 32 bits wide.
  const limit = Math.min(Math.floor(bytes / codeBytes), 0x7fff_ffff)
  const ranges: DrugRange[] = []
  let longest = 0
  let total = 0
  let start = from
  let length = 0
  const close = (end: number): void => {
    if (end > start) {
      ranges.push({ from: start, to: end, length, gather: true })
      longest = Math.max(longest, length)
    }
    start = end
    length = 0
  }
  for (let drug = from; drug < to; drug++) {
    const own = lengths[drug]!
    total += own
    if (own > limit) {
      close(drug)
      ranges.push({ from: drug, to: drug + 1, length: own, gather: false })
      start = drug + 1
    } else {
      if (length + own > limit) close(drug)
      length += own
    }
  }
  close(to)
  return { ranges, longest, total }
}
