import { AetherError } from '../errors/aether-error.js'

/** Times to onset in days from dates, and what became of the pairs of dates that give none. */
export interface DatedOnset {
  /** Fewest days from start to event that the dates allow. */
  readonly time: Float64Array
  /** Most days; equal to `time` where both dates are known to the day. */
  readonly timeTo: Float64Array
  /** Rows of the input, from 0, that the times belong to. */
  readonly rows: Uint32Array
  /** Rows without a start or without an event date. */
  readonly missing: number
  /** Rows whose event is before the start, however the missing parts of the dates are filled in. */
  readonly before: number
  /** Rows whose partial dates also allow an event before the start; their interval begins at 0. */
  readonly truncated: number
}

const dayLength = 86_400_000

/**
 * Days from the first dose to the event, from dates as they are known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty or null
 * where unknown. A partial date is an interval from its first to its last day, so that the time is one too. No date is
 * filled in.
 * @throws AetherError `measure/invalid-value` for a date that does not exist or is written otherwise, naming field and row.
 */
export function onsetFromDates(starts: readonly (string | null)[], events: readonly (string | null)[]): DatedOnset {
  if (starts.length !== events.length) {
    throw new AetherError('measure/invalid-value', `There are ${starts.length} starts and ${events.length} events.`, {
      place: { field: 'events' },
      remedy: 'Give one event date for each start date.',
    })
  }
  const time: number[] = []
  const timeTo: number[] = []
  const rows: number[] = []
  let missing = 0
  let before = 0
  let truncated = 0
  for (let row = 0; row < starts.length; row++) {
    const start = daysOf(starts[row], 'starts', row)
    const event = daysOf(events[row], 'events', row)
    if (start === undefined || event === undefined) {
      missing++
      continue
    }
    const least = event.first - start.last
    const most = event.last - start.first
    if (most < 0) {
      before++
      continue
    }
    if (least < 0) truncated++
    time.push(Math.max(0, least))
    timeTo.push(most)
    rows.push(row)
  }
  return {
    time: Float64Array.from(time),
    timeTo: Float64Array.from(timeTo),
    rows: Uint32Array.from(rows),
    missing,
    before,
    truncated,
  }
}

/** First and last day that a date can mean, in days since 1970. */
function daysOf(date: string | null | undefined, field: string, row: number) {
  if (date === null || date === undefined || date === '') return undefined
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? []
  const first = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`)
  const at = new Date(first)
  // 30 February would roll over into March.
  if (Number.isNaN(first) || (day !== undefined && at.getUTCDate() !== Number(day))) {
    throw new AetherError('measure/invalid-value', `${field} of row ${row + 1} is ${JSON.stringify(date)}.`, {
      place: { field, row },
      remedy: 'Give a date as YYYY-MM-DD, YYYY-MM or YYYY.',
    })
  }
  if (day === undefined && month === undefined) at.setUTCFullYear(at.getUTCFullYear() + 1)
  else if (day === undefined) at.setUTCMonth(at.getUTCMonth() + 1)
  else at.setUTCDate(at.getUTCDate() + 1)
  return { first: first / dayLength, last: at.getTime() / dayLength - 1 }
}
