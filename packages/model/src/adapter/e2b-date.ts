import { MISSING_INTEGER } from '../cases/case-tables.js'
import { type DateReading, dateReading, unusableDate } from './date-reading.js'
import { isMissing } from './missing-value.js'

/** Digits of each date format of E2B(R2), annex 1: YYYY, YYYYMM, YYYYMMDD, and with hours and minutes, and seconds. */
const DIGITS = new Map([
  ['602', 4],
  ['610', 6],
  ['102', 8],
  ['203', 12],
  ['204', 14],
])

const HL7_TIMESTAMP = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:\d{2}){0,3}(?:\.\d+)?)?)?(?:[+-]\d{2}(?:\d{2})?)?$/

/**
 * Reads a date of E2B(R2) with its format code: 102 YYYYMMDD, 610 YYYYMM, 602 YYYY, 203 and 204 with the time of day,
 * which is left out. A text of other length than its format says, or a format that is not of these, is `date-invalid`.
 * Without a format, or in openFDA where it is often absent, pass null: the length tells. What is missing has no issue.
 */
export function readE2bDate(text: string, format: string | null): DateReading {
  const digits = text.trim()
  if (isMissing(digits, 'attribute')) return { date: MISSING_INTEGER, issue: null }
  const length = format === null ? digits.length : DIGITS.get(format.trim())
  if (digits.length !== length || ![...DIGITS.values()].includes(length) || !/^\d+$/.test(digits)) {
    return unusableDate('date-invalid')
  }
  return dateReading(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8)))
}

/**
 * Reads a timestamp of HL7 version 3 (data type TS), as E2B(R3) has it: `YYYY[MM[DD[hh[mm[ss[.s…]]]]]][±zz[zz]]`. The date
 * is taken as written, in its own time zone; the time of day is left out. What is missing has no issue.
 */
export function readHl7Date(text: string): DateReading {
  const written = text.trim()
  if (isMissing(written, 'attribute')) return { date: MISSING_INTEGER, issue: null }
  const match = HL7_TIMESTAMP.exec(written)
  return match
    ? dateReading(Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0))
    : unusableDate('date-invalid')
}
