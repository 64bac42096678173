import type { NumberColumn } from '../measures/cells.js'
import { log } from '../special/log.js'
import { checkBetween, checkCounts, checkPositive, checkWhole } from './check-series.js'

/**
 * What a change costs, by name, for n periods: `bic` 2 ln n (the mean and the place of a change are two parameters;
 * BIC1 of the R package changepoint), `bic0` ln n (the mean only), `aic` 4, `aic0` 2; or a number above 0.
 */
export type ChangePenalty = 'bic' | 'bic0' | 'aic' | 'aic0' | number

/** How to look for changes. */
export interface ChangePointOptions {
  /** Person-time or expected counts, one a period; default 1 each. */
  readonly exposure?: NumberColumn
  /** Default `bic`. */
  readonly penalty?: ChangePenalty
  /** Fewest periods between changes; default 1. */
  readonly minimumLength?: number
}

/** Periods with one rate: `from` ≤ period < `to`. */
export interface Segment {
  /** Index of its first period. */
  readonly from: number
  /** Index of the period after its last. */
  readonly to: number
  /** Events in the segment. */
  readonly events: number
  /** Exposure in the segment; its length in periods where none was given. */
  readonly exposure: number
  /** events / exposure */
  readonly rate: number
}

/** The segmentation with the least penalised cost. */
export interface ChangePoints {
  /** First period of each segment but the first, in order. */
  readonly changes: readonly number[]
  /** The stretches between changes, in order. */
  readonly segments: readonly Segment[]
  /** −2 Σ events · ln rate over the segments, plus the penalties. */
  readonly cost: number
  /** What one change costs. */
  readonly penalty: number
  /** Fewest periods between changes. */
  readonly minimumLength: number
}

/**
 * Changes of a Poisson rate: the segmentation of least −2 log-likelihood plus penalty per change, found exactly by PELT
 * (Killick, Fearnhead & Eckley 2012). Events counted per period are Poisson with one rate per segment; the cost of a
 * segment is −2x ln(x/e), 0 for one without events. Overdispersed counts yield too many changes; see
 * {@link changePointTest}.
 * @throws AetherError `measure/invalid-count`, `measure/invalid-value` naming the row, `measure/invalid-option`.
 */
export function changePoints(counts: NumberColumn, options: ChangePointOptions = {}): ChangePoints {
  checkCounts('counts', counts)
  const periods = counts.length
  const exposure = options.exposure ?? new Float64Array(periods).fill(1)
  checkPositive('exposure', exposure, periods)
  const { minimumLength = 1 } = options
  checkWhole('minimumLength', minimumLength, 1)
  const penalty = penaltyOf(options.penalty ?? 'bic', periods)
  const events = cumulative(counts)
  const time = cumulative(exposure)
  const cost = (from: number, to: number) => segmentCost(events[to]! - events[from]!, time[to]! - time[from]!)

  const best = new Float64Array(periods + 1).fill(Infinity)
  best[0] = -penalty
  const previous = new Int32Array(periods + 1)
  let candidates: { readonly at: number; until: number }[] = []
  for (let to = minimumLength; to <= periods; to++) {
    const at = to - minimumLength
    // The first segment too has to be long enough to end at a candidate.
    if (best[at]! < Infinity) candidates.push({ at, until: Infinity })
    let least = Infinity
    for (const candidate of candidates) {
      const value = best[candidate.at]! + cost(candidate.at, to) + penalty
      if (value < least) {
        least = value
        previous[to] = candidate.at
      }
    }
    best[to] = least
    // A change at `to` beats the candidate for good, once a segment from `to` on is long enough.
    const margin = 1e-12 * Math.abs(least)
    for (const candidate of candidates) {
      const beaten = best[candidate.at]! + cost(candidate.at, to) >= least + margin
      if (beaten) candidate.until = Math.min(candidate.until, to + minimumLength)
    }
    candidates = candidates.filter(({ until }) => until > to + 1)
  }
  if (best[periods] === Infinity) previous[periods] = 0
  const bounds = [periods]
  while (bounds[0]! > 0) bounds.unshift(previous[bounds[0]!]!)
  const segments = bounds.slice(1).map((to, index): Segment => {
    const from = bounds[index]!
    const [sum, length] = [events[to]! - events[from]!, time[to]! - time[from]!]
    return { from, to, events: sum, exposure: length, rate: sum / length }
  })
  return {
    changes: bounds.slice(1, -1),
    segments,
    cost: segments.reduce((sum, segment) => sum + segmentCost(segment.events, segment.exposure) + penalty, -penalty),
    penalty,
    minimumLength,
  }
}

export function segmentCost(events: number, exposure: number): number {
  return events === 0 ? 0 : -2 * events * log(events / exposure)
}

export function cumulative(values: NumberColumn): Float64Array {
  const sums = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!
  return sums
}

function penaltyOf(penalty: ChangePenalty, periods: number): number {
  if (typeof penalty === 'number') {
    checkBetween('penalty', penalty, 0)
    return penalty
  }
  return { bic: 2 * log(periods), bic0: log(periods), aic: 4, aic0: 2 }[penalty]
}
