import { scorePeriods } from '@aethersignal/core/time'
import { MEASURE_REGISTRY, MEASURES_OVER_TIME, type ResolvedAnalysisRequest } from '@aethersignal/model'
import type { Gathered } from '../analysis.js'
import { hasCode } from '../has-code.js'
import { type ReportView, VIEW_DEFINITIONS } from '../report-view.js'
import { completenessColumns, completenessText } from './completeness-columns.js'
import { type PairPeriods, pairPeriods } from './pair-periods.js'
import type { TrendSeries } from './trend-series.js'

/** The value and the bounds of each measure that is followed by period. */
const COLUMNS = /* @__PURE__ */ MEASURES_OVER_TIME.flatMap((name) => {
  const [line] = MEASURE_REGISTRY.find((entry) => entry.name === name)!.lines
  return [line!.estimate, line!.lower!, line!.upper!]
})

/** Counts one pair of a view by period, with the margins and the measures of each period and cumulated. */
export function gatherTrend(view: ReportView, request: ResolvedAnalysisRequest<'trend'>): Gathered<TrendSeries> {
  const { date, maximumDelay, asOf } = request
  const { pair, series, cells, notes } = pairPeriods(view, request)
  const { disjoint, cumulative } = scorePeriods(cells, MEASURES_OVER_TIME)
  const column = (columns: Readonly<Partial<Record<string, Float64Array>>>, name: string) =>
    columns[name] ?? new Float64Array(series.periods.length).fill(Number.NaN)
  const withCompleteness = date === 'event'
  return {
    input: {
      periods: series.periods,
      counts: Float64Array.from(cells.a),
      columns: {
        drug_total: Float64Array.from(cells.drugTotal),
        event_total: Float64Array.from(cells.eventTotal),
        total: Float64Array.from(cells.total),
        ...Object.fromEntries(COLUMNS.map((name) => [name, column(disjoint.columns, name)])),
        ...Object.fromEntries(COLUMNS.map((name) => [`cumulative_${name}`, column(cumulative.columns, name)])),
        ...(withCompleteness && completenessColumns(...pairDates(view, pair), series, { maximumDelay, asOf })),
      },
      definitions: {
        ...VIEW_DEFINITIONS,
        total: 'reports of the period that pass the conditions and list a drug in one of the roles',
        intervals: '95 % two-sided',
        ...(withCompleteness && { completeness: completenessText(maximumDelay, series.by) }),
      },
    },
    notes,
  }
}

/** Event and received dates of the reports with both. */
function pairDates({ index, mask, drugs }: ReportView, pair: PairPeriods['pair']): [number[], number[]] {
  const [happened, received]: [number[], number[]] = [[], []]
  for (let report = 0; report < mask.length; report++) {
    if (mask[report] === 0 || !hasCode(drugs, report, pair.drug)) continue
    if (!hasCode(index.events.incidence, report, pair.event)) continue
    happened.push(index.eventDate[report]!)
    received.push(index.receivedDate[report]!)
  }
  return [happened, received]
}
