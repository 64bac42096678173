import type { ResultNote } from '@aethersignal/model'
import { reportView, type Therapies } from '../analyses/report-view.js'
import type { ExtraFields } from '../index/extra-fields.js'
import { indexBytes } from '../index/index-bytes.js'
import type { ReportIndex } from '../index/report-index.js'
import { KeptResults, keptIn } from '../kept/kept-results.js'
import { explainEmptyUniverse } from '../query/explain-empty-universe.js'
import { universeInSteps } from '../query/universe.js'
import { countUniverse } from '../run/count-universe.js'
import { termsOf } from '../terms/report-terms.js'
import type { CaseLister } from './case-lister.js'
import { fieldsOfIndex } from './fields-of-index.js'
import { listedReports } from './listed-reports.js'
import type { ReportBackend } from './report-backend.js'
import { withExtras } from './with-extras.js'

/** An index of reports, with what it does not hold. */
export interface IndexBackendOptions {
  /** The reports. */
  readonly index: ReportIndex
  /** Without it the source has no line listings. */
  readonly cases?: CaseLister
  /** Without it the source has no analyses of times to onset. */
  readonly therapies?: Therapies
  /** Without it the source has no filters on kept fields. */
  readonly extras?: ExtraFields
  /**
   * Bytes kept of what is worked out for the next call, all of it together: counts, rankings, results of analyses, drugs of
   * the reports in some roles, kept fields that were read, codes and ranks of names. What was not used for longest leaves
   * and is worked out again. Default 512 MiB, or three times the index where that is more.
   */
  readonly workedOutKept?: number
}

/** The backend over a report index in memory. */
export function indexBackend({
  index: bare,
  cases,
  therapies,
  extras,
  workedOutKept = Math.max(512 * 1024 * 1024, 3 * indexBytes(bare)),
}: IndexBackendOptions): ReportBackend {
  const kept = new KeptResults(workedOutKept)
  const index = keptIn(bare, kept)
  const terms = termsOf(index)
  return {
    kept,
    filters: fieldsOfIndex(index, extras !== undefined),
    terms: async () => terms,
    async count({ where, roles }, scope) {
      const asked = await withExtras(index, extras, where, scope)
      const notes: ResultNote[] = []
      const universe = await scope.paced(universeInSteps(asked, where, roles, (note) => notes.push(note)))
      if (universe.reports === 0) notes.push(...(await scope.paced(explainEmptyUniverse(asked, where, roles))))
      scope.report({ phase: 'filter', done: index.reports, total: index.reports })
      return { counts: await countUniverse(universe, index.events.incidence, scope), notes }
    },
    view: async (request, scope) => reportView(await withExtras(index, extras, request, scope), request, scope),
    ...(therapies && { therapies }),
    ...(extras && { extras }),
    ...(cases && {
      async cases(query, page, scope) {
        const asked = await withExtras(index, extras, query, scope)
        const universe = await scope.paced(listedReports(asked, query))
        return cases({ universe, query, page }, { signal: scope.signal, onProgress: scope.report })
      },
    }),
  }
}
