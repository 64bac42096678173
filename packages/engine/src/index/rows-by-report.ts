import type { Steps } from '@aethersignal/core'
import { inStretches } from './in-stretches.js'

/** Rows of a table gathered by report: report r has `rows[offsets[r]] … rows[offsets[r + 1] - 1]`, in their own order. */
export interface RowsByReport {
  /** Where the rows of each report begin, and one entry more. */
  readonly offsets: Uint32Array
  /** Row numbers, report by report. */
  readonly rows: Uint32Array
}

/** Rows handled between two steps. */
const STRETCH = 262_144

/**
 * Gathers rows by the report of their case; rows of cases that are in no report are left out.
 *
 * @param caseRow case row of each row
 * @param reportOf report of each case row, −1 for none
 */
export function* rowsByReport(caseRow: Uint32Array, reportOf: Int32Array, reports: number): Steps<RowsByReport> {
  const offsets = new Uint32Array(reports + 2)
  yield* inStretches(caseRow.length, STRETCH, (from, to) => {
    for (let row = from; row < to; row++) {
      const report = reportOf[caseRow[row]!]!
      if (report >= 0) offsets[report + 2]! += 1
    }
  })
  for (let report = 2; report < offsets.length; report++) offsets[report]! += offsets[report - 1]!
  const rows = new Uint32Array(offsets[reports + 1]!)
  yield* inStretches(caseRow.length, STRETCH, (from, to) => {
    for (let row = from; row < to; row++) {
      const report = reportOf[caseRow[row]!]!
      if (report < 0) continue
      rows[offsets[report + 1]!] = row
      offsets[report + 1]! += 1
    }
  })
  return { offsets: offsets.subarray(0, reports + 1), rows }
}
