import { calendarDate } from '@aethersignal/model/adapter'

/** 1900-03-01 and 2100-01-01: before, Excel counts a leap day that was not. */
const FIRST = 61
const LAST = 73_051
/** 1990-01-01, from which on five digits are no year with its day (YYDDD) of this century so far. */
const BEYOND_YEAR_AND_DAY = 32_874

const SERIAL = /^(\d{5})(?:\.\d+)?$/

/** The day, YYYYMMDD, that Excel writes as this number: days since 1899-12-30, with the time of day as a fraction. Null for others. */
export function excelSerialDate(text: string): number | null {
  const serial = Number(SERIAL.exec(text)?.[1] ?? 0)
  if (serial < FIRST || serial > LAST) return null
  const day = new Date(Date.UTC(1899, 11, 30 + serial))
  return calendarDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate())
}

/** Whether numbers of five digits in a column are such days: it has some, and half of them are of 1990 or later. */
export function writesSerialDates(values: readonly string[]): boolean {
  const serials = values.flatMap((value) => SERIAL.exec(value.trim())?.[1] ?? []).map(Number)
  const sure = serials.filter((serial) => serial >= BEYOND_YEAR_AND_DAY && serial <= LAST)
  return serials.length > 0 && sure.length * 2 >= serials.length
}
