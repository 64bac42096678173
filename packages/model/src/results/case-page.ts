import type { Role } from '../cases/roles.js'
import type { DrugChoice } from '../drugs/drug-choice.js'
import type { Filter } from '../query/filter.js'

/** Which reports to list: those of the universe that `where` and `roles` define, as in a run. */
export interface CaseQuery extends DrugChoice {
  /** Condition on the reports; all when absent. */
  readonly where?: Filter
  /** Roles that count as exposure; `DEFAULT_ROLES` when absent. */
  readonly roles?: readonly Role[]
  /** Only reports with this drug (in `roles`) and this event. */
  readonly drug?: string
  /** Only reports with this event. */
  readonly event?: string
}

/** Which page of a listing. */
export interface PageRequest {
  /** At most 1000. */
  readonly limit: number
  /** From a previous page; absent for the first. */
  readonly cursor?: string
}

/** One report of a line listing. Dates are ISO 8601 of the precision known: `2024`, `2024-03`, `2024-03-09`. */
export interface CaseLine {
  /** The case's number, as its source gives it. */
  readonly caseId: string
  /** The number of this version of the case. */
  readonly reportId: string
  /** Adapter that read it. */
  readonly source: string
  /** Partition it stands in. */
  readonly partition: string
  /** F or M; null where unknown. */
  readonly sex: string | null
  /** Age in years; null where unknown. */
  readonly ageYears: number | null
  /** Code of ISO 3166-1 of two letters, or as written; null where unknown. */
  readonly country: string | null
  /** When the reaction began. */
  readonly eventDate: string | null
  /** When the report was received. */
  readonly receivedDate: string | null
  /** Null where it is not said. */
  readonly serious: boolean | null
  /** Codes of table `outcome`. */
  readonly outcomes: readonly string[]
  /** Who reported, as the source has it; null where unknown. */
  readonly reporterType: string | null
  /** Every drug as it counts, as it was written, and in which role. */
  readonly drugs: readonly { readonly name: string; readonly verbatim: string | null; readonly role: string | null }[]
  /** Every reaction as it counts. */
  readonly events: readonly string[]
  /** Where the case row stands: file of the load report and line in it. */
  readonly file: string | null
  /** Line of the file, from 1; null where unknown. */
  readonly line: number | null
}

/** One page of a line listing. */
export interface CasePage {
  /** The reports of the page. */
  readonly cases: readonly CaseLine[]
  /** Reports that match, over all pages. */
  readonly total: number
  /** Absent on the last page. Holds only for the state of the data it was made on. */
  readonly next?: string
}
