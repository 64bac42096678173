/** How finely the time of a post is kept. */
export type TimePrecision = 'exact' | 'day' | 'week' | 'month'

/**
 * Writes a time in UTC, no finer than asked: `2024-03-09T12:00:00Z`, `2024-03-09`, `2024-W10` (ISO 8601 weeks, which
 * begin on Monday; week 1 holds the first Thursday of the year) or `2024-03`. Null for what is no time.
 */
export function coarseTime(milliseconds: number, precision: TimePrecision): string | null {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime())) return null
  const iso = date.toISOString()
  if (precision === 'exact') return `${iso.slice(0, 19)}Z`
  if (precision === 'day') return iso.slice(0, 10)
  return precision === 'month' ? iso.slice(0, 7) : isoWeek(date)
}

const DAY = 86_400_000

function isoWeek(date: Date): string {
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
  const weekday = (date.getUTCDay() + 6) % 7
  const thursday = new Date(midnight + (3 - weekday) * DAY)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
