import type { NumberColumn } from '../measures/cells.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { normalUpperQuantile } from '../special/normal.js'
import { checkBetween, checkCounts, checkLength, checkWhole, refuse } from './check-series.js'

/** When reported events happened and when they became known, in numbered periods. */
export interface ReportedEvents {
  /** Period of each event. */
  readonly happened: NumberColumn
  /** Period in which it was received; never earlier. */
  readonly received: NumberColumn
}

/** How to estimate completeness. */
export interface ReportingDelayOptions {
  /** The newest period all of whose reports are in; default the latest one received. */
  readonly now?: number
  /** Longest delay looked at, in periods; default 12. Completeness is relative to what is received by then. */
  readonly maximumDelay?: number
  /** Level of the intervals; default 0.95. */
  readonly level?: number
}

/** How complete one period is. */
export interface PeriodCompleteness {
  /** Number of the period. */
  readonly period: number
  /** Received so far. */
  readonly count: number
  /** Share of the events to be received within the longest delay that is in by now. */
  readonly completeness: number
  /** Lower bound of the completeness. */
  readonly lower: number
  /** Upper bound of the completeness. */
  readonly upper: number
  /** count / completeness: what the period will grow to. */
  readonly projected: number
  /** Why the values are undefined, where they are. */
  readonly reason?: UndefinedReason
}

/** Completeness of the newest periods, oldest first. */
export interface ReportingDelay {
  /** One entry a period that may not be complete. */
  readonly newest: readonly PeriodCompleteness[]
  /** The newest period all of whose reports are in. */
  readonly now: number
  /** Longest delay looked at, in periods. */
  readonly maximumDelay: number
  /** Level of the two-sided intervals. */
  readonly level: number
  /** Events whose delay is longer than the longest looked at; left out. */
  readonly beyondMaximum: number
  /** Events received after `now`; left out. */
  readonly afterNow: number
}

/**
 * How complete the newest periods are, from past delays: reverse-time hazards g(d) = events with delay d among those
 * with delay ≤ d that could be seen by now, F(d) = Π over k > d of (1 − g(k)) (Kalbfleisch & Lawless 1989; Brookmeyer &
 * Damiano 1989; equal to the chain ladder), with var ln F = Σ g/((1 − g) N) and an interval on the scale of ln(−ln F),
 * which stays within 0 … 1. A period is undefined (`too-few-past-reports`) where some delay was never open to be seen
 * or no earlier event came that fast; a chart must then shade it as unknown, not as complete. It takes for granted that delays did not
 * change over time.
 * @throws AetherError `measure/invalid-value` naming the row of an event received before it happened.
 */
export function reportingDelay(events: ReportedEvents, options: ReportingDelayOptions = {}): ReportingDelay {
  const { happened, received } = events
  checkCounts('happened', happened)
  checkCounts('received', received)
  checkLength('received', received, happened.length)
  const latest = Array.from(received).reduce((a, b) => Math.max(a, b), 0)
  const { now = latest, maximumDelay = 12, level = 0.95 } = options
  checkWhole('maximumDelay', maximumDelay, 1)
  checkWhole('now', now, 0)
  let beyondMaximum = 0
  let afterNow = 0
  const first = Array.from(happened).reduce((a, b) => Math.min(a, b), now)
  const triangle = Array.from({ length: now - first + 1 }, () => new Float64Array(maximumDelay + 1))
  for (let row = 0; row < happened.length; row++) {
    const delay = received[row]! - happened[row]!
    if (delay < 0) refuse('measure/invalid-value', 'received', received[row], 'a period not before the event', row)
    if (received[row]! > now) afterNow += 1
    else if (delay > maximumDelay) beyondMaximum += 1
    else triangle[happened[row]! - first]![delay]! += 1
  }
  const estimate = completenessFromTriangle(triangle, { level })
  const newest = estimate.map((period) => ({ ...period, period: period.period + first }))
  return { newest, now, maximumDelay, level, beyondMaximum, afterNow }
}

/**
 * The same from counts: `triangle[t][d]` events of period t that became known d periods later, for consecutive periods
 * of which the last is the newest. What lies in the future (t + d past the last period) is not looked at. Differences of
 * earlier snapshots of a database make such rows.
 * @throws AetherError `measure/too-little-data` without periods, `measure/invalid-count` for a negative difference.
 */
export function completenessFromTriangle(
  triangle: readonly NumberColumn[],
  options: { readonly level?: number } = {},
): PeriodCompleteness[] {
  const { level = 0.95 } = options
  checkBetween('level', level, 0, 1)
  const periods = triangle.length
  const longest = triangle.reduce((most, row) => Math.max(most, row.length - 1), -1)
  if (longest < 1) refuse('measure/too-little-data', 'triangle', 'without delays', 'the events of each period by delay')
  const z = normalUpperQuantile((1 - level) / 2)
  for (const row of triangle) checkCounts('triangle', row)
  const seen = (period: number, delay: number) => triangle[period]![delay] ?? 0
  let logF = 0
  let variance = 0
  let known = true
  const newest: PeriodCompleteness[] = []
  // From the longest delay down: the period with delay d as its last seen one needs all hazards above d.
  for (let delay = longest; delay >= 0; delay--) {
    const period = periods - 1 - delay
    if (period >= 0 && delay < longest) {
      let count = 0
      for (let d = 0; d <= delay; d++) count += seen(period, d)
      newest.push(completenessOf(period, count, known ? logF : NaN, variance, z))
    }
    if (delay === 0) break
    let events = 0
    let atRisk = 0
    for (let t = 0; t + delay < periods; t++) {
      events += seen(t, delay)
      for (let d = 0; d <= delay; d++) atRisk += seen(t, d)
    }
    if (atRisk === 0 || events === atRisk) known = false
    else {
      logF += log((atRisk - events) / atRisk)
      variance += events / (atRisk - events) / atRisk
    }
  }
  return newest
}

function completenessOf(period: number, count: number, logF: number, variance: number, z: number): PeriodCompleteness {
  if (Number.isNaN(logF)) {
    const unknown = { completeness: NaN, lower: NaN, upper: NaN, projected: NaN }
    return { period, count, ...unknown, reason: 'too-few-past-reports' }
  }
  const completeness = exp(logF)
  // ln(−ln F) has the standard error √var ln F / |ln F|; where nothing was ever late it has none.
  const factor = logF === 0 ? 1 : exp((z * Math.sqrt(variance)) / -logF)
  const [lower, upper] = [exp(logF * factor), exp(logF / factor)]
  return { period, count, completeness, lower, upper, projected: count / completeness }
}
