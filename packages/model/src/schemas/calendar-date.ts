/** Tells whether YYYY, YYYY-MM or YYYY-MM-DD names a year, month or day that exists in the Gregorian calendar. */
export function isCalendarDate(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return true
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
