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

/** First and last day that a date can mean, as numbers of days. */
function daysOf(date: string | null | undefined, field: string, row: number) {
  if (date === null || date === undefined || date === '') return undefined
  const [text, ...parts] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? []
  const [year = 0, month, day] = parts.map((part) => (part === undefined ? undefined : Number(part)))
  const lastDay = dayNumber(year, (month ?? 12) + 1, 1) - 1
  const first = dayNumber(year, month ?? 1, day ?? 1)
  const exists = text !== undefined && (month === undefined || (month >= 1 && month <= 12))
  if (!exists || (day !== undefined && (day < 1 || first > lastDay))) {
    throw new AetherError('measure/invalid-value', `${field} of row ${row + 1} is ${JSON.stringify(date)}.`, {
      place: { field, row },
      remedy: 'Give a date as YYYY-MM-DD, YYYY-MM or YYYY.',
    })
  }
  return { first, last: day === undefined ? lastDay : first }
}

/** Days since 1 March of the year 0 of the Gregorian calendar; month 13 is the next January. */
function dayNumber(year: number, month: number, day: number): number {
  // Years that begin in March have their leap day last, and months of 153 days in five.
  const months = year * 12 + month - 3
  const y = Math.floor(months / 12)
  const inYear = Math.floor((153 * (months - 12 * y) + 2) / 5)
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + inYear + day - 1
}
