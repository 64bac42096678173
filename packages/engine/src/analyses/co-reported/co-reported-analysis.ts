import type { Incidence } from '@aethersignal/core'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { readAnalysisRequest } from '@aethersignal/model/schemas'
import type { Analysis, Gathered } from '../analysis.js'
import { caseSeries, countCodes } from '../case-series/case-series.js'
import { CONTRAST_DEFINITIONS, contrastColumns, type SeriesCounts } from '../case-series/series-contrast.js'
import { type ReportView, VIEW_DEFINITIONS } from '../report-view.js'

/** What stands beside a series, in order: drugs, then events. */
interface CoReported extends SeriesCounts {
  readonly kinds: readonly ('drug' | 'event')[]
  readonly names: readonly string[]
  /** What is reported beside the series in fewer reports than asked for. */
  readonly belowMinCount: number
}

/** Lists the drugs and events reported beside those of a case series, and how much more often than in other reports. */
export const coReportedAnalysis: Analysis<ResolvedAnalysisRequest<'co-reported'>, CoReported> = {
  readRequest: (request) => readAnalysisRequest('co-reported', request),
  gather: gatherCoReported,
  compute: (found, { listedRoles }) => ({
    table: {
      rows: found.names.length,
      columns: [
        { name: 'kind', kind: 'text', values: found.kinds },
        { name: 'name', kind: 'text', values: found.names },
        ...contrastColumns(found),
      ],
    },
    sort: { by: 'reports' },
    facts: { reports: found.all, series: found.series, belowMinCount: found.belowMinCount },
    definitions: {
      ...VIEW_DEFINITIONS,
      ...CONTRAST_DEFINITIONS,
      listedDrugs: listedRoles === 'any' ? 'in any role' : 'in one of the roles',
    },
  }),
}

function gatherCoReported(view: ReportView, request: ResolvedAnalysisRequest<'co-reported'>): Gathered<CoReported> {
  const series = caseSeries(view, request)
  const { index } = view
  const kinds: ('drug' | 'event')[] = []
  const names: string[] = []
  const [ofSeries, ofAll]: [number[], number[]] = [[], []]
  let belowMinCount = 0
  const list = (
    kind: 'drug' | 'event',
    incidence: Incidence,
    spelt: readonly string[],
    own: number | undefined,
  ): void => {
    const inSeries = countCodes(incidence, series.mask)
    const inAll = countCodes(incidence, view.mask)
    for (let code = 0; code < inSeries.length; code++) {
      const count = inSeries[code]!
      if (count === 0 || code === own) continue
      if (count < request.minCount) {
        belowMinCount += 1
        continue
      }
      kinds.push(kind)
      names.push(spelt[code]!)
      ofSeries.push(count)
      ofAll.push(inAll[code]!)
    }
  }
  const drugs = request.listedRoles === 'any' ? index.drugs.incidence : view.drugs
  if (request.of !== 'events') list('drug', drugs, index.drugs.names, series.drug)
  if (request.of !== 'drugs') list('event', index.events.incidence, index.events.names, series.event)
  const counts = { ofSeries, ofAll, series: series.reports, all: view.reports }
  return { input: { kinds, names, belowMinCount, ...counts }, notes: [] }
}
