import { AetherError } from '../errors/aether-error.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { normalUpperQuantile } from '../special/normal.js'

/** @throws AetherError `measure/invalid-option` unless the level lies within 0 … 1. */
export function checkLevel(level: number): void {
  if (level > 0 && level < 1) return
  throw new AetherError('measure/invalid-option', `level is ${level}; it has to lie between 0 and 1.`, {
    place: { field: 'level' },
    remedy: 'Give 0.95 for a 95 % interval.',
  })
}

/** The z of a two-sided normal interval with this level. @throws as {@link checkLevel}. */
export function normalFactor(level: number): number {
  checkLevel(level)
  return normalUpperQuantile((1 - level) / 2)
}

/** True for a whole number of reports that a double holds exactly. */
export function isCount(value: number | undefined): value is number {
  return Number.isSafeInteger(value) && (value ?? -1) >= 0
}

/** @throws AetherError `measure/invalid-count`, naming the first of the fields that is no count. */
export function checkCounts(counts: Readonly<Record<string, number>>, row?: number): void {
  for (const [field, value] of Object.entries(counts)) {
    if (isCount(value)) continue
    throw new AetherError('measure/invalid-count', `${field} is ${String(value)}, not a whole number of reports.`, {
      place: { field, ...(row !== undefined && { row }) },
      remedy: 'Counts are whole numbers from 0 on.',
    })
  }
}

/** The tables as cells a, b, c, d one after the other. @throws AetherError for a cell that is no count, or no tables. */
export function cellsOfTables(tables: readonly TwoByTwo[]): Float64Array {
  if (tables.length === 0) {
    throw new AetherError('measure/too-little-data', 'There is no stratum.', {
      place: { field: 'strata' },
      remedy: 'Give one fourfold table for each stratum.',
    })
  }
  const cells = new Float64Array(4 * tables.length)
  for (const [row, { a, b, c, d }] of tables.entries()) {
    checkCounts({ a, b, c, d }, row)
    cells.set([a, b, c, d], 4 * row)
  }
  return cells
}
