import { type CaseReference, caseKey, type DuplicateDecisions } from './duplicate-decisions.js'

/** The report that stands for a case now. */
export interface CurrentReport {
  /** Its position. */
  readonly report: number
  /** Its number. */
  readonly reportId: string
}

/** What decisions do to the reports that are current now. */
export interface AppliedDecisions {
  /** One byte a report; 0 for a duplicate that leaves. */
  readonly mask: Uint8Array
  /** How many leave. */
  readonly removed: number
  /** Members of merged clusters that are no current reports: withdrawn, replaced or not loaded. */
  readonly missing: readonly CaseReference[]
  /** Members whose case has another version now than the one that was looked at. The decision still holds for them. */
  readonly changed: readonly CaseReference[]
}

/**
 * Applies decisions to the current reports. Of a merged cluster the first member that is there stays, so that a case
 * never vanishes because the report that stood for it did. Decisions follow the case over its versions.
 * @param currentOf The current report of a case, or undefined where it has none; by `caseKey`.
 */
export function applyDecisions(
  decisions: DuplicateDecisions,
  reports: number,
  currentOf: (reference: CaseReference) => CurrentReport | undefined,
): AppliedDecisions {
  const mask = new Uint8Array(reports).fill(1)
  const missing: CaseReference[] = []
  const changed: CaseReference[] = []
  let removed = 0
  for (const { action, members } of decisions.clusters) {
    if (action !== 'merge') continue
    let isKept = false
    for (const member of members) {
      const current = currentOf(member)
      if (current === undefined) {
        missing.push(member)
        continue
      }
      if (current.reportId !== member.reportId) changed.push(member)
      if (isKept && mask[current.report] === 1) {
        mask[current.report] = 0
        removed++
      }
      isKept = true
    }
  }
  return { mask, removed, missing, changed }
}

/** Looks cases up by their key. */
export function currentReports(
  reports: Iterable<CaseReference & { readonly report: number }>,
): (reference: CaseReference) => CurrentReport | undefined {
  const known = new Map<string, CurrentReport>()
  for (const { source, caseId, reportId, report } of reports) known.set(caseKey(source, caseId), { report, reportId })
  return ({ source, caseId }) => known.get(caseKey(source, caseId))
}
