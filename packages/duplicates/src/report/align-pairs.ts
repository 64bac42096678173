import type { PairCounts } from '@aethersignal/core'

/** A pair counted twice. */
export interface AlignedPair {
  readonly drug: number
  readonly event: number
  /** Where it stands among the counts before. */
  readonly before: number
  /** Where it stands among those after; −1 where it is gone. */
  readonly after: number
}

/** All pairs before, each with its place after. Pairs of each drug ascend by event, and those after are among those before. */
export function* alignPairs(before: PairCounts, after: PairCounts): Generator<AlignedPair> {
  for (let drug = 0; drug + 1 < before.offsets.length; drug++) {
    let at = after.offsets[drug]!
    const end = after.offsets[drug + 1]!
    for (let pair = before.offsets[drug]!; pair < before.offsets[drug + 1]!; pair++) {
      const event = before.codes[pair]!
      const isThere = at < end && after.codes[at] === event
      yield { drug, event, before: pair, after: isThere ? at : -1 }
      if (isThere) at++
    }
  }
}
