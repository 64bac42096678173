import { AetherError, normaliseName } from '@aethersignal/model'
import { type MeddraHierarchy, readHierarchy } from './meddra-hierarchy.js'
import { readSmqs, type StandardisedQuery, versionOfQueries } from './meddra-queries.js'
import { meddraRecords } from './meddra-text.js'

/** The ASCII files of a MedDRA release that its licensee holds, as text. */
export interface MeddraFiles {
  /** `mdhier.asc`: the hierarchy, a row for each path from a PT to a SOC. */
  readonly hierarchy: string
  /** `pt.asc`: preferred terms and their primary SOC. */
  readonly preferredTerms?: string
  /** `llt.asc`: lowest level terms and their PT. */
  readonly lowestLevelTerms?: string
  /** `smq_list.asc` and `smq_content.asc`, both or neither: the standardised MedDRA queries. */
  readonly queries?: { readonly list: string; readonly content: string }
  /** `meddra_release.asc`: the version of the release. */
  readonly release?: string
}

/** A MedDRA release as groups of preferred terms. */
export interface Meddra extends MeddraHierarchy {
  /** The PT, normalised, of each lowest level term as the file writes it; empty where `llt.asc` was not given. */
  readonly lowestLevelTerms: ReadonlyMap<string, string>
  /** The PT of a lowest level term, both normalised; null where it is none or `llt.asc` was not given. */
  readonly preferredTermOf: (lowestLevelTerm: string) => string | null
  /** The PT, normalised, of the code of a PT or a lowest level term, as ICSRs carry it; null where there is none. */
  readonly preferredTermOfCode: (code: string) => string | null
  /** The standardised queries; empty where their files were not given. */
  readonly queries: readonly StandardisedQuery[]
  /** The version that the files name, such as `27.1`; null where they name none. */
  readonly version: string | null
}

const LLT_FIELDS = 3

/**
 * Reads the MedDRA files of a licensee. Nothing of MedDRA is part of this package; the files stay with the user. Terms are
 * matched case-folded, as FAERS published its PTs in upper case before 2012Q4 and in sentence case since.
 *
 * Layout: MSSO, MedDRA Distribution File Format Document.
 * @throws AetherError `input/empty`; `input/invalid-row` naming file and line where a row is short, a term has no PT in the
 * hierarchy, or an SMQ has a member that does not exist.
 */
export function readMeddra(files: MeddraFiles): Meddra {
  const hierarchy = readHierarchy(files.hierarchy, files.preferredTerms)
  const { nameOfPt } = hierarchy
  const ptOfLlt = new Map<string, string>()
  const written = new Map<string, string>()
  const nameOfLlt = new Map<string, string>()
  if (files.lowestLevelTerms !== undefined) {
    const file = 'llt.asc'
    for (const { line, fields } of meddraRecords(files.lowestLevelTerms, { file, fields: LLT_FIELDS })) {
      const [code, name, ptCode] = fields as [string, string, string]
      const preferred = nameOfPt.get(ptCode)
      if (preferred === undefined) {
        throw new AetherError(
          'input/invalid-row',
          `${name} belongs to PT ${ptCode}, which the hierarchy does not have.`,
          {
            place: { file, line },
            remedy: 'Give files of one and the same MedDRA version.',
          },
        )
      }
      nameOfLlt.set(code, preferred)
      written.set(name, preferred)
      const term = normaliseName(name)
      if (term !== null) ptOfLlt.set(term, preferred)
    }
  }
  const queries = files.queries === undefined ? [] : readSmqs(files.queries, nameOfPt, nameOfLlt)
  const queryVersion = files.queries === undefined ? undefined : versionOfQueries(files.queries.list)
  return {
    socs: hierarchy.socs,
    hlgts: hierarchy.hlgts,
    hlts: hierarchy.hlts,
    primaryPaths: hierarchy.primaryPaths,
    preferredTerms: hierarchy.preferredTerms,
    primarySocOf: hierarchy.primarySocOf,
    queries,
    lowestLevelTerms: written,
    preferredTermOf: (term) => ptOfLlt.get(normaliseName(term) ?? '') ?? null,
    preferredTermOfCode: (code) => nameOfPt.get(code) ?? nameOfLlt.get(code) ?? null,
    version: files.release === undefined ? (queryVersion ?? null) : releaseVersion(files.release),
  }
}

function releaseVersion(text: string): string | null {
  for (const { fields } of meddraRecords(text, { file: 'meddra_release.asc', fields: 2 })) return fields[0] || null
  return null
}
