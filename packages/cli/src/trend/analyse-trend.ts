import {
  type ChangePenalty,
  type ChangePoints,
  type ChangePointTest,
  changePoints,
  changePointTest,
  countChart,
  cusum,
  ewmaChart,
  monitorPoisson,
  poissonGroupMaxSprt,
  poissonMaxSprt,
  westernElectric,
} from '@aethersignal/core'
import type { TrendSeries } from './trend-series.js'

/** What a trend is looked at with. */
export interface TrendOptions {
  readonly baseline?: number
  readonly width: number
  readonly limits: 'normal' | 'exact'
  readonly weight: number
  readonly penalty: ChangePenalty
  readonly minimumLength: number
  readonly simulations: number
  readonly seed: number
  readonly alpha: number
  readonly minimum: number
  readonly looks: 'continuous' | 'periods'
  readonly sampleSize?: number
}

/** A series with all that was made of it: columns in the order they are written, and what stands for the whole. */
export interface TrendAnalysis {
  readonly columns: Readonly<Record<string, ArrayLike<number>>>
  readonly chart: { readonly baseline: number; readonly reason: string | null; readonly [name: string]: unknown }
  readonly changes: ChangePoints
  readonly changeTest: ChangePointTest
  readonly maxSprt: Readonly<Record<string, unknown>> | null
}

/** Charts, changes and, where expected counts are known, surveillance of one series. */
export function analyseTrend(
  series: TrendSeries,
  options: TrendOptions,
  work: { readonly signal: AbortSignal },
): TrendAnalysis {
  const { counts, expected } = series
  const exposure = series.exposure ?? expected
  const baseline = options.baseline === undefined ? {} : { baseline: options.baseline }
  const over = exposure === undefined ? {} : { exposure }
  const chart = countChart(counts, { ...baseline, ...over, width: options.width, limits: options.limits })
  const average = ewmaChart(chart.statistic, { ...baseline, weight: options.weight, width: options.width })
  const sums = cusum(chart.statistic, baseline)
  const changes = changePoints(counts, { ...over, penalty: options.penalty, minimumLength: options.minimumLength })
  const { simulations, seed } = options
  const changeTest = changePointTest(counts, { ...over, simulations, seed, signal: work.signal })
  const surveillance = expected === undefined ? undefined : survey(counts, expected, options)
  const columns = {
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
    ...(options.limits === 'normal' && { rules: westernElectric(chart) }),
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
  }
  return {
    columns,
    chart: {
      kind: exposure === undefined ? 'c' : 'u',
      baseline: chart.baseline,
      width: options.width,
      limits: options.limits,
      reason: chart.reason ?? sums.reason ?? null,
      ewmaWeight: options.weight,
      cusumReference: sums.reference,
      cusumDecision: sums.decision,
    },
    changes,
    changeTest,
    maxSprt: surveillance?.summary ?? null,
  }
}

function survey(counts: Float64Array, expected: Float64Array, options: TrendOptions) {
  const [observed, due] = [cumulated(counts), cumulated(expected)]
  const { alpha, minimum: minimumEvents, looks } = options
  const sampleSize = looks === 'periods' ? due[due.length - 1]! : (options.sampleSize ?? due[due.length - 1]!)
  const plan = { alpha, minimumEvents }
  const { criticalValue, alpha: spent } =
    looks === 'periods'
      ? poissonGroupMaxSprt({ ...plan, groupSizes: Array.from(expected) })
      : poissonMaxSprt({ ...plan, sampleSize })
  const followed = monitorPoisson({ observed, expected: due }, { criticalValue, sampleSize, minimumEvents })
  const { firstSignal, beyondPlan } = followed
  return {
    columns: {
      llr: followed.logLikelihoodRatio,
      relative_risk: followed.relativeRisk,
      signalled: followed.signalled,
    },
    summary: {
      model: 'poisson',
      looks,
      sampleSize,
      minimumEvents,
      alpha,
      criticalValue,
      spent,
      firstSignal,
      beyondPlan,
    },
  }
}

function cumulated(values: Float64Array): Float64Array {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}
