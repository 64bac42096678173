/**
 * Sources that number the same cases alike: a version of a case in one supersedes an older one in another. FDA gives one
 * case number in the quarterly files, in openFDA and on the Public Dashboard (FDA, FAERS FAQ; openFDA, field
 * `safetyreportid`); its reports on devices and on foods have one number in openFDA and in the files that it publishes. Where two sources hold the same version, the one named first stands.
 */
export const CASE_FAMILIES: Readonly<Record<string, readonly string[]>> = {
  fda: ['faers', 'faers-xml', 'openfda', 'faers-dashboard'],
  maude: ['maude', 'openfda-device'],
  caers: ['caers', 'openfda-food'],
}

/** The space of case numbers a source writes in. */
export interface CaseFamily {
  /** Name of the family; that of the source where it numbers its cases alone. */
  readonly family: string
  /** Place of the source in its family, from 0: the lowest stands where versions are the same. */
  readonly rank: number
}

/** The family of a source. Cases of different families never supersede each other, whatever their ids. */
export function caseFamily(source: string): CaseFamily {
  for (const [family, sources] of Object.entries(CASE_FAMILIES)) {
    const rank = sources.indexOf(source)
    if (rank >= 0) return { family, rank }
  }
  return { family: source, rank: 0 }
}
