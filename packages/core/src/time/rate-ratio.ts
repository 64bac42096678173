import type { Estimate } from '../measures/two-by-two.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { betaLogitQuantile, betaLowerTail } from '../special/incomplete-beta.js'
import { checkBetween, isPositive, isWholeFrom, refuse } from './check-series.js'

/** Events of a window of time and what they are measured against: person-time, or reports. */
export interface Window {
  /** A whole number from 0 on. */
  readonly events: number
  /** In any unit, the same in both windows; above 0. */
  readonly exposure: number
}

/** How to compare two windows. */
export interface RateRatioOptions {
  /** Default 0.95. */
  readonly level?: number
  /**
   * `exact` (default): Clopper & Pearson 1934, never covers less than the level; `mid-p`: half the probability of the
   * observed count (Lancaster 1961; Berry & Armitage 1995), covers the level on average and is shorter.
   */
  readonly interval?: 'exact' | 'mid-p'
}

/** A ratio of two rates. */
export interface RateRatio extends Estimate {
  /** Twice the smaller tail under equal rates, at most 1; mid-p where the interval is. */
  readonly p: number
  /** Level of the two-sided interval. */
  readonly level: number
  /** Form of the interval. */
  readonly interval: 'exact' | 'mid-p'
  /** Why the estimate or a bound is undefined. */
  readonly reason?: UndefinedReason
}

/**
 * Ratio of the event rate in window A to that in window B, with an exact interval: given all events, those in A are
 * binomial with odds ρ·eA/eB (Przyborowski & Wilenski 1940; Clopper & Pearson 1934). Without events in B the ratio and
 * its upper bound are undefined (`zero-comparator`), the lower bound is not; without any events all are (`no-reports`).
 * Bounds are accurate to 1e-12 relative.
 * @throws AetherError `measure/invalid-count` for events, `measure/invalid-value` for exposure, naming window and field.
 */
export function rateRatio(a: Window, b: Window, options: RateRatioOptions = {}): RateRatio {
  const { level = 0.95, interval = 'exact' } = options
  checkBetween('level', level, 0, 1)
  const x = checkedWindow('a', a)
  const y = checkedWindow('b', b)
  const scale = b.exposure / a.exposure
  if (x + y === 0) {
    return { estimate: NaN, lower: NaN, upper: NaN, p: NaN, level, interval, reason: 'no-reports' }
  }
  const tail = (1 - level) / 2
  const share = a.exposure / (a.exposure + b.exposure)
  const midP = interval === 'mid-p'
  const above = tailAt(x, y, share, midP)
  // The other tail is the first one seen from window B.
  const below = tailAt(y, x, b.exposure / (a.exposure + b.exposure), midP)
  return {
    estimate: y === 0 ? NaN : (x / y) * scale,
    lower: x === 0 ? 0 : lowerOdds(x, y, tail, midP) * scale,
    upper: y === 0 ? NaN : scale / lowerOdds(y, x, tail, midP),
    p: Math.min(1, 2 * Math.min(above, below)),
    level,
    interval,
    ...(y === 0 && { reason: 'zero-comparator' as const }),
  }
}

/** P(X ≥ x) of x + y trials with this probability; only half of P(X = x) is counted for mid-p. */
function tailAt(x: number, y: number, share: number, midP: boolean): number {
  const whole = x === 0 ? 1 : betaLowerTail(share, x, y + 1)
  if (!midP) return whole
  const beyond = y === 0 ? 0 : betaLowerTail(share, x + 1, y)
  return (whole + beyond) / 2
}

/** The smallest odds of an event being one of the x with which P(X ≥ x) reaches the tail. */
function lowerOdds(x: number, y: number, tail: number, midP: boolean): number {
  const exact = exp(betaLogitQuantile(tail, x, y + 1))
  if (!midP) return exact
  // With mid-p less is counted, so the odds are larger: bracket, then bisect in their logarithm by geometric means.
  let low = exact
  let high = exact * 2
  while (tailAt(x, y, high / (1 + high), true) < tail) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = Math.sqrt(low) * Math.sqrt(high)
    if (!(middle > low && middle < high)) break
    if (tailAt(x, y, middle / (1 + middle), true) < tail) low = middle
    else high = middle
  }
  return high
}

function checkedWindow(name: string, { events, exposure }: Window): number {
  if (!isWholeFrom(events, 0)) refuse('measure/invalid-count', `${name}.events`, events, 'a whole number of at least 0')
  if (!isPositive(exposure)) refuse('measure/invalid-value', `${name}.exposure`, exposure, 'a finite number above 0')
  return events
}
