/** A run of drugs counted together. */
export interface DrugRange {
  readonly from: number
  readonly to: number
  /** Co-occurrences of the range. */
  readonly length: number
  /** False for a single drug too long to gather within the ceiling; it is counted straight from the reports. */
  readonly gather: boolean
}

/** Drug ranges in order. */
export interface RangePlan {
  readonly ranges: readonly DrugRange[]
  /** Codes that the longest gathered range takes, with the room behind each drug. */
  readonly longest: number
  /** Co-occurrences of all ranges. */
  readonly total: number
}

/**
 * Cuts drugs into the fewest runs whose gathered event codes, with room for `overrun` more behind each drug's, take at
 * most `bytes` each. Undefined when `bytes` is negative, that is when nothing is left for counting.
 */
export function planRanges(
  lengths: Float64Array,
  [from, to]: readonly [number, number],
  bytes: number,
  codeBytes: number,
  overrun: number,
): RangePlan | undefined {
  if (!(bytes >= 0)) return undefined
  // Cursors into the gathered codes are signed and 32 bits wide.
  const limit = Math.min(Math.floor(bytes / codeBytes), 0x7fff_ffff)
  const ranges: DrugRange[] = []
  let longest = 0
  let total = 0
  let start = from
  let length = 0
  let room = 0
  const close = (end: number): void => {
    if (end > start) {
      ranges.push({ from: start, to: end, length, gather: true })
      longest = Math.max(longest, room)
    }
    start = end
    length = 0
    room = 0
  }
  for (let drug = from; drug < to; drug++) {
    const own = lengths[drug]!
    const ownRoom = own > 0 ? own + overrun : 0
    total += own
    if (ownRoom > limit) {
      close(drug)
      ranges.push({ from: drug, to: drug + 1, length: own, gather: false })
      start = drug + 1
    } else {
      if (room + ownRoom > limit) close(drug)
      length += own
      room += ownRoom
    }
  }
  close(to)
  return { ranges, longest, total }
}
