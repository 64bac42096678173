import { type CaseLister, readCaseCursor, writeCaseCursor } from '@aethersignal/engine'
import type { Snapshot } from './snapshot.js'
import type { SnapshotReports } from './snapshot-reports.js'

/** Lists reports of a snapshot in the order of their index. A cursor names the next report and, by the hash, the data. */
export function caseLister(snapshot: Snapshot, of: SnapshotReports, hash: string): CaseLister {
  return async ({ universe, page }, options) => {
    const from = readCaseCursor(hash, page.cursor)
    const reports: number[] = []
    let total = 0
    let next: number | undefined
    for (let report = 0; report < universe.length; report++) {
      if (universe[report] === 0) continue
      total++
      if (report < from) continue
      if (reports.length < page.limit) reports.push(report)
      else next ??= report
    }
    const cases = await snapshot.lines(of, reports, options)
    return { cases, total, ...(next !== undefined && { next: writeCaseCursor(hash, next) }) }
  }
}
