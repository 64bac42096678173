import { AetherError, type Filter, type ResultNote, type Role } from '@aethersignal/model'
import type { ExtraFields } from '../index/extra-fields.js'
import type { ReportIndex } from '../index/report-index.js'
import { explainEmptyUniverse } from '../query/explain-empty-universe.js'
import { type Universe, universeInSteps } from '../query/universe.js'
import type { CallOptions } from '../run/call-options.js'
import type { CallScope } from '../run/call-scope.js'
import { termsOf } from '../terms/report-terms.js'
import { requireTerm } from '../terms/require-term.js'

/** Which therapies of which reports. */
export interface TherapyQuery {
  /** Reports of the index, by number, each once. */
  readonly reports: readonly number[]
  /** Roles of the drugs whose therapies count. */
  readonly roles: readonly Role[]
  /** Only therapies of this drug, by its name in the index; of a combination, each name counts. Without it, of any. */
  readonly drug?: string
}

/** Dates of the reports of a query, in its order, as they are known: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or null. */
export interface TherapyDates {
  /**
   * The earliest start of a therapy. Unknown parts of a date count as earliest, so that the days a partial date allows
   * include the first dose.
   */
  readonly starts: readonly (string | null)[]
  /** When the event began: a report has one such date for all its events. */
  readonly events: readonly (string | null)[]
  /** Event dates on the first of a month that are taken as no more precise, because AERS wrote missing parts as 01. */
  readonly widened: number
}

/** Reads when drugs were started and events began in reports of the index. */
export type Therapies = (query: TherapyQuery, options: CallOptions) => Promise<TherapyDates>

/** The reports that an analysis looks at: those of a run of the same conditions and roles. */
export interface ReportView extends Universe {
  /** All reports of the source. */
  readonly index: ReportIndex
  /** Condition by which reports were chosen; null for all. */
  readonly where: Filter | null
  /** Roles that count as exposure. */
  readonly roles: readonly Role[]
  /** Where the source has them. */
  readonly therapies?: Therapies
  /** Kept fields, where the source has them. */
  readonly extras?: ExtraFields
  /** What was found on choosing the reports. */
  readonly notes: readonly ResultNote[]
  /** Code of a drug or an event by its name. @throws AetherError `query/unknown-term` */
  drug(name: string): number
  /** Code of an event by its name. @throws AetherError `query/unknown-term` */
  event(name: string): number
}

/** What the numbers of a view are of. */
export const VIEW_DEFINITIONS = {
  unit: 'reports',
  universe: 'reports that pass the conditions and list a drug in one of the roles',
} as const

/** Chooses reports. @throws AetherError `measure/too-little-data` where none pass, `query/invalid` as filters do. */
export async function reportView(
  index: ReportIndex,
  { where, roles }: Pick<ReportView, 'where' | 'roles'>,
  scope: CallScope,
): Promise<ReportView> {
  const notes: ResultNote[] = []
  await scope.step({ phase: 'filter', done: 0, total: index.reports })
  const universe = await scope.paced(universeInSteps(index, where, roles, (note) => notes.push(note)))
  if (universe.reports === 0) {
    const [, ...conditions] = await scope.paced(explainEmptyUniverse(index, where, roles))
    const message = ['No report passes the conditions.', ...conditions.map((note) => note.message)].join(' ')
    throw new AetherError('measure/too-little-data', message, { remedy: 'Widen the conditions or the roles.' })
  }
  scope.report({ phase: 'filter', done: index.reports, total: index.reports })
  const terms = termsOf(index)
  return {
    ...universe,
    ...{ index, where, roles, notes },
    drug: (name) => requireTerm(terms, 'drug', name),
    event: (name) => requireTerm(terms, 'event', name),
  }
}
