import type { NumberColumn } from '../measures/cells.js'
import { baselineOf } from './baseline.js'
import { checkBetween } from './check-series.js'
import { type ChartOptions, type ControlChart, chart } from './shewhart.js'

/** How fast an exponentially weighted average forgets. */
export interface EwmaOptions extends ChartOptions {
  /** Weight λ of the newest value; default 0.2 (Lucas & Saccucci 1990: 0.05 to 0.25 for small shifts). */
  readonly weight?: number
}

/**
 * Exponentially weighted moving average (Roberts 1959): zᵢ = λxᵢ + (1 − λ)zᵢ₋₁ from z₀ = centre, with the exact limits
 * centre ± width · σ √(λ/(2 − λ) · (1 − (1 − λ)²ⁱ)), σ from the moving ranges of the baseline. Undefined (`no-variation`)
 * where the baseline does not vary.
 */
export function ewmaChart(values: NumberColumn, options: EwmaOptions = {}): ControlChart {
  const { weight = 0.2, width = 3 } = options
  checkBetween('weight', weight, 0, 1, true)
  checkBetween('width', width, 0, 30)
  const { centre, sigma, baseline, reason } = baselineOf(values, options)
  const statistic = new Float64Array(values.length)
  const halves = new Float64Array(values.length)
  let average = centre
  let forgotten = 1
  for (let period = 0; period < values.length; period++) {
    average = weight * values[period]! + (1 - weight) * average
    forgotten *= (1 - weight) * (1 - weight)
    statistic[period] = average
    halves[period] = width * sigma * Math.sqrt((weight / (2 - weight)) * (1 - forgotten))
  }
  const limits = (period: number) => [centre, centre - halves[period]!, centre + halves[period]!] as const
  return chart(statistic, limits, { baseline, width, ...(reason && { reason }) })
}
