import { type PeriodUnit, periodOf } from '@aethersignal/core/time'
import { monthNamed } from '@aethersignal/model/adapter'

/** The periods that a written name can stand for, by unit; a month and a quarter are both there for `2023-1`. */
export type WrittenPeriod = Partial<Record<PeriodUnit, number>>

const WORD = '(\\p{L}{3,})\\.?'
/** Not every four digits are a year; 9999 is what databases write for "never". */
const YEAR = '(1[5-9]\\d\\d|2\\d{3}|9999)'
/** A year of two digits stands only beside a letter or an apostrophe: 23Q1, Jan-23. */
const SHORT = "'?(\\d{4}|\\d{2})"
const GAP = "[ ._/:,'-]*"
const SEPARATOR = '[ ._/:-]'
const rule = (pattern: string) => new RegExp(`^${pattern}$`, 'u')

/** Each way of writing periods of a part of the year: the year and the part are the groups named. */
const PARTS: readonly {
  readonly unit: 'quarter' | 'half-year' | 'week'
  readonly pattern: RegExp
  readonly year: number
}[] = [
  // Quarters: Q of English, T of Romance languages (trimestre).
  { unit: 'quarter', pattern: rule(`${SHORT}${GAP}(?:q|t|qtr|quarter)${GAP}([1-4])`), year: 1 },
  { unit: 'quarter', pattern: rule(`(?:q|t|qtr|quarter)${GAP}([1-4])${GAP}${SHORT}`), year: 2 },
  { unit: 'quarter', pattern: rule(`([1-4])(?:st|nd|rd|th)?${GAP}(?:q|t|qtr|quarter)${GAP}${SHORT}`), year: 2 },
  // Half years: H, or S of Romance languages (semestre).
  { unit: 'half-year', pattern: rule(`${SHORT}${GAP}[hs]${GAP}([12])`), year: 1 },
  { unit: 'half-year', pattern: rule(`[hs]${GAP}([12])${GAP}${SHORT}`), year: 2 },
  { unit: 'half-year', pattern: rule(`([12])[hs]${GAP}${SHORT}`), year: 2 },
  { unit: 'week', pattern: rule(`${SHORT}${GAP}(?:w|wk|week|kw)${GAP}(\\d{1,2})`), year: 1 },
  { unit: 'week', pattern: rule(`(?:w|wk|week|kw)${GAP}(\\d{1,2})${GAP}${SHORT}`), year: 2 },
]

const TIME = /(?:t| )00:00(?::00(?:\.0+)?)?(?:z|[+-]\d\d:?\d\d)?$/

/** Reads one name. Empty where it is no period of the calendar that is known here. */
export function writtenPeriod(name: string): WrittenPeriod {
  const text = name
    .trim()
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[年月](?=\d)/g, '-')
    .replace(/[年月日]$/, '')
    .replace(TIME, '')
  return (
    yearOf(text) ?? partOf(text) ?? namedMonths(text) ?? namedMonth(text) ?? dayOf(text) ?? numberedMonth(text) ?? {}
  )
}

function yearOf(text: string): WrittenPeriod | undefined {
  const [, year] = rule(`${YEAR}(?:\\.0+)?`).exec(text) ?? []
  return year === undefined ? undefined : { year: Number(year) }
}

function partOf(text: string): WrittenPeriod | undefined {
  for (const { unit, pattern, year: group } of PARTS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const [year, part] = [fullYear(found[group]!), Number(found[3 - group])]
    if (unit === 'quarter') return { quarter: year * 4 + part - 1 }
    if (unit === 'half-year') return { 'half-year': year * 2 + part - 1 }
    // The fourth of January lies in the first week of its year (ISO 8601), the 28th of December in the last.
    const [first, last] = [periodOf(`${digits(year, 4)}-01-04`, 'week'), periodOf(`${digits(year, 4)}-12-28`, 'week')]
    if (part >= 1 && first + part - 1 <= last) return { week: first + part - 1 }
  }
  return undefined
}

/**
 * Quarters, half years and years by their first and last month: Jan-Mar 2022. Months that are none of them, such as those of a
 * fiscal year, stay a label.
 */
function namedMonths(text: string): WrittenPeriod | undefined {
  const span = `${WORD}${GAP}(?:${SHORT})? ?(?:-|\\/|–|to|through|bis|à|au?|al) ?${WORD}`
  const [, first = '', early, last = '', late] = rule(`${span}${GAP}${SHORT}`).exec(text) ?? []
  const [, ahead, begin = '', , end = ''] = rule(`${YEAR}${GAP}${span}`).exec(text) ?? []
  const written = late ?? ahead
  const [from, to] = [monthNamed(first || begin), monthNamed(last || end)]
  if (written === undefined || from === 0 || to === 0) return undefined
  const year = fullYear(written)
  if (early !== undefined && fullYear(early) !== year) return undefined
  const months = to - from + 1
  if ((from - 1) % months !== 0) return undefined
  const part = (from - 1) / months
  if (months === 3) return { quarter: year * 4 + part }
  if (months === 6) return { 'half-year': year * 2 + part }
  return months === 12 ? { year } : undefined
}

function namedMonth(text: string): WrittenPeriod | undefined {
  const ahead = rule(`${WORD}(?: de )?${GAP}${SHORT}`).exec(text)
  const behind = rule(`${YEAR}${GAP}${WORD}`).exec(text)
  const [year, word] = ahead === null ? [behind?.[1], behind?.[2]] : [ahead[2], ahead[1]]
  const month = word === undefined ? 0 : monthNamed(word)
  return year === undefined || month === 0 ? undefined : { month: fullYear(year) * 12 + month - 1 }
}

function dayOf(text: string): WrittenPeriod | undefined {
  const ahead =
    rule(`${YEAR}${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})`).exec(text) ?? rule(`${YEAR}(\\d\\d)(\\d\\d)`).exec(text)
  // With full stops the day comes first; with slashes nothing tells.
  const behind = rule(`(\\d{1,2})\\.(\\d{1,2})\\.${YEAR}`).exec(text)
  const parts = ahead === null ? [behind?.[3], behind?.[2], behind?.[1]] : ahead.slice(1)
  const [year = 0, month = 0, day = 0] = parts.map((part) => Number(part ?? 0))
  const date = year * 10_000 + month * 100 + day
  return exists(date) ? { day: periodOf(date, 'day') } : undefined
}

function numberedMonth(text: string): WrittenPeriod | undefined {
  const ahead = rule(`${YEAR}(?:${SEPARATOR}?m?|${SEPARATOR})(\\d{1,2})`).exec(text)
  const behind = rule(`(?:m?)(\\d{1,2})${SEPARATOR}${YEAR}`).exec(text)
  const [year, month] = ahead === null ? [behind?.[2], behind?.[1]] : [ahead[1], ahead[2]]
  if (year === undefined || month === undefined) return undefined
  // 20231 is a number, not January or the first quarter of 2023.
  if (month.length === 1 && /^\d+$/.test(text)) return undefined
  const [years, place] = [Number(year), Number(month)]
  if (place < 1 || place > 12) return undefined
  const quarter = month.length === 1 && place <= 4 && !text.includes('m') ? { quarter: years * 4 + place - 1 } : {}
  return { month: years * 12 + place - 1, ...quarter }
}

function exists(date: number): boolean {
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100]
  const utc = new Date(Date.UTC(year, month - 1, day))
  return month > 0 && day > 0 && utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1
}

/** Two digits are of 1970 … 2069, as POSIX reads them. */
function fullYear(text: string): number {
  const year = Number(text)
  return text.length === 4 ? year : year + (year < 70 ? 2000 : 1900)
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
