import { partRanges } from './cell-parts.js'
import type { Separator } from './separators.js'

/** Pieces that are tried together. */
const LONGEST = 5

/** What belongs together although a separator stands in it. */
export interface Grouping {
  /** Whether a text with the separator in it is one name. */
  readonly isName: (text: string) => boolean
  /** Whether a part is the end of the name before it. */
  readonly isEnding: (part: string) => boolean
}

/**
 * The parts of a cell, with those put together that make one name: from the left, the most parts that are a name, else a
 * part with the endings behind it.
 */
export function regroupedParts(cell: string, separator: Separator, { isName, isEnding }: Grouping): readonly string[] {
  const ranges = partRanges(cell, separator)
  const between = (from: number, count: number) => cell.slice(ranges[from]![0], ranges[from + count - 1]![1]).trim()
  const parts: string[] = []
  for (let at = 0; at < ranges.length; ) {
    let count = Math.min(LONGEST, ranges.length - at)
    while (count > 1 && !isName(between(at, count))) count--
    if (count === 1 && between(at, 1) !== '') {
      while (at + count < ranges.length && isEnding(between(at + count, 1))) count++
    }
    parts.push(between(at, count))
    at += count
  }
  return parts
}
