import type { NumberColumn } from '../measures/cells.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { checkBetween, checkCounts, checkLength, refuse } from '../time/check-series.js'
import { poissonLogLikelihoodRatio } from './log-likelihood-ratio.js'

/** What has been seen so far, look by look: cumulative, so neither column falls. */
export interface CumulativeSeries {
  /** Events seen by each look, whole numbers. */
  readonly observed: NumberColumn
  /** Events expected by each look under the null hypothesis. */
  readonly expected: NumberColumn
}

/** The rule of a plan. */
export interface MonitoringRule {
  /** Log-likelihood ratio from which on a look signals, above 0. */
  readonly criticalValue: number
  /** End of surveillance in expected events; looks beyond it cannot signal. */
  readonly sampleSize: number
  /** Fewest events that can signal; default 1. */
  readonly minimumEvents?: number
  /** Expected events before which no look can signal; default 0. */
  readonly delay?: number
}

/** Where surveillance stands after each look. */
export interface Monitoring {
  /** ln(likelihood of the best relative risk ≥ 1 ÷ likelihood of 1) at each look. */
  readonly logLikelihoodRatio: Float64Array
  /** Observed over expected. */
  readonly relativeRisk: Float64Array
  /** 1 from the first look that signals on. */
  readonly signalled: Uint8Array
  /** Positions in `undefinedReasons`. */
  readonly reasons: Uint8Array
  /** Index of the first look that signals, where one does. */
  readonly firstSignal?: number
  /** Looks past the end of the plan. */
  readonly beyondPlan: number
  /** The value the looks were compared with. */
  readonly criticalValue: number
  /** What was counted. */
  readonly unit: 'cumulative events'
}

/**
 * Follows a cumulative series of observed and expected events under a Poisson MaxSPRT: the log-likelihood ratio at each
 * look and the first that reaches the critical value. Looks at which nothing is expected yet are undefined
 * (`zero-expected`) and do not signal.
 * @throws AetherError `measure/invalid-count`, `measure/invalid-value` with the row for a series that is not cumulative.
 */
export function monitorPoisson(series: CumulativeSeries, rule: MonitoringRule): Monitoring {
  const { observed, expected } = series
  const { criticalValue, sampleSize, minimumEvents = 1, delay = 0 } = rule
  checkBetween('criticalValue', criticalValue, 0)
  checkBetween('sampleSize', sampleSize, 0)
  checkCumulative(series)
  const looks = observed.length
  const logLikelihoodRatio = new Float64Array(looks)
  const relativeRisk = new Float64Array(looks)
  const signalled = new Uint8Array(looks)
  const reasons = new Uint8Array(looks)
  let firstSignal: number | undefined
  let beyondPlan = 0
  for (let look = 0; look < looks; look++) {
    const events = observed[look]!
    const mean = expected[look]!
    const defined = mean > 0
    if (!defined) reasons[look] = undefinedReasons.indexOf('zero-expected')
    logLikelihoodRatio[look] = defined ? poissonLogLikelihoodRatio(events, mean) : NaN
    relativeRisk[look] = defined ? events / mean : NaN
    // Sums of a plan's groups may differ from its end in the last digits.
    const withinPlan = mean <= sampleSize * (1 + 1e-9)
    if (!withinPlan) beyondPlan += 1
    const crossed = logLikelihoodRatio[look]! >= criticalValue && events >= minimumEvents && mean >= delay
    if (crossed && withinPlan) firstSignal ??= look
    signalled[look] = firstSignal === undefined ? 0 : 1
  }
  return {
    logLikelihoodRatio,
    relativeRisk,
    signalled,
    reasons,
    ...(firstSignal !== undefined && { firstSignal }),
    beyondPlan,
    criticalValue,
    unit: 'cumulative events',
  }
}

function checkCumulative({ observed, expected }: CumulativeSeries): void {
  checkCounts('observed', observed)
  checkLength('expected', expected, observed.length)
  const rule = 'all events up to each look; the number never falls'
  for (let row = 0; row < observed.length; row++) {
    if (row > 0 && observed[row]! < observed[row - 1]!) {
      refuse('measure/invalid-count', 'observed', observed[row], rule, row)
    }
    if (!(expected[row]! >= (row > 0 ? expected[row - 1]! : 0) && expected[row]! < Infinity)) {
      refuse('measure/invalid-value', 'expected', expected[row], rule, row)
    }
  }
}
