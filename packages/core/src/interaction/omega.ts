import { requireLevel } from '../measures/require-table.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { logGammaQuantile } from '../special/gamma-quantile.js'
import { log1p, log2 } from '../special/log.js'
import { normalUpperQuantile } from '../special/normal.js'
import { checkThreeWay, type ThreeWayCounts } from './three-way-counts.js'

/**
 * Form of Ω's interval: `gamma` the quantiles of the posterior, exact at any count (default); `normal` Ω ± z/(ln 2 · √n111),
 * as Norén and others (2008) first used it. They can give opposite verdicts up to about ten reports.
 */
export type OmegaInterval = 'gamma' | 'normal'

/** How to compute Ω. */
export interface OmegaOptions {
  /** Level of the two-sided interval, default 0.95: its lower bound is Ω025. */
  readonly level?: number
  /** Default `gamma`. */
  readonly interval?: OmegaInterval
}

/** Ω of a triple. */
export interface Omega {
  /** log2((n111 + ½)/(E111 + ½)), in bits. */
  readonly omega: number
  /** Lower bound, in bits: Ω025 at the default level. */
  readonly lower: number
  /** Upper bound, in bits. */
  readonly upper: number
  /** log2(n111/E111), without shrinkage; NaN where either is 0. */
  readonly unshrunk: number
  /** E111 = g11 · n11, in reports. */
  readonly expected: number
  /** Reporting rate of the event that both drugs together would have without an interaction. */
  readonly rate: number
  /** Level of the two-sided interval. */
  readonly level: number
  /** Form of the interval. */
  readonly interval: OmegaInterval
  /** Why Ω or its bounds are undefined, where they are. */
  readonly reason?: UndefinedReason
}

/**
 * Ω, the shrinkage measure of interaction of two drugs (Norén, Sundberg, Bate, Edwards 2008). With f the share of
 * reports with the event in a group and o = f/(1 − f), the rate expected of both drugs, were each to add its own
 * attributable odds, is g11 = 1 − 1/(max(o00, o10) + max(o00, o01) − o00 + 1); E111 = g11 · n11; Ω = log2((n111 + ½)/
 * (E111 + ½)). The bounds are log2 of the quantiles of a gamma distribution with shape n111 + ½ and rate E111 + ½, which takes E111 as known
 * though it is estimated from the other groups: without any interaction the lower bound of 95 % lies above 0 more often than in 2.5 %, at E111 = 28
 * in 3.5 % (one-sided).
 *
 * Undefined without reports of the first drug alone, the second alone, or neither (`empty-group`); with no report of
 * both drugs Ω is 0, as nothing is expected. The normal interval is undefined at n111 = 0 (`no-exposed-cases`).
 * Ω to 1e-13 of max(1, |Ω|), bounds 1e-12.
 *
 * @throws AetherError as `checkThreeWay`; `measure/invalid-option` for a level outside (0, 1).
 */
export function omega(counts: ThreeWayCounts, options: OmegaOptions = {}): Omega {
  const { level = 0.95, interval = 'gamma' } = options
  requireLevel(level)
  checkThreeWay(counts)
  return omegaBy(interval === 'gamma' ? gammaBounds(level) : normalBounds(level))(counts, level, interval)
}

/** Distances of the bounds: for the gamma form from log2(E + ½), for the normal form from Ω. */
type Bounds = (n111: number) => readonly [lower: number, upper: number]

/** Ω of counts that were checked, with bounds that are worked out once for each n111. */
export function omegaBy(bounds: Bounds) {
  const known = new Map<number, readonly [lower: number, upper: number]>()
  return (counts: ThreeWayCounts, level: number, interval: OmegaInterval): Omega => {
    const { n111, n11 } = counts
    const rate = rateWithoutInteraction(counts)
    const expected = rate * n11
    const form = { expected, rate, level, interval }
    if (Number.isNaN(rate)) {
      return { omega: NaN, lower: NaN, upper: NaN, unshrunk: NaN, ...form, reason: 'empty-group' }
    }
    let pair = known.get(n111)
    if (pair === undefined) {
      pair = bounds(n111)
      known.set(n111, pair)
    }
    const value = shrunkLog2(n111, expected)
    const origin = interval === 'gamma' ? -log2(expected + 0.5) : value
    const unshrunk = n111 > 0 && expected > 0 ? log2(n111 / expected) : NaN
    const result = { omega: value, lower: origin + pair[0], upper: origin + pair[1], unshrunk, ...form }
    return Number.isNaN(pair[0]) ? { ...result, reason: 'no-exposed-cases' } : result
  }
}

export function gammaBounds(level: number): Bounds {
  const at = (p: number, shape: number) => logGammaQuantile(p, shape) * Math.LOG2E
  return (n111) => [at((1 - level) / 2, n111 + 0.5), at((1 + level) / 2, n111 + 0.5)]
}

export function normalBounds(level: number): Bounds {
  const width = normalUpperQuantile((1 - level) / 2) * Math.LOG2E
  return (n111) => (n111 > 0 ? [-width / Math.sqrt(n111), width / Math.sqrt(n111)] : [NaN, NaN])
}

/** log2((observed + ½)/(expected + ½)), through the difference near 1, where the quotient would lose digits. */
export function shrunkLog2(observed: number, expected: number): number {
  const ratio = (observed + 0.5) / (expected + 0.5)
  return ratio > 0.5 && ratio < 2 ? log1p((observed - expected) / (expected + 0.5)) * Math.LOG2E : log2(ratio)
}

/** g11 as x/(1 + x) with x the odds; NaN where a group it rests on is empty. */
function rateWithoutInteraction({ n101, n10, n011, n01, n001, n00 }: ThreeWayCounts): number {
  if (n10 === 0 || n01 === 0 || n00 === 0) return NaN
  const neither = n001 / (n00 - n001)
  const first = Math.max(neither, n101 / (n10 - n101))
  const second = Math.max(neither, n011 / (n01 - n011))
  if (first === Infinity || second === Infinity) return 1
  const odds = first + (second - neither)
  return odds / (1 + odds)
}
