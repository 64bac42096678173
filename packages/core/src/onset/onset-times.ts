import { AetherError } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'

/**
 * Times to onset, in days or any other unit, each known to lie in an interval: `lower` = `upper` where it is exact,
 * `upper` = Infinity where it is censored (no event by `lower`), `lower` = 0 where it is only known to be at most `upper`.
 */
export interface OnsetTimes {
  /** Earliest time of each. */
  readonly lower: Float64Array
  /** Latest time of each; Infinity where censored. */
  readonly upper: Float64Array
  /** The rule that was applied to onset on the day of the first dose. */
  readonly sameDay: SameDayRule
  /** How many had onset on the day of the first dose: a time of 0, for which log-time models have no likelihood. */
  readonly sameDayCount: number
  /** How many of them were left out. */
  readonly dropped: number
}

/**
 * What to do with a time of 0: `half-day` (default) takes ½; `interval` says the time lies between 0 and 1;
 * `drop` leaves it out, counted.
 */
export type SameDayRule = 'half-day' | 'interval' | 'drop'

/** Columns of times, one entry a report. */
export interface TimeColumns {
  /** The time, or the start of the interval in which it lies. */
  readonly time: NumberColumn
  /** The end of that interval where it is not exact; NaN or the time itself where it is; Infinity where censored. */
  readonly timeTo?: NumberColumn
  /** Other than 0 where no event was seen by `time`. */
  readonly censored?: ArrayLike<number | boolean>
}

/**
 * Times to onset from columns, the same-day rule applied. An interval that begins at 0 stays one; only times of exactly
 * 0 fall under the rule. A report censored at 0 says nothing and is dropped under every rule.
 * @throws AetherError `measure/invalid-value` naming field and row: a time below 0 or not finite, an interval that ends
 *   before it begins, columns of different lengths.
 */
export function onsetTimes(columns: TimeColumns, options: { readonly sameDay?: SameDayRule } = {}): OnsetTimes {
  const { sameDay = 'half-day' } = options
  if (!['half-day', 'interval', 'drop'].includes(sameDay)) {
    throw new AetherError('measure/invalid-option', `sameDay is ${String(sameDay)}.`, {
      place: { field: 'sameDay' },
      remedy: 'Give half-day, interval or drop.',
    })
  }
  const { time, timeTo, censored } = columns
  for (const [field, column] of Object.entries({ timeTo, censored })) {
    if (column !== undefined && column.length !== time.length) refuse(field, `has ${column.length} rows`, time.length)
  }
  const lower: number[] = []
  const upper: number[] = []
  let sameDayCount = 0
  let dropped = 0
  for (let row = 0; row < time.length; row++) {
    const from = time[row]!
    if (!(from >= 0 && from < Infinity)) refuse('time', `is ${from}`, 'a finite time of at least 0', row)
    const given = timeTo?.[row] ?? Number.NaN
    const to = censored?.[row] ? Infinity : Number.isNaN(given) ? from : given
    if (to < from) refuse('timeTo', `is ${to}`, 'an end that is not before the time', row)
    if (to === 0) sameDayCount++
    if ((from === 0 && to === Infinity) || (to === 0 && sameDay === 'drop')) {
      dropped++
      continue
    }
    lower.push(to === 0 && sameDay === 'half-day' ? 0.5 : from)
    upper.push(to === 0 ? (sameDay === 'half-day' ? 0.5 : 1) : to)
  }
  return { lower: Float64Array.from(lower), upper: Float64Array.from(upper), sameDay, sameDayCount, dropped }
}

function refuse(field: string, said: string, needed: string | number, row?: number): never {
  const rule = typeof needed === 'number' ? `one entry for each of ${needed} rows` : needed
  throw new AetherError('measure/invalid-value', `${field}${row === undefined ? '' : ` of row ${row + 1}`} ${said}.`, {
    place: row === undefined ? { field } : { field, row },
    remedy: `Give ${rule}.`,
  })
}
