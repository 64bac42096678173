import { cellsByPeriod, countByPeriod, type PeriodCells, type PeriodSeries, periodOf } from '@aethersignal/core/time'
import { AetherError, type ResolvedAnalysisRequest, type ResultNote } from '@aethersignal/model'
import type { ReportView } from '../report-view.js'
import { leftOutDates } from './left-out-dates.js'

type PeriodRequest = Pick<ResolvedAnalysisRequest<'trend'>, 'drug' | 'event' | 'by' | 'date' | 'asOf' | 'outlying'>

/** One pair of a view by period. */
export interface PairPeriods {
  readonly pair: { readonly drug: number; readonly event: number }
  readonly series: PeriodSeries
  readonly cells: PeriodCells
  /** Dates that are in no period. */
  readonly notes: readonly ResultNote[]
}

/**
 * Counts a pair and its margins by period: the periods are those of all reports of the view.
 * @throws AetherError `query/invalid` where drug, event or unit is not said, `query/unknown-term`,
 *   `measure/too-little-data` where no date tells a period.
 */
export function pairPeriods(view: ReportView, request: PeriodRequest): PairPeriods {
  const { index, mask } = view
  const { date, asOf, outlying } = request
  const by = needed(request.by, 'by')
  const pair = { drug: view.drug(needed(request.drug, 'drug')), event: view.event(needed(request.event, 'event')) }
  const dates = { received: index.receivedDate, event: index.eventDate, version: index.versionDate }[date]
  const series = countByPeriod(datesIn(dates, mask), { by, asOf, outlying })
  const period = Int32Array.from(dates, (day, report) => {
    const at = mask[report] === 1 && day > 0 ? periodOf(day, by) - series.first : Number.NaN
    return at >= 0 && at < series.periods.length ? at : -1
  })
  const cells = cellsByPeriod(view.drugs, index.events.incidence, pair, period, series.periods.length)
  return { pair, series, cells, notes: leftOutDates(series) }
}

function* datesIn(dates: Int32Array, mask: Uint8Array): Generator<number, void, undefined> {
  for (let report = 0; report < mask.length; report++) if (mask[report] === 1) yield dates[report]!
}

function needed<T>(value: T | null, field: string): T {
  if (value !== null) return value
  throw new AetherError('query/invalid', `The request has no ${field}.`, {
    place: { field },
    remedy: 'Name the drug, the event and the unit of the periods.',
  })
}
