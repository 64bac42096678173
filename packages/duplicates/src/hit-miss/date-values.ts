/** Days since 1970-01-01 of a date YYYYMMDD whose parts are all known. */
export function dayNumber(date: number): number {
  return Math.round(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100) / 86_400_000)
}

/** What is known of a date YYYYMMDD: 3 up to the day, 2 up to the month, 1 up to the year, 0 nothing. */
export function datePrecision(date: number): 0 | 1 | 2 | 3 {
  if (date <= 0) return 0
  if (date % 100 > 0) return 3
  return date % 10_000 > 0 ? 2 : 1
}

/** A date cut down to a precision, the rest being 00. */
export function cutDate(date: number, precision: number): number {
  if (precision === 3) return date
  const unit = precision === 2 ? 100 : 10_000
  return date - (date % unit)
}
