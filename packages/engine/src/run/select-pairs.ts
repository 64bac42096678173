import type { PairCounts, Steps } from '@aethersignal/core'

/** Which pairs to select: flags by code, or null for all. */
export interface PairSelection {
  readonly drugs: Uint8Array | null
  readonly events: Uint8Array | null
  readonly minCount: number
}

/** Positions looked at between two steps. */
const STRETCH = 131_072

/** Positions in `counts.codes` of the selected pairs, in order of drug code, then event code. */
export function* selectPairs(counts: PairCounts, { drugs, events, minCount }: PairSelection): Steps<Uint32Array> {
  const { codes, counts: reports, offsets } = counts
  const selected = new Uint32Array(codes.length)
  let kept = 0
  for (let drug = 0, seen = 0; drug < counts.drugs.size; drug++) {
    if (drugs !== null && drugs[drug] === 0) continue
    for (let at = offsets[drug]!; at < offsets[drug + 1]!; at++) {
      if (reports[at]! >= minCount && (events === null || events[codes[at]!] === 1)) selected[kept++] = at
    }
    seen += 1 + offsets[drug + 1]! - offsets[drug]!
    if (seen < STRETCH) continue
    seen = 0
    yield
  }
  return selected.slice(0, kept)
}

/** Drug code of each position. */
export function drugsAt({ offsets }: PairCounts, positions: Uint32Array): Steps<Uint32Array> {
  return mapped(positions, (position) => drugAt(offsets, position))
}

/** A whole number for each of some. */
export function* mapped(values: Uint32Array, each: (value: number, at: number) => number): Steps<Uint32Array> {
  const results = new Uint32Array(values.length)
  for (let from = 0; from < values.length; from += STRETCH) {
    const to = Math.min(from + STRETCH, values.length)
    for (let at = from; at < to; at++) results[at] = each(values[at]!, at)
    yield
  }
  return results
}

/** Position of a pair, −1 when no report of the universe has both. */
export function positionOf({ offsets, codes }: PairCounts, drug: number, event: number): number {
  let from = offsets[drug]!
  let to = offsets[drug + 1]!
  while (from < to) {
    const middle = (from + to) >>> 1
    if (codes[middle]! < event) from = middle + 1
    else to = middle
  }
  return from < offsets[drug + 1]! && codes[from] === event ? from : -1
}

function drugAt(offsets: Uint32Array, position: number): number {
  let from = 0
  let to = offsets.length - 1
  while (to - from > 1) {
    const middle = (from + to) >>> 1
    if (offsets[middle]! <= position) from = middle
    else to = middle
  }
  return from
}
