import { undefinedReasons } from '@aethersignal/core'
import { changePoints, changePointTest, countChart, cusum, ewmaChart, westernElectric } from '@aethersignal/core/time'
import type { ResolvedAnalysisRequest, ResultColumn, ResultTable } from '@aethersignal/model'
import { cumulated } from './cumulated.js'
import { cusumOfReports } from './cusum-of-reports.js'
import { surveyCounts } from './survey-counts.js'
import type { TrendSeries } from './trend-series.js'

const COUNTED = new Set(['count', 'cumulative', 'drug_total', 'event_total', 'total'])

/** Charts, changes and, where expected counts are known, surveillance of one series. */
export function trendTable(
  series: TrendSeries,
  request: ResolvedAnalysisRequest<'trend'>,
  signal: AbortSignal,
): { readonly table: ResultTable; readonly facts: Readonly<Record<string, unknown>> } {
  const { periods, counts, expected } = series
  const exposure = series.exposure ?? expected
  const { width, limits, weight, penalty, minimumLength, simulations, seed } = request
  const baseline = request.baseline === null ? {} : { baseline: request.baseline }
  const over = exposure === undefined ? {} : { exposure }
  const chart = countChart(counts, { ...baseline, ...over, width, limits })
  const average = ewmaChart(chart.statistic, { ...baseline, weight, width })
  const sums = cusum(chart.statistic, baseline)
  const changes = changePoints(counts, { ...over, penalty, minimumLength })
  const changeTest = changePointTest(counts, { ...over, simulations, seed, signal })
  const surveillance = expected === undefined ? undefined : surveyCounts(counts, expected, periods, request)
  const reportSums = expected === undefined ? undefined : cusumOfReports(counts, expected, periods)
  const columns: Readonly<Record<string, ArrayLike<number>>> = {
    count: counts,
    cumulative: cumulated(counts),
    ...(series.exposure !== undefined && { exposure: series.exposure }),
    ...(expected !== undefined && { expected }),
    ...series.columns,
    ...(exposure !== undefined && { rate: chart.statistic }),
    centre: chart.centre,
    lower: chart.lower,
    upper: chart.upper,
    beyond: chart.beyond,
    ...(limits === 'normal' && { rules: westernElectric(chart) }),
    cusum_upper: sums.upper,
    cusum_lower: sums.lower,
    cusum_beyond: sums.beyond,
    ewma: average.statistic,
    ewma_lower: average.lower,
    ewma_upper: average.upper,
    ewma_beyond: average.beyond,
    segment: Float64Array.from(counts, (_, at) => changes.changes.filter((change) => change <= at).length + 1),
    segment_rate: Float64Array.from(counts, (_, at) => changes.segments.find(({ to }) => at < to)?.rate ?? Number.NaN),
    ...surveillance?.columns,
    ...(reportSums !== undefined && { poisson_cusum: reportSums.sums }),
  }
  const reason = chart.reason ?? sums.reason ?? null
  return {
    table: {
      rows: periods.length,
      columns: [
        { name: 'period', kind: 'text', values: periods },
        ...Object.entries(columns).map(
          ([name, values]): ResultColumn => ({
            name,
            kind: COUNTED.has(name) ? 'count' : 'number',
            values: Float64Array.from(values),
          }),
        ),
      ],
      ...(surveillance !== undefined && {
        undefinedBecause: Array.from(surveillance.reasons, (code) =>
          code === 0 ? null : { llr: undefinedReasons[code]!, relative_risk: undefinedReasons[code]! },
        ),
      }),
    },
    facts: {
      chart: {
        ...{ kind: exposure === undefined ? 'c' : 'u', baseline: chart.baseline, width, limits, reason },
        ...{ ewmaWeight: weight, cusumReference: sums.reference, cusumDecision: sums.decision },
        beyond: periods.filter((_, row) => chart.beyond[row] !== 0),
      },
      // Rows can be sorted and cut into pages; the names of the periods stay what they are.
      changes: { ...changes, periods: changes.changes.map((change) => periods[change]) },
      changeTest,
      maxSprt: surveillance?.summary ?? null,
      poissonCusum: reportSums?.summary ?? null,
    },
  }
}
