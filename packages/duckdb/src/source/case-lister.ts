import { type CaseLister, readCaseCursor, writeCaseCursor } from '@aethersignal/engine'
import type { Snapshot } from './snapshot.js'

/** Lists the reports of a snapshot in the order of its index. A cursor names the next report and the snapshot. */
export function caseLister(snapshot: Snapshot): CaseLister {
  return async ({ universe, page }, options) => {
    const { hash } = snapshot.catalogue
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
    const cases = await snapshot.lines(reports, options)
    return { cases, total, ...(next !== undefined && { next: writeCaseCursor(hash, next) }) }
  }
}
