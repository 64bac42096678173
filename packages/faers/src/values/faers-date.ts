import { MISSING_INTEGER } from '@aethersignal/model'

/** {@link readFaersDate} gives one of these for a date that cannot be. */
export const DATE_INVALID = -1
export const DATE_BEFORE_1900 = -2

/**
 * Reads YYYY, YYYYMM or YYYYMMDD, also with the `.0` of pandas, as the integer YYYYMMDD in which unknown parts are 00.
 * Missing text gives `MISSING_INTEGER`, an impossible date {@link DATE_INVALID} or {@link DATE_BEFORE_1900}.
 */
export function readFaersDate(text: string): number {
  if (text === '') return MISSING_INTEGER
  let digits = text
  let value = digitsValue(digits)
  if (value < 0) {
    digits = text.trim().replace(/\.0*$/, '')
    if (digits === '') return text.trim() === '' ? MISSING_INTEGER : DATE_INVALID
    value = digitsValue(digits)
    if (value < 0) return DATE_INVALID
  }
  if (digits.length === 8) return checked(value)
  if (digits.length === 6) return checked(value * 100)
  if (digits.length === 4) return checked(value * 10_000)
  return DATE_INVALID
}

function digitsValue(text: string): number {
  if (text.length > 8) return -1
  let value = 0
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function checked(date: number): number {
  const year = Math.floor(date / 10_000)
  const month = Math.floor(date / 100) % 100
  const day = date % 100
  if (month > 12 || (month === 0 && day > 0) || year === 0) return DATE_INVALID
  if (month > 0) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
    const last = month === 2 && !leap ? 28 : DAYS[month - 1]!
    if (day > last) return DATE_INVALID
  }
  return year < 1900 ? DATE_BEFORE_1900 : date
}

/** Last day of a quarter such as `2022Q4` as YYYYMMDD; infinity for a partition that is no quarter. */
export function lastDayOfQuarter(partition: string): number {
  const match = /^(\d{4})Q([1-4])/.exec(partition)
  if (!match) return Number.POSITIVE_INFINITY
  const quarter = Number(match[2])
  return Number(match[1]) * 10_000 + quarter * 300 + (quarter === 1 || quarter === 4 ? 31 : 30)
}
