import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis } from '../analysis.js'
import { caseSeries } from '../case-series/case-series.js'
import { CONTRAST_DEFINITIONS, contrastColumns } from '../case-series/series-contrast.js'
import { VIEW_DEFINITIONS } from '../report-view.js'
import { type Characteristic, characteristicsOf } from './characteristics.js'

interface Demographics {
  readonly characteristics: readonly Characteristic[]
  readonly series: number
  readonly all: number
}

/** Table 1 of a case series: sex, age, country, seriousness, outcomes and roles of its reports against all others in scope. */
export const demographicsAnalysis: Analysis<ResolvedAnalysisRequest<'demographics'>, Demographics> = {
  readRequest: (request) => readAnalysisRequest('demographics', request),
  gather(view, request) {
    const series = caseSeries(view, request)
    const characteristics = characteristicsOf(view, series, request.ageBounds)
    return { input: { characteristics, series: series.reports, all: view.reports }, notes: [] }
  },
  compute({ characteristics, series, all }) {
    const column = (of: 'ofSeries' | 'ofAll') => characteristics.map((characteristic) => characteristic[of])
    return {
      table: {
        rows: characteristics.length,
        columns: [
          { name: 'variable', kind: 'text', values: characteristics.map(({ variable }) => variable) },
          { name: 'category', kind: 'text', values: characteristics.map(({ category }) => category) },
          ...contrastColumns({ ofSeries: column('ofSeries'), ofAll: column('ofAll'), series, all }),
        ],
      },
      facts: { reports: all, series },
      definitions: {
        ...VIEW_DEFINITIONS,
        ...CONTRAST_DEFINITIONS,
        unknown: 'a category of its own',
        outcome: 'a report may have several, so that shares may add up to more than 1',
      },
    }
  },
}
