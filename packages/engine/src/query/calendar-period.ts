/** Days from the first to the last of a period, both as YYYYMMDD. */
export interface CalendarPeriod {
  readonly first: number
  readonly last: number
}

/** The period that YYYY, YYYY-MM or YYYY-MM-DD stands for; undefined for a text that is no such date. */
export function parsePeriod(text: string): CalendarPeriod | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)]
  if (year === 0 || month > 12 || (match[2] !== undefined && month === 0)) return undefined
  if (match[3] !== undefined && (day === 0 || day > daysInMonth(year, month))) return undefined
  const date = year * 10_000 + month * 100 + day
  return { first: firstDay(date), last: lastDay(date) }
}

/** First day of the period of a date YYYYMMDD with 00 for unknown parts. */
export function firstDay(date: number): number {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  if (month === 0) return year * 10_000 + 101
  return date % 100 === 0 ? date + 1 : date
}

/** Last day of the period of a date YYYYMMDD with 00 for unknown parts. */
export function lastDay(date: number): number {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  if (month === 0) return year * 10_000 + 1231
  return date % 100 === 0 ? date + daysInMonth(year, month) : date
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
