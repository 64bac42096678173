/** What {@link calendarDate} gives for a date that cannot be. */
export const DATE_INVALID = -1
/** What {@link calendarDate} gives for a date before 1900. */
export const DATE_BEFORE_1900 = -2

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * The integer YYYYMMDD of a day of the Gregorian calendar, of a month (`day` 0) or of a year (both 0), as the case tables
 * keep dates. {@link DATE_INVALID} where there is no such day, {@link DATE_BEFORE_1900} where it lies before 1900.
 */
export function calendarDate(year: number, month: number, day: number): number {
  if (month > 12 || (month === 0 && day > 0) || year === 0) return DATE_INVALID
  if (month > 0) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
    const last = month === 2 && !leap ? 28 : DAYS[month - 1]!
    if (day > last) return DATE_INVALID
  }
  return year < 1900 ? DATE_BEFORE_1900 : year * 10_000 + month * 100 + day
}
