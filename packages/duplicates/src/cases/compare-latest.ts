import type { DuplicateCases } from './duplicate-cases.js'

/**
 * Order of reports of one case: the one to keep first. The latest version date wins, then the latest date of receipt,
 * then the highest rank, which makes the order total. A date with unknown parts counts as the start of its period, and
 * a missing one as before all others.
 */
export function compareLatest(cases: DuplicateCases, one: number, other: number): number {
  return (
    cases.versionDate[other]! - cases.versionDate[one]! ||
    cases.receivedDate[other]! - cases.receivedDate[one]! ||
    cases.rank[other]! - cases.rank[one]!
  )
}
