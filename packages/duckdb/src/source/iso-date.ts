/** A date YYYYMMDD with 00 for unknown parts as ISO 8601 of the precision known; null where it is missing. */
export function isoDate(date: number | null): string | null {
  if (date === null || date <= 0) return null
  const digits = String(date).padStart(8, '0')
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)]
  if (month === '00') return year
  return day === '00' ? `${year}-${month}` : `${year}-${month}-${day}`
}
