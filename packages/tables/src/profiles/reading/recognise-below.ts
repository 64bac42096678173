import { MOST_ABOVE_HEADER } from '../../table/header-row.js'
import type { TableHead, TableMatch, TableProfile } from './profile.js'

/** A table that a profile knows, and how many of the first records stand above its header. */
export interface PlacedMatch {
  readonly match: TableMatch
  readonly above: number
  /** The line of the file on which its header, or without one its first row, begins. */
  readonly headerLine: number
}

/**
 * Whose table this is, by its first record; where that is none of the profile, by one of those below, above which titles stand.
 * Where the user says which line is the header, by that alone.
 */
export function recogniseBelow(profile: TableProfile, head: TableHead, headerLine?: number): PlacedMatch | null {
  const from = headerLine === undefined ? 0 : head.lineNumbers.indexOf(headerLine)
  if (from === -1) return null
  const last = headerLine === undefined ? Math.min(head.records.length, MOST_ABOVE_HEADER + 1) : from + 1
  for (let above = from; above < last; above++) {
    const match = profile.recognise({
      name: head.name,
      records: head.records.slice(above),
      lines: head.lines.slice(above),
      lineNumbers: head.lineNumbers.slice(above),
    })
    if (match === null) continue
    // Without a header any line could be a row.
    const hasHeader = !match.headerless && match.cut === undefined
    if (hasHeader || (above === 0 && headerLine === undefined)) {
      return { match, above, headerLine: head.lineNumbers[above]! }
    }
  }
  return null
}
