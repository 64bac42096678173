import type { ResultNote } from '@aethersignal/model'

/** Says the level of columns whose names end in `_lower` and `_upper` where it is not the usual one. */
export function levelNotes(level: number): readonly ResultNote[] {
  if (level === 0.95) return []
  return [
    { code: 'interval-level', message: `Columns that end in _lower and _upper bound intervals of level ${level}.` },
  ]
}
