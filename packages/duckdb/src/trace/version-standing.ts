import type { VersionStanding } from './case-trace.js'

/** What ranks the reports of a case; the rules of `writeCurrentReports`, told of one case. */
export interface RankedReport {
  readonly part: number
  readonly ordinal: number
  readonly source: string
  readonly familyRank: number
  readonly partition: string
  readonly reportId: string | null
  readonly generation: number | null
  readonly version: number | null
  readonly versionDate: number | null
}

/** Why a report does not stand for its case, given the one that does and the other reports of the case. */
export function standingBelow(
  report: RankedReport,
  standing: RankedReport,
  all: readonly RankedReport[],
): Exclude<VersionStanding, 'current' | 'no-drug' | 'no-event' | 'duplicate' | 'withdrawn'> {
  const repeated = all.some(
    ({ part, ordinal, reportId }) =>
      part === report.part && ordinal > report.ordinal && reportId !== null && reportId === report.reportId,
  )
  if (repeated) return 'repeated-in-part'
  if (below(report.generation, standing.generation)) return 'older-generation'
  if (below(report.version, standing.version)) return 'older-version'
  if ((report.versionDate ?? 0) < (standing.versionDate ?? 0)) return 'older-date'
  if (report.familyRank !== standing.familyRank) return 'other-source-preferred'
  return report.partition === standing.partition ? 'lower-report-id' : 'repeated-later'
}

/** Missing is below everything. */
function below(one: number | null, other: number | null): boolean {
  return (one ?? Number.NEGATIVE_INFINITY) < (other ?? Number.NEGATIVE_INFINITY)
}
