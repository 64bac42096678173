import { AetherError } from '../errors/aether-error.js'
import type { ErrorCode } from '../errors/error-code.js'
import type { NumberColumn } from '../measures/cells.js'

/** Refuses a value of a field, in a row where there are rows; `rule` is what it has to be. */
export function refuse(code: ErrorCode, field: string, value: unknown, rule: string, row?: number): never {
  const place = row === undefined ? { field } : { field, row }
  const where = row === undefined ? field : `${field} of row ${row + 1}`
  throw new AetherError(code, `${where} is ${String(value)}.`, { place, remedy: `Give ${rule}.` })
}

/** Refuses an option that is not above `low` and below `high`; where `closed`, it may be `high`. */
export function checkBetween(field: string, value: number, low: number, high = Infinity, closed = false): void {
  if (value > low && (value < high || (closed && value === high))) return
  const upper = high === Infinity ? '' : ` and ${closed ? 'at most' : 'below'} ${high}`
  refuse('measure/invalid-option', field, value, `a number above ${low}${upper}`)
}

/** Refuses an option that is not a whole number from `least` to `most`. */
export function checkWhole(field: string, value: number, least: number, most = Infinity): void {
  if (isWholeFrom(value, least) && value <= most) return
  refuse(
    'measure/invalid-option',
    field,
    value,
    `a whole number from ${least}${most === Infinity ? '' : ` to ${most}`}`,
  )
}

export const isPositive = (value: number): boolean => value > 0 && value < Infinity

export const isWholeFrom = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least

/** Refuses a column that holds anything but whole numbers of at least 0, or too few of them. */
export function checkCounts(field: string, counts: NumberColumn, least = 1): void {
  checkColumn('measure/invalid-count', field, counts, least, 'whole numbers of at least 0', (count) =>
    isWholeFrom(count, 0),
  )
}

/** Refuses a column with anything but finite numbers, or too few of them. */
export function checkNumbers(field: string, values: NumberColumn, least = 1): void {
  checkColumn('measure/invalid-value', field, values, least, 'finite numbers', Number.isFinite)
}

/** Refuses a column of another length than the periods, or with anything but finite numbers above 0. */
export function checkPositive(field: string, values: NumberColumn, periods: number): void {
  checkLength(field, values, periods)
  checkColumn('measure/invalid-value', field, values, 0, 'finite numbers above 0', isPositive)
}

export function checkLength(field: string, values: NumberColumn, periods: number): void {
  if (values.length !== periods) {
    refuse('measure/invalid-value', field, `of length ${values.length}`, `one value for each of ${periods} periods`)
  }
}

function checkColumn(
  code: ErrorCode,
  field: string,
  values: NumberColumn,
  least: number,
  rule: string,
  holds: (value: number) => boolean,
): void {
  if (values.length < least) {
    refuse('measure/too-little-data', field, `of length ${values.length}`, `at least ${least} values`)
  }
  for (let row = 0; row < values.length; row++) if (!holds(values[row]!)) refuse(code, field, values[row], rule, row)
}
