import { MOST_REPORTS } from './most-reports.js'

/**
 * What the cells of a column hold: `count` a whole number of reports, 0 … 2³² − 1; `number` a finite decimal number;
 * `flag` 1, true, yes, y or 0, false, no, n in any case, read as 1 and 0; `date` YYYY-MM-DD, YYYY-MM or YYYY (or
 * YYYYMMDD, YYYYMM), read as the number YYYYMMDD with 00 for the parts that are not known; `text` anything.
 */
export type ColumnKind = 'count' | 'number' | 'flag' | 'date' | 'text'

/** What a cell of the kind has to be, as it stands in errors. */
export const KIND_TEXTS: Readonly<Record<ColumnKind, string>> = {
  count: 'a whole number of reports',
  number: 'a number',
  flag: 'yes or no (1 or 0)',
  date: 'a date as YYYY-MM-DD, YYYY-MM or YYYY',
  text: 'a text',
}

/** The number a cell stands for; NaN where it is none of its kind, an empty cell included. */
export function cellNumber(kind: Exclude<ColumnKind, 'text'>, text: string): number {
  const cell = text.trim()
  if (kind === 'count') return wholeCount(cell)
  if (kind === 'number') return decimalNumber(cell)
  return kind === 'flag' ? flag(cell.toLowerCase()) : partialDate(cell)
}

function wholeCount(cell: string): number {
  const value = /^\d+(\.0*)?$/.test(cell) ? Number(cell) : Number.NaN
  return value <= MOST_REPORTS ? value : Number.NaN
}

function decimalNumber(cell: string): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN
  return Number.isFinite(value) ? value : Number.NaN
}

function flag(cell: string): number {
  if (['1', 'true', 'yes', 'y'].includes(cell)) return 1
  return ['0', 'false', 'no', 'n'].includes(cell) ? 0 : Number.NaN
}

function partialDate(cell: string): number {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(cell) ?? /^(\d{4})(\d\d)(\d\d)?$/.exec(cell)
  if (parts === null) return Number.NaN
  const [, year = '', month = '00', day = '00'] = parts
  const date = new Date(`${year}-${month === '00' ? '01' : month}-${day === '00' ? '01' : day}T00:00:00Z`)
  // Dates that do not exist, such as 30 February, would roll over into the next month.
  const exists = date.getUTCDate() === Number(day === '00' ? '01' : day) && year !== '0000'
  return exists && (month !== '00' || day === '00') ? Number(year + month + day) : Number.NaN
}
