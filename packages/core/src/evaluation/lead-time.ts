import { AetherError } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'

/** Scores of one pair over time and when the association became known. */
export interface TimedPair {
  /** Rising points in time: periods, months or years as numbers. */
  readonly times: NumberColumn
  /** Score at each of them; NaN where undefined, which does not flag. */
  readonly scores: NumberColumn
  /** When the association was established: a label change, a warning. */
  readonly reference: number
}

/** How long before the reference date pairs would have been flagged. */
export interface LeadTime {
  /** For each pair, reference minus the first time its score reached the threshold; negative where that came later. NaN: never. */
  readonly lead: Float64Array
  /** Pairs flagged before the reference date, at or after it, and not by the end of their series (censored there). */
  readonly early: number
  /** Pairs flagged at or after the reference date. */
  readonly late: number
  /** Pairs not flagged by the end of their series. */
  readonly notDetected: number
  /** Median over all pairs, those not detected below all others; NaN where it falls among them. */
  readonly median: number
}

/**
 * Lead time of a ranking on a time-indexed reference set (Harpaz et al. 2014): for each pair, how long before it became
 * known the score first reached the threshold.
 * @throws AetherError `measure/too-little-data` without pairs, `measure/invalid-value` for times that do not rise or a
 *   reference that is not finite, naming the pair.
 */
export function leadTime(pairs: readonly TimedPair[], threshold: number): LeadTime {
  if (pairs.length === 0) {
    throw new AetherError('measure/too-little-data', 'There are no pairs.', {
      place: { field: 'pairs' },
      remedy: 'Give at least one pair with its reference date.',
    })
  }
  const lead = Float64Array.from(pairs, ({ times, scores, reference }, row) => {
    const rising = Array.from(times).every((time, i) => Number.isFinite(time) && (i === 0 || time > times[i - 1]!))
    if (!rising || times.length !== scores.length || !Number.isFinite(reference)) {
      const field = Number.isFinite(reference) ? 'times' : 'reference'
      throw new AetherError('measure/invalid-value', `${field} of pair ${row + 1} cannot be used.`, {
        place: { field, row },
        remedy: 'Give rising finite times, a score for each, and a finite reference.',
      })
    }
    const first = Array.from(scores).findIndex((score) => score >= threshold)
    return first === -1 ? NaN : reference - times[first]!
  })
  const early = lead.filter((value) => value > 0).length
  const late = lead.filter((value) => value <= 0).length
  const sorted = lead.map((value) => (Number.isNaN(value) ? -Infinity : value)).sort()
  const half = (sorted.length - 1) / 2
  const median = (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2
  return { lead, early, late, notDetected: pairs.length - early - late, median: median === -Infinity ? NaN : median }
}
