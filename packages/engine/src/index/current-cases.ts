import type { Steps } from '@aethersignal/core'
import { caseFamily } from '@aethersignal/model'
import type { CaseRows } from './case-rows.js'
import { inStretches } from './in-stretches.js'
import type { Part } from './part-list.js'
import { reportIdOrder } from './report-id-order.js'
import { type Deletion, withdrawnCases } from './withdrawn-cases.js'

/** The rows that stand for their cases, and how many rows were left after each step on the way. */
export interface CurrentCases {
  /** Row of the case table of each current case, in order of source, partition and row. */
  readonly rows: Uint32Array
  readonly distinctReports: number
  readonly latestVersion: number
  readonly latestGeneration: number
  readonly notDeleted: number
}

/** Rows handled between two steps. */
const STRETCH = 16_384

/**
 * Finds the row that stands for each case, over all parts together, so that the order of reading does not matter.
 * Within a part the last row of a report id stands. Within a case of a family (`caseFamily`) the highest generation stands,
 * then version, version date, rank of the source in the family, partition and report id. Cases that are withdrawn leave
 * (`withdrawnCases`), and those whose standing row nullifies them.
 *
 * @param parts all parts, in order of source and partition, ranked
 */
export function* currentCases(
  cases: CaseRows,
  parts: readonly Part[],
  deletions: readonly Deletion[],
): Steps<CurrentCases> {
  const distinct = yield* distinctReports(cases, parts)
  const outranks = versionOrder(cases, parts)
  const caseKey = cases.caseKey.values()
  const generation = cases.generation.values()
  const standing = new Int32Array(cases.caseKeys.size + 1).fill(-1)
  const versions = new Map<number, Set<number>>()
  let withoutKey = 0
  for (const part of parts) {
    yield* inStretches(part.rows, STRETCH, (from, to) => {
      for (let row = part.firstRow + from; row < part.firstRow + to; row++) {
        if (distinct[row] === 0) continue
        const key = caseKey[row]!
        if (key === 0) {
          withoutKey += 1
          continue
        }
        const best = standing[key]!
        if (best === -1 || outranks(row, best)) standing[key] = row
        let seen = versions.get(generation[row]!)
        if (seen === undefined) {
          seen = new Set()
          versions.set(generation[row]!, seen)
        }
        seen.add(key)
      }
    })
  }

  const nullified = cases.nullified.values()
  const withdrawn = yield* withdrawnCases(cases, parts, deletions, distinct)
  const rows = new Uint32Array(cases.length)
  let kept = 0
  let latestGeneration = 0
  for (const part of parts) {
    yield* inStretches(part.rows, STRETCH, (from, to) => {
      for (let row = part.firstRow + from; row < part.firstRow + to; row++) {
        if (distinct[row] === 0) continue
        const key = caseKey[row]!
        if (key !== 0 && standing[key] !== row) continue
        latestGeneration += 1
        if (nullified[row] === 0 && !withdrawn.has(key)) rows[kept++] = row
      }
    })
  }
  return {
    rows: rows.slice(0, kept),
    distinctReports: distinct.reduce((sum, one) => sum + one, 0),
    latestVersion: withoutKey + [...versions.values()].reduce((sum, keys) => sum + keys.size, 0),
    latestGeneration,
    notDeleted: kept,
  }
}

/** 1 for the last row of each report id within its part, and for every row without a report id. */
function* distinctReports(cases: CaseRows, parts: readonly Part[]): Steps<Uint8Array> {
  const distinct = new Uint8Array(cases.length)
  for (const part of parts) {
    const seen = new Set<string>()
    const last = part.firstRow + part.rows - 1
    yield* inStretches(part.rows, STRETCH, (from, to) => {
      for (let row = last - from; row > last - to; row--) {
        const reportId = cases.reportId[row]!
        if (reportId !== null) {
          if (seen.has(reportId)) continue
          seen.add(reportId)
        }
        distinct[row] = 1
      }
    })
  }
  return distinct
}

/** Whether one row of a case stands before another. Missing generations, versions and dates come last. */
function versionOrder(cases: CaseRows, parts: readonly Part[]): (row: number, other: number) => boolean {
  const generation = cases.generation.values()
  const version = cases.version.values()
  const versionDate = cases.versionDate.values()
  const partitionRank = new Uint32Array(cases.length)
  const familyRank = new Uint8Array(cases.length)
  for (const part of parts) {
    partitionRank.fill(part.partitionRank, part.firstRow, part.firstRow + part.rows)
    familyRank.fill(caseFamily(part.source).rank, part.firstRow, part.firstRow + part.rows)
  }
  const versionOf = (row: number) => (Number.isNaN(version[row]!) ? Number.NEGATIVE_INFINITY : version[row]!)
  return (row, other) => {
    if (generation[row] !== generation[other]) return generation[row]! > generation[other]!
    if (versionOf(row) !== versionOf(other)) return versionOf(row) > versionOf(other)
    if (versionDate[row] !== versionDate[other]) return versionDate[row]! > versionDate[other]!
    if (familyRank[row] !== familyRank[other]) return familyRank[row]! < familyRank[other]!
    if (partitionRank[row] !== partitionRank[other]) return partitionRank[row]! > partitionRank[other]!
    const byId = reportIdOrder(cases.reportId[row]!, cases.reportId[other]!)
    return byId === 0 ? row > other : byId > 0
  }
}
