import type { Role } from '../cases/roles.js'
import type { Filter } from '../query/filter.js'

/** Which reports to list: those of the universe that `where` and `roles` define, as in a run. */
export interface CaseQuery {
  readonly where?: Filter
  readonly roles?: readonly Role[]
  /** Only reports with this drug (in `roles`) and this event. */
  readonly drug?: string
  readonly event?: string
}

export interface PageRequest {
  /** At most 1000. */
  readonly limit: number
  /** From a previous page; absent for the first. */
  readonly cursor?: string
}

/** One report of a line listing. Dates are ISO 8601 of the precision known: `2024`, `2024-03`, `2024-03-09`. */
export interface CaseLine {
  readonly caseId: string
  readonly reportId: string
  readonly source: string
  readonly partition: string
  readonly sex: string | null
  readonly ageYears: number | null
  readonly country: string | null
  readonly eventDate: string | null
  readonly receivedDate: string | null
  readonly serious: boolean | null
  readonly outcomes: readonly string[]
  readonly reporterType: string | null
  readonly drugs: readonly { readonly name: string; readonly verbatim: string | null; readonly role: string | null }[]
  readonly events: readonly string[]
  /** Where the case row stands: file of the load report and line in it. */
  readonly file: string | null
  readonly line: number | null
}

export interface CasePage {
  readonly cases: readonly CaseLine[]
  /** Reports that match, over all pages. */
  readonly total: number
  /** Absent on the last page. Holds only for the state of the data it was made on. */
  readonly next?: string
}
