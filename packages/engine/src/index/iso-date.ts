/** A date YYYYMMDD with 00 for unknown parts as ISO 8601 of the precision known; null for 0. */
export function isoDate(date: number): string | null {
  if (date <= 0) return null
  const year = String(Math.floor(date / 10_000)).padStart(4, '0')
  const month = Math.floor(date / 100) % 100
  const day = date % 100
  if (month === 0) return year
  const yearMonth = `${year}-${String(month).padStart(2, '0')}`
  return day === 0 ? yearMonth : `${yearMonth}-${String(day).padStart(2, '0')}`
}
