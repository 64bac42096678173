import { AetherError } from '../errors/aether-error.js'
import type { ErrorCode } from '../errors/error-codes.js'
import type { NumberColumn } from '../measures/cells.js'

function refuse(code: ErrorCode, field: string, row: number, value: unknown, rule: string): never {
  throw new AetherError(code, `${field} of row ${row + 1} is ${String(value)}; it has to be ${rule}.`, {
    place: { field, row },
    remedy: `Give ${field} as ${rule}.`,
  })
}

/** Refuses a column that holds anything but whole numbers of at least 0, or too few of them. */
export function checkCounts(field: string, counts: NumberColumn, least = 1): void {
  checkLength(field, counts.length, least)
  for (let row = 0; row < counts.length; row++) {
    const count = counts[row]!
    if (!(Number.isSafeInteger(count) && count >= 0)) {
      refuse('measure/invalid-count', field, row, count, 'a whole number of at least 0')
    }
  }
}

/** Refuses a column that is not finite, or not above 0 where it has to be. */
export function checkNumbers(field: string, values: NumberColumn, positive: boolean, least = 1): void {
  checkLength(field, values.length, least)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (!(Number.isFinite(value) && (!positive || value > 0))) {
      refuse('measure/invalid-value', field, row, value, positive ? 'a finite number above 0' : 'a finite number')
    }
  }
}

export function checkSameLength(field: string, actual: number, expected: number): void {
  if (actual === expected) return
  throw new AetherError('measure/invalid-value', `${field} has ${actual} rows where there are ${expected} periods.`, {
    place: { field },
    remedy: `Give one value of ${field} for every period.`,
  })
}

function checkLength(field: string, length: number, least: number): void {
  if (length >= least) return
  throw new AetherError('measure/too-little-data', `${field} has ${length} rows; at least ${least} are needed.`, {
    place: { field },
    remedy: 'Give a longer series, with the periods without events as zeros.',
  })
}

/** Refuses an option out of its range. */
export function checkOption(field: string, value: number, holds: boolean, rule: string): void {
  if (holds) return
  throw new AetherError('measure/invalid-option', `${field} is ${value}; it has to be ${rule}.`, {
    place: { field },
    remedy: `Give ${field} as ${rule}.`,
  })
}

export function checkLevel(level: number): void {
  checkOption('level', level, level > 0 && level < 1, 'a probability between 0 and 1')
}
