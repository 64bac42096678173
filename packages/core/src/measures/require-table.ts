import { requireCount } from '../counts/require-count.js'
import { AetherError } from '../errors/aether-error.js'
import type { TwoByTwo } from './two-by-two.js'

/** @throws AetherError `measure/invalid-count`, naming the cell, unless all four are whole numbers from 0 on. */
export function requireTable(table: TwoByTwo): void {
  const { a, b, c, d } = table
  if (isCount(a) && isCount(b) && isCount(c) && isCount(d)) return
  for (const field of ['a', 'b', 'c', 'd'] as const) requireCount(field, table[field])
}

function isCount(value: number): boolean {
  return value >= 0 && Number.isSafeInteger(value)
}

/** @throws AetherError `measure/invalid-option` unless the value lies strictly within 0 … 1. */
export function requireLevel(level: number): void {
  if (level > 0 && level < 1) return
  throw new AetherError('measure/invalid-option', `level is ${String(level)}; it has to lie between 0 and 1.`, {
    place: { field: 'level' },
    remedy: 'Give 0.95 for a 95 % interval.',
  })
}
