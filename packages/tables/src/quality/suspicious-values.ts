/** What people write to fill a cell that must not be empty. */
const PLACEHOLDER = /^(?:test\w*|x{2,}|asdf\w*|dummy|sample|foo|bar|tbd|todo|lorem.*|abc|9{3,}|0{2,})$/i

const LONGEST_NAME = 250

/** Why the name of a drug or an event should be looked at, as a reason code; null where nothing speaks against it. */
export function suspiciousName(name: string): string | null {
  if (PLACEHOLDER.test(name)) return 'placeholder'
  if (!/\p{L}/u.test(name)) return 'no-letters'
  if (name.length > LONGEST_NAME) return 'very-long'
  return /[\ufffd]|Ã.|â€/.test(name) ? 'broken-encoding' : null
}

/** Why an age in years should be looked at. The oldest person whose age is beyond doubt was 122 (Jeanne Calment). */
export function suspiciousAge(years: number): string | null {
  return years > 110 ? 'age-over-110' : null
}

/** Days before which no system of reports of adverse reactions existed: the first began in 1961, after thalidomide. */
const FIRST_REPORTS = 19600101

/** Between which days dates can be. */
export interface DateBounds {
  /** Day of the extract, YYYYMMDD; later dates are out of bounds. Without it none is too late. */
  readonly latest?: number
}

/** Why a date, YYYYMMDD with 00 for unknown parts, should be looked at. */
export function suspiciousDate(
  date: number,
  field: 'receivedDate' | 'eventDate',
  { latest }: DateBounds,
): 'date-too-late' | 'date-too-early' | 'date-first-of-century' | null {
  if (latest !== undefined && date > latest) return 'date-too-late'
  if (date === 19000101 || date === 20000101 || date === 19700101) return 'date-first-of-century'
  return field === 'receivedDate' && date < FIRST_REPORTS ? 'date-too-early' : null
}
