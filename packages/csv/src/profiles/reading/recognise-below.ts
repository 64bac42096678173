import { MOST_ABOVE_HEADER } from '../../table/header-row.js'
import type { TableHead, TableMatch, TableProfile } from '../profile.js'

/** A table that a profile knows, and how many records stand above its header. */
export interface PlacedMatch {
  readonly match: TableMatch
  readonly above: number
}

/** Whose table this is, by its first record; where that is none of the profile, by one of those below, above which titles stand. */
export function recogniseBelow(profile: TableProfile, head: TableHead): PlacedMatch | null {
  const first = profile.recognise(head)
  if (first !== null) return { match: first, above: 0 }
  for (let above = 1; above < Math.min(head.records.length, MOST_ABOVE_HEADER + 1); above++) {
    const match = profile.recognise({
      name: head.name,
      records: head.records.slice(above),
      lines: head.lines.slice(above),
    })
    // Without a header any line could be a row.
    if (match !== null && !match.headerless && match.cut === undefined) return { match, above }
  }
  return null
}
