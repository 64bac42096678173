import { isCalendarDate } from '@aethersignal/model'
import type { TokenValue } from '../tokens/token.js'
import { type Reading, rangeReversed, valueUnknown } from './value-problem.js'

/** From and to of a condition on a date, as YYYY, YYYY-MM or YYYY-MM-DD. */
export interface DateRange {
  readonly from?: string
  readonly to?: string
}

const remedy = 'Write 2021, 2021-03, 2021-03-09, 2021-Q2, 2021-H1, a range such as 2021..2024-Q2 or 2021.., or known.'
const dated = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u
const part = /^(\d{4})-?([QH])([1-4])$/iu

/**
 * A condition on a date, both ends included: a year, month, quarter or half holds all its days. `>=` and `<=` say the same as
 * the open ranges.
 */
export function readDate(value: TokenValue): Reading<DateRange> {
  const { text } = value
  if (text === 'known') return { read: {} }
  const ends = text.includes('..') ? text.split('..') : [text.replace(/^<=.*/u, ''), text.replace(/^>=.*/u, '')]
  const [from, to] = ends.map((end) => end.replace(/^[<>]=/u, ''))
  if (ends.length !== 2 || from === undefined || to === undefined || (from === '' && to === '')) {
    return valueUnknown(value, remedy)
  }
  const first = from === '' ? undefined : firstOf(from)
  const last = to === '' ? undefined : lastOf(to)
  if ((from !== '' && first === undefined) || (to !== '' && last === undefined)) return valueUnknown(value, remedy)
  if (first !== undefined && last !== undefined && dayText(first, '01-01') > dayText(last, '12-31')) {
    return rangeReversed(value)
  }
  return { read: { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) } }
}

/** The value of a date's key that {@link readDate} reads as this range. */
export function dateText({ from, to }: DateRange): string {
  if (from === undefined && to === undefined) return 'known'
  return from === to ? from! : `${from ?? ''}..${to ?? ''}`
}

function firstOf(text: string): string | undefined {
  const named = part.exec(text)
  if (named === null) return plainDate(text)
  const month = monthBefore(named)
  return month === undefined ? undefined : monthText(named[1]!, month + 1)
}

function lastOf(text: string): string | undefined {
  const named = part.exec(text)
  if (named === null) return plainDate(text)
  const month = monthBefore(named)
  return month === undefined ? undefined : monthText(named[1]!, month + monthsOf(named))
}

/** Months of the year before the quarter or half. */
function monthBefore(named: RegExpExecArray): number | undefined {
  const before = (Number(named[3]) - 1) * monthsOf(named)
  return before < 12 ? before : undefined
}

function monthsOf(named: RegExpExecArray): number {
  return named[2]!.toUpperCase() === 'Q' ? 3 : 6
}

function monthText(year: string, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

function plainDate(text: string): string | undefined {
  return dated.test(text) && isCalendarDate(text) ? text : undefined
}

/** A date with the rest of its year or month filled in, for comparing. */
function dayText(date: string, rest: string): string {
  return date.length === 4 ? `${date}-${rest}` : date.length === 7 ? `${date}-${rest.slice(3)}` : date
}
