import type { PairCounts } from '@aethersignal/core'
import type { CasePage, CaseQuery, Filter, PageRequest, ResultNote, Role } from '@aethersignal/model'
import type { ReportView, Therapies } from '../analyses/report-view.js'
import type { ExtraFields } from '../index/extra-fields.js'
import type { KeptResults } from '../kept/kept-results.js'
import type { FilterField } from '../query/filter-fields.js'
import type { CallScope } from '../run/call-scope.js'
import type { ReportTerms } from '../terms/report-terms.js'

/** Which reports are counted: those that pass a condition and have a drug in one of the roles. */
export interface CountedReports {
  /** Condition on the reports, in canonical form; null for all. */
  readonly where: Filter | null
  /** Roles that count as exposure. */
  readonly roles: readonly Role[]
}

/** The counts of all pairs of a universe, and what was found on choosing its reports. */
export interface UniverseCount {
  /** Cells and margins; codes are those of {@link ReportBackend.terms}. */
  readonly counts: PairCounts
  /** Names the data do not have, and why a universe is empty. */
  readonly notes: readonly ResultNote[]
}

/** The reports that an analysis looks at, as a backend has them; what else the source has is added to it. */
export type BackendView = Omit<ReportView, 'therapies' | 'extras'>

/**
 * Where reports are, as far as ranked pairs and analyses need to know: names, counts, and where it can, the reports
 * themselves. `backendSource` makes a source of it, `backendConformance` holds it to what every backend must do. Calls
 * look at the scope's signal between steps and reject with an `AetherError`.
 */
export interface ReportBackend {
  /** Filter fields that it can answer. */
  readonly filters: readonly FilterField[]
  /**
   * Everything that is kept from one call for the next, within one sum of bytes: here stands what the backend works out,
   * and counts, rankings and results of what is built on it. Cleared when the source is closed.
   */
  readonly kept: KeptResults
  /** The names that codes stand for. They stay the same as long as the backend is open. */
  readonly terms: (scope: CallScope) => Promise<ReportTerms>
  /**
   * Counts the pairs of a universe; each report once.
   * @throws AetherError `query/invalid`, `query/unknown-field`; `source/unsupported` for a field it does not have
   */
  readonly count: (of: CountedReports, scope: CallScope) => Promise<UniverseCount>
  /**
   * The reports themselves, in memory. Without it the source has no analyses. A request may have further filters in it,
   * which the view must be able to apply.
   * @throws AetherError as `count` does; `measure/too-little-data` where no report passes
   */
  readonly view?: (request: CountedReports, scope: CallScope) => Promise<BackendView>
  /** Dates of therapies. Without it the source has no analyses of times to onset. */
  readonly therapies?: Therapies
  /** Kept fields. Without it there are no filters on them. */
  readonly extras?: ExtraFields
  /** Lists the reports of a query, in its own order. Without it the source has no line listings. */
  readonly cases?: (query: CaseQuery, page: PageRequest, scope: CallScope) => Promise<CasePage>
}
