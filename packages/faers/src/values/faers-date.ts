import { MISSING_INTEGER } from '@aethersignal/model'
import { calendarDate, DATE_INVALID } from '@aethersignal/model/adapter'

/**
 * Reads YYYY, YYYYMM or YYYYMMDD, also with the `.0` of pandas and the hyphens of ISO 8601, as the integer YYYYMMDD in which unknown parts are 00.
 * Missing text gives `MISSING_INTEGER`, an impossible date `DATE_INVALID` or `DATE_BEFORE_1900`.
 */
export function readFaersDate(text: string): number {
  if (text === '') return MISSING_INTEGER
  let digits = text
  let value = digitsValue(digits)
  if (value < 0) {
    digits = text
      .trim()
      .replace(/\.0*$/, '')
      .replace(/^(\d{4})-(\d\d)(?:-(\d\d)(?:[T ]00:00(?::00)?.*)?)?$/, '$1$2$3')
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

function checked(date: number): number {
  return calendarDate(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100)
}

/** Last day of a quarter such as `2022Q4` as YYYYMMDD; infinity for a partition that is no quarter. */
export function lastDayOfQuarter(partition: string): number {
  const match = /^(\d{4})Q([1-4])/.exec(partition)
  if (!match) return Number.POSITIVE_INFINITY
  const quarter = Number(match[2])
  return Number(match[1]) * 10_000 + quarter * 300 + (quarter === 1 || quarter === 4 ? 31 : 30)
}
