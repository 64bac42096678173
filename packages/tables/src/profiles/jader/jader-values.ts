import { MISSING_INTEGER, type Role } from '@aethersignal/model'
import { calendarDate, presentText, readRole } from '@aethersignal/model/adapter'
import { meaningOf } from '../../values/meaning-of.js'

/** Text with digits and Latin letters in their plain width (NFKC); empty where it says unknown. */
export function plainText(written: string): string {
  return presentText(written.normalize('NFKC'), 'event') ?? ''
}

/** What part a drug had (医薬品の関与); undefined for another word. JADER does not rank suspects. */
export function jaderRole(written: string): Role | null | undefined {
  return readRole(plainText(written))
}

export function jaderSex(written: string): 'F' | 'M' | null | undefined {
  const word = plainText(written)
  if (word === '') return null
  return meaningOf({ 男性: 'M', 女性: 'F', 男: 'M', 女: 'F' } as const, word)
}

/**
 * An age in years where one is given, such as `６５歳`. PMDA publishes bands (`60歳代`, `10歳未満`, `成人`): they have no years, and
 * the reason `age-band`.
 */
export function jaderAge(written: string): {
  readonly ageYears: number
  readonly ageVerbatim: string | null
  readonly ageIssue: 'age-band' | 'age-out-of-range' | null
} {
  const text = plainText(written)
  if (text === '') return { ageYears: Number.NaN, ageVerbatim: null, ageIssue: null }
  const years = /^(\d{1,3})歳?$/.exec(text)?.[1]
  if (years === undefined) return { ageYears: Number.NaN, ageVerbatim: text, ageIssue: 'age-band' }
  return Number(years) <= 120
    ? { ageYears: Number(years), ageVerbatim: text, ageIssue: null }
    : { ageYears: Number.NaN, ageVerbatim: text, ageIssue: 'age-out-of-range' }
}

/** The kilograms of a weight such as `52kg`; NaN for a band (`50kg台`). */
export function jaderWeight(written: string): number {
  const kilograms = Number(/^(\d{1,3}(?:\.\d+)?)(?:kg)?$/i.exec(plainText(written))?.[1] ?? Number.NaN)
  return kilograms >= 0.2 && kilograms <= 635 ? kilograms : Number.NaN
}

/**
 * The year in which a quarter of a fiscal year (`2010年度・第四四半期`, April to March) lies: the fourth is in the next year. The
 * months stay unknown, since a quarter is not one.
 */
export function jaderQuarter(written: string): number {
  const [, year, quarter] = /(\d{4})年度.*第([一二三四1-4])四?半?期?/.exec(plainText(written)) ?? []
  if (year === undefined) return MISSING_INTEGER
  const date = calendarDate(Number(year) + (quarter === '四' || quarter === '4' ? 1 : 0), 0, 0)
  return date > 0 ? date : MISSING_INTEGER
}
