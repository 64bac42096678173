/** Which report of a case a row belongs to. */
export interface ReportVersion {
  readonly reportId: string
  /** The highest counts; null where it is not known. */
  readonly version: number | null
}

const WRITTEN = /^(?:v(?:ersion)?\.?\s*|fu\s*#?\s*|follow[\s-]*up\s*(?:no\.?|number|#)?\s*)?0*(\d{1,9})(?:\.0+)?$/i
const FIRST = /^(?:initial|first|original)(?:\s+report)?$/i

/** Reads the number of a version or of a follow-up, which is a whole number; undefined where it is none. */
export function readVersion(text: string): number | undefined {
  const digits = WRITTEN.exec(text)?.[1]
  if (digits !== undefined) return Number(digits)
  return FIRST.test(text) ? 0 : undefined
}

/**
 * The report of a row of this case. `reportId` is the number of the report where the table has one beside that of the case, as FAERS
 * has PRIMARYID beside CASEID: without a version it tells it, since it is the case number with the version behind it (ASC_NTS), and
 * otherwise the higher number is the later.
 */
export function reportVersion(caseId: string, reportId: string | null, version: number | null): ReportVersion {
  if (reportId === null) return { reportId: version === null ? caseId : `${caseId}-v${version}`, version }
  if (version !== null) return { reportId, version }
  const suffix = reportId.startsWith(caseId) ? reportId.slice(caseId.length) : ''
  const digits = suffix === '' ? reportId : suffix
  return { reportId, version: /^\d{1,15}$/.test(digits) ? Number(digits) : null }
}
