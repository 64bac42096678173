import type { DuplicateCases } from '../cases/duplicate-cases.js'
import type { CaseReference } from '../decisions/duplicate-decisions.js'
import type { DuplicateFinding } from '../report/duplicate-finding.js'

/** What a search found, with the cases and the names of what it is of. */
export interface NamedFinding {
  /** What was found. */
  readonly finding: DuplicateFinding
  /** The cases that were searched. */
  readonly cases: DuplicateCases
  /** Names of the members of all clusters and series. */
  readonly referenceOf: (report: number) => CaseReference
  /** Names under which drugs were compared, by their codes in the evidence. */
  readonly drugs: readonly string[]
  /** Names under which drugs count, by their codes in `countedDrugs` of the cases, or in `drugs` where it has none. */
  readonly countedDrugs: readonly string[]
  /** Names of events, by their codes. */
  readonly events: readonly string[]
  /** Names of countries, by their codes. */
  readonly countries: readonly string[]
  /** Names of sexes, by their codes; empty for unknown. */
  readonly sexes: readonly string[]
}
