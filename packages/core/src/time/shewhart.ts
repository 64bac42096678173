import type { NumberColumn } from '../measures/cells.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { betaLowerTail, betaUpperTail } from '../special/incomplete-beta.js'
import { gammaP, gammaQ } from '../special/incomplete-gamma.js'
import { normalUpperTail } from '../special/normal.js'
import { type BaselineOptions, baselineLength, baselineOf } from './baseline.js'
import { checkBetween, checkCounts, checkNumbers, checkPositive } from './check-series.js'

/** A control chart: one row a period. Undefined limits are NaN, with a reason for the whole chart. */
export interface ControlChart {
  /** What is charted, in each period. */
  readonly statistic: Float64Array
  /** Centre line in each period. */
  readonly centre: Float64Array
  /** Lower limit in each period. */
  readonly lower: Float64Array
  /** Upper limit in each period. */
  readonly upper: Float64Array
  /** 1 above the upper limit, −1 below the lower one. */
  readonly beyond: Int8Array
  /** Periods at the start that centre and spread come from. */
  readonly baseline: number
  /** Half the distance of the limits in standard deviations, or the normal deviate whose tail exact limits have. */
  readonly width: number
  /** Why the limits are undefined, where they are. */
  readonly reason?: UndefinedReason
}

/** How wide the limits are. */
export interface ChartOptions extends BaselineOptions {
  /** In standard deviations; default 3 (Shewhart 1931). */
  readonly width?: number
}

/**
 * Shewhart's chart of single values: mean ± width · (mean moving range / 1.128). Unit: that of the values. Undefined
 * (`no-variation`) where the baseline does not vary.
 * @throws AetherError `measure/invalid-value`, `measure/too-little-data` below two periods, `measure/invalid-option`.
 */
export function individualsChart(values: NumberColumn, options: ChartOptions = {}): ControlChart {
  const { centre, sigma, baseline, reason } = baselineOf(values, options)
  const width = widthOf(options)
  return chart(Float64Array.from(values), () => [centre, centre - width * sigma, centre + width * sigma], {
    baseline,
    width,
    ...(reason && { reason }),
  })
}

/**
 * Shewhart's chart of means: grand mean ± width · s/√n of each sample, s the pooled standard deviation within the
 * samples of the baseline. Samples may differ in size.
 */
export function meansChart(samples: readonly NumberColumn[], options: ChartOptions = {}): ControlChart {
  for (const sample of samples) checkNumbers('samples', sample)
  const means = Float64Array.from(samples, (sample) => total(sample, sample.length) / sample.length)
  checkNumbers('samples', means, 2)
  const baseline = baselineLength(options.baseline, samples.length)
  const width = widthOf(options)
  let sum = 0
  let size = 0
  let squares = 0
  for (let period = 0; period < baseline; period++) {
    const sample = samples[period]!
    sum += total(sample, sample.length)
    size += sample.length
    for (let i = 0; i < sample.length; i++) squares += (sample[i]! - means[period]!) * (sample[i]! - means[period]!)
  }
  const centre = options.target ?? sum / size
  const pooled = options.sigma ?? Math.sqrt(squares / (size - baseline))
  const sigma = pooled > 0 ? pooled : NaN
  const limits = (period: number) => {
    const half = (width * sigma) / Math.sqrt(samples[period]!.length)
    return [centre, centre - half, centre + half] as const
  }
  return chart(means, limits, { baseline, width, ...(!(sigma > 0) && { reason: 'no-variation' as const }) })
}

/** How limits of counts are found. */
export interface CountChartOptions extends Omit<ChartOptions, 'sigma'> {
  /**
   * `normal` (default): centre ± width standard deviations, cut at 0; `exact`: the outermost counts whose tail is not
   * below that of the normal distribution at `width`, for counts too small to be normal.
   */
  readonly limits?: 'normal' | 'exact'
}

/**
 * Chart of counts (c) or, with `exposure`, of rates (u): centre Σx/Σe of the baseline, limits from the Poisson variance
 * centre/e of each period. Undefined (`zero-expected`) where the baseline has no events.
 */
export function countChart(
  counts: NumberColumn,
  options: CountChartOptions & { readonly exposure?: NumberColumn } = {},
): ControlChart {
  checkCounts('counts', counts, 2)
  const exposure = options.exposure ?? new Float64Array(counts.length).fill(1)
  checkPositive('exposure', exposure, counts.length)
  return attributeChart(counts, exposure, options, (rate, size) => ({
    sd: Math.sqrt(rate / size),
    atLeast: (count) => (count <= 0 ? 1 : gammaP(count, rate * size)),
    atMost: (count) => gammaQ(count + 1, rate * size),
    most: Infinity,
  }))
}

/**
 * Chart of proportions (p): events of `sizes` reports in each period, limits from the binomial variance p(1 − p)/n.
 * Undefined (`zero-expected`) where the baseline has no events.
 */
export function proportionChart(
  events: NumberColumn,
  sizes: NumberColumn,
  options: CountChartOptions = {},
): ControlChart {
  checkCounts('events', events, 2)
  checkPositive('sizes', sizes, events.length)
  checkCounts('sizes', sizes)
  checkCounts(
    'events',
    Array.from(events, (count, period) => (count <= sizes[period]! ? count : NaN)),
  )
  return attributeChart(events, sizes, options, (rate, size) => ({
    sd: Math.sqrt((rate * (1 - rate)) / size),
    atLeast: (count) => (count <= 0 ? 1 : betaLowerTail(rate, count, size - count + 1)),
    atMost: (count) => (count >= size ? 1 : betaUpperTail(rate, count + 1, size - count)),
    most: size,
  }))
}

interface CountLaw {
  readonly sd: number
  readonly atLeast: (count: number) => number
  readonly atMost: (count: number) => number
  readonly most: number
}

function attributeChart(
  counts: NumberColumn,
  sizes: NumberColumn,
  options: CountChartOptions,
  law: (rate: number, size: number) => CountLaw,
): ControlChart {
  const baseline = baselineLength(options.baseline, counts.length)
  const width = widthOf(options)
  const centre = options.target ?? total(counts, baseline) / total(sizes, baseline)
  const reason: UndefinedReason | undefined = centre > 0 ? undefined : 'zero-expected'
  const tail = normalUpperTail(width)
  const limits = (period: number) => {
    const size = sizes[period]!
    if (reason) return [centre, NaN, NaN] as const
    const { sd, atLeast, atMost, most } = law(centre, size)
    if (options.limits !== 'exact') return [centre, Math.max(0, centre - width * sd), centre + width * sd] as const
    const mean = centre * size
    const upper = lastWhere((count) => atLeast(count) >= tail, Math.floor(mean), most)
    const lower = 0 - lastWhere((count) => atMost(-count) >= tail, -Math.floor(mean), 0)
    return [centre, lower / size, upper / size] as const
  }
  const statistic = Float64Array.from(counts, (count, period) => count / sizes[period]!)
  return chart(statistic, limits, { baseline, width, ...(reason && { reason }) })
}

/** The last whole number from `start` on, at most `most`, for which a condition that once fails for good still holds. */
function lastWhere(holds: (count: number) => boolean, start: number, most: number): number {
  let low = start
  let step = 1
  while (low + step <= most && holds(low + step)) {
    low += step
    step *= 2
  }
  for (; step >= 1; step /= 2) if (low + step <= most && holds(low + step)) low += step
  return low
}

function total(values: NumberColumn, length: number): number {
  let sum = 0
  for (let i = 0; i < length; i++) sum += values[i]!
  return sum
}

function widthOf({ width = 3 }: ChartOptions): number {
  checkBetween('width', width, 0, 30)
  return width
}

export function chart(
  statistic: Float64Array,
  limits: (period: number) => readonly [centre: number, lower: number, upper: number],
  rest: Pick<ControlChart, 'baseline' | 'width' | 'reason'>,
): ControlChart {
  const periods = statistic.length
  const columns = {
    statistic,
    centre: new Float64Array(periods),
    lower: new Float64Array(periods),
    upper: new Float64Array(periods),
    beyond: new Int8Array(periods),
  }
  for (let period = 0; period < periods; period++) {
    const [centre, lower, upper] = limits(period)
    columns.centre[period] = centre
    columns.lower[period] = lower
    columns.upper[period] = upper
    columns.beyond[period] = statistic[period]! > upper ? 1 : statistic[period]! < lower ? -1 : 0
  }
  return { ...columns, ...rest }
}
