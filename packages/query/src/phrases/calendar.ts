/** Days from the first to the last, both included, as ISO 8601; a side without a day is open. */
export interface Days {
  readonly from?: string
  readonly to?: string
}

/** A period with both ends. */
export type Period = Required<Days>

/** A day as ISO 8601; undefined where the calendar has none. */
export function dayText(year: number, month: number, day: number): string | undefined {
  const date = utc(year, month, day)
  if (year < 1900 || year > 2199 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return iso(date)
}

/** All days of some months in a row; a month above twelve is of the next year. */
export function months(year: number, first: number, count: number): Period {
  return { from: iso(utc(year, first, 1)), to: iso(utc(year, first + count, 0)) }
}

/** The day some days later, or before where they are negative. */
export function plusDays(day: string, count: number): string {
  const { year, month, date } = partsOf(day)
  return iso(utc(year, month, date + count))
}

/** The day some months before; the last of its month where that is shorter. */
export function minusMonths(day: string, count: number): string {
  const { year, month, date } = partsOf(day)
  const last = utc(year, month - count + 1, 0)
  return iso(utc(last.getUTCFullYear(), last.getUTCMonth() + 1, Math.min(date, last.getUTCDate())))
}

/** Year, month and day of a date. */
export function partsOf(day: string): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

/** Days as a filter has them: whole years and months are written as such, both ends alike. */
export function writtenDays({ from, to }: Days): Days {
  if (from === to && from !== undefined) return { from, to: from }
  const isWhole = (unit: '-01-01' | '-01') =>
    (from === undefined || from.endsWith(unit)) && (to === undefined || plusDays(to, 1).endsWith(unit))
  const length = isWhole('-01-01') ? 4 : isWhole('-01') ? 7 : 10
  return {
    ...(from !== undefined && { from: from.slice(0, length) }),
    ...(to !== undefined && { to: to.slice(0, length) }),
  }
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month - 1, day))
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10)
}
