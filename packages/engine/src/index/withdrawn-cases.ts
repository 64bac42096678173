import type { Steps } from '@aethersignal/core'
import type { CaseRows } from './case-rows.js'
import { inStretches } from './in-stretches.js'
import type { Part } from './part-list.js'

/** A line of a list of deleted cases: the part it stands in, and the case as a code of `CaseRows.caseKeys`. */
export interface Deletion {
  /** The part whose list it stands in. */
  readonly part: Part
  /** Code of `CaseRows.caseKeys`. */
  readonly caseKey: number
}

interface Sighting {
  readonly source: string
  partitionRank: number
  versionDate: number
}

/** Rows, or deletions, handled between two steps. */
const STRETCH = 16_384

/**
 * The keys of the cases that are withdrawn. A deletion holds unless the case was seen after it: in a later partition of
 * the source that announced it or, since partitions of different sources do not compare, in another source of the family
 * with a version dated after the quarter of the deletion. A deletion in a partition that is no quarter holds against other
 * sources whenever they saw the case.
 *
 * @param distinct 1 for the rows of the case table that count as sightings
 */
export function* withdrawnCases(
  cases: CaseRows,
  parts: readonly Part[],
  deletions: readonly Deletion[],
  distinct: Uint8Array,
): Steps<ReadonlySet<number>> {
  const last = yield* lastDeletions(deletions)
  const sightings = yield* sightingsOf(new Set(last.keys()), cases, parts, distinct)
  const withdrawn = new Set<number>()
  for (const [key, bySource] of last) {
    const seen = sightings.get(key) ?? []
    for (const deletion of bySource.values()) {
      const lastDay = lastDayOfQuarter(deletion.partition)
      const isBack = seen.some(({ source, partitionRank, versionDate }) =>
        source === deletion.source ? partitionRank > deletion.partitionRank : lastDay !== null && versionDate > lastDay,
      )
      if (!isBack) withdrawn.add(key)
    }
  }
  return withdrawn
}

/** Of each case the part with the last deletion of each source. */
function* lastDeletions(deletions: readonly Deletion[]): Steps<Map<number, Map<string, Part>>> {
  const last = new Map<number, Map<string, Part>>()
  yield* inStretches(deletions.length, STRETCH, (from, to) => {
    for (let at = from; at < to; at++) {
      const { part, caseKey } = deletions[at]!
      const bySource = last.get(caseKey) ?? new Map<string, Part>()
      last.set(caseKey, bySource)
      const known = bySource.get(part.source)
      if (known === undefined || part.partitionRank > known.partitionRank) bySource.set(part.source, part)
    }
  })
  return last
}

function* sightingsOf(
  keys: ReadonlySet<number>,
  cases: CaseRows,
  parts: readonly Part[],
  distinct: Uint8Array,
): Steps<Map<number, Sighting[]>> {
  const sightings = new Map<number, Sighting[]>()
  if (keys.size === 0) return sightings
  const caseKey = cases.caseKey.values()
  const versionDate = cases.versionDate.values()
  for (const { source, partitionRank, firstRow, rows } of parts) {
    yield* inStretches(rows, STRETCH, (from, to) => {
      for (let row = firstRow + from; row < firstRow + to; row++) {
        const key = caseKey[row]!
        if (distinct[row] === 0 || !keys.has(key)) continue
        const seen = sightings.get(key) ?? []
        sightings.set(key, seen)
        const known = seen.find((one) => one.source === source)
        if (known === undefined) seen.push({ source, partitionRank, versionDate: versionDate[row]! })
        else {
          known.partitionRank = Math.max(known.partitionRank, partitionRank)
          known.versionDate = Math.max(known.versionDate, versionDate[row]!)
        }
      }
    })
  }
  return sightings
}

/** The last day of a partition named after a quarter, such as `2020Q1`, as YYYYMM31; null for other names. */
function lastDayOfQuarter(partition: string): number | null {
  const quarter = /^(\d{4})Q([1-4])/.exec(partition)
  return quarter === null ? null : Number(quarter[1]) * 10_000 + Number(quarter[2]) * 300 + 31
}
