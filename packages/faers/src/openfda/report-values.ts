import type { ReportFields } from '@aethersignal/icsr'
import { readAge, readE2bDate, readWeight } from '@aethersignal/model/adapter'

/** Where the reading of one report tells what it made good. */
export type Note = (repair: string) => void

/** A date YYYYMMDD, also with dashes, of which the end may be missing; taken where it can be read, else noted. */
export function dateOf(fields: ReportFields, name: string, note: Note): number | null {
  const text = fields.peek(name, 'attribute')
  if (text === null) return null
  const { date, issue } = readE2bDate(text.replace(/^(\d{4})-(\d{2})(?:-(\d{2}))?$/, '$1$2$3'), null)
  if (issue !== null) {
    note(issue)
    return null
  }
  fields.take(name)
  return date
}

/** F or M; what is neither is null, and stays where it is. */
export function sexOf(text: string | null): 'F' | 'M' | null {
  if (text === null) return null
  if (/^f(emale)?$/i.test(text)) return 'F'
  return /^m(ale)?$/i.test(text) ? 'M' : null
}

/** Columns of `case` for an age and its unit. */
export function ageOf(age: string | null, unit: string | null, note: Note) {
  const { years, issue } = readAge(age ?? '', unit ?? '')
  if (issue !== null) note(issue)
  const verbatim = `${age ?? ''} ${unit ?? ''}`.trim()
  return { ageYears: years, ageVerbatim: verbatim === '' ? null : verbatim, ageIssue: issue }
}

/** Columns of `case` for a weight and its unit. */
export function weightOf(weight: string | null, unit: string | null, note: Note) {
  const { kilograms, issue } = readWeight(weight ?? '', unit ?? '')
  if (issue !== null) note(issue)
  const verbatim = `${weight ?? ''} ${unit ?? ''}`.trim()
  return { weightKilograms: kilograms, weightVerbatim: verbatim === '' ? null : verbatim }
}

/** The extra of a row; null where nothing is left. */
export function extraOf(values: Readonly<Record<string, unknown>>): string | null {
  const left = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return left.length === 0 ? null : JSON.stringify(Object.fromEntries(left))
}
