import type { Steps } from '@aethersignal/core'
import { countByPeriod, periodName, periodOf } from '@aethersignal/core/time'
import type { ResolvedAnalysisRequest } from '@aethersignal/model'
import { OUTCOME_BITS, SERIOUS_CODES } from '../../index/report-index.js'
import type { Gathered } from '../analysis.js'
import { caseSeries } from '../case-series/case-series.js'
import type { ReportView } from '../report-view.js'
import { leftOutDates } from '../trend/left-out-dates.js'

/** Counts of consecutive periods. */
export interface PeriodCounts {
  readonly periods: readonly string[]
  /** Reports of the series, the serious and the fatal among them, and all reports in scope. */
  readonly series: Float64Array
  readonly serious: Float64Array
  readonly fatal: Float64Array
  readonly scope: Float64Array
  readonly facts: Readonly<Record<string, number>>
}

/** Reports looked at between two steps. */
const STRETCH = 131_072

/**
 * Counts the reports of a series by period. A report of the series is in a period or in one of the facts `missing` (no
 * date), `imprecise` (the date does not tell the period) and `outlying` (far from all others, or in the future).
 * @throws AetherError as `caseSeries` does, and `measure/too-little-data` where no date of the scope tells a period.
 */
export function* gatherPeriodCounts(
  view: ReportView,
  request: ResolvedAnalysisRequest<'period-counts'>,
): Steps<Gathered<PeriodCounts>> {
  const { index, mask } = view
  const { by, date, asOf, outlying } = request
  const isAll = request.drug === null && request.event === null
  const series = isAll ? { mask, reports: view.reports } : caseSeries(view, request)
  yield
  const dates = index[`${date}Date`]
  const { first, periods, counts: scope } = countByPeriod(datesIn(dates, mask), { by, asOf, outlying })
  yield
  const empty = () => new Float64Array(periods.length)
  const counted = { series: empty(), serious: empty(), fatal: empty() }
  const left = { missing: 0, imprecise: 0, outlying: 0, unknownSeriousness: 0 }
  const outlyingPeriods = new Set<number>()
  for (let report = 0; report < mask.length; report++) {
    if (report % STRETCH === STRETCH - 1) yield
    if (series.mask[report] === 0) continue
    if (index.serious[report] === SERIOUS_CODES.unknown) left.unknownSeriousness += 1
    const day = dates[report]!
    const period = day > 0 ? periodOf(day, by) : Number.NaN
    if (Number.isNaN(period)) {
      left[day > 0 ? 'imprecise' : 'missing'] += 1
      continue
    }
    const at = period - first
    if (at < 0 || at >= periods.length) {
      left.outlying += 1
      outlyingPeriods.add(period)
      continue
    }
    counted.series[at]! += 1
    if (index.serious[report] === SERIOUS_CODES.yes) counted.serious[at]! += 1
    if ((index.outcomes[report]! & OUTCOME_BITS['DE']!) !== 0) counted.fatal[at]! += 1
  }
  const named = [...outlyingPeriods].sort((one, other) => one - other).map((period) => periodName(period, by))
  return {
    input: { periods, ...counted, scope, facts: { reports: view.reports, series: series.reports, ...left } },
    notes: leftOutDates({ ...left, outlying: { dates: left.outlying, periods: named } }),
  }
}

function* datesIn(dates: Int32Array, mask: Uint8Array): Generator<number, void, undefined> {
  for (let report = 0; report < mask.length; report++) if (mask[report] === 1) yield dates[report]!
}
