import type { RankPart, RankScale, RankTerm } from './rank-preset.js'

/** Raw values of pairs, a column a name and a row a pair; NaN where a value was looked for and there is none. */
export type RankColumns = Readonly<Record<string, ArrayLike<number>>>

/** A term with the columns its parts read; undefined where none was given. */
export interface BoundTerm {
  readonly term: RankTerm
  readonly parts: readonly { readonly part: RankPart; readonly column: ArrayLike<number> | undefined }[]
}

export function bindTerms(terms: readonly RankTerm[], columns: RankColumns): BoundTerm[] {
  return terms.map((term) => ({
    term,
    parts: term.parts.map((part) => ({
      part,
      column: Object.hasOwn(columns, part.input) ? columns[part.input] : undefined,
    })),
  }))
}

/** The points of a term in whole thousandths, negative where it lowers; NaN where a part has no value. */
export function pointsAt({ term, parts }: BoundTerm, row: number): number {
  let share = 1000
  for (let at = 0; at < parts.length; at++) {
    const { part, column } = parts[at]!
    if (column === undefined) return NaN
    const of = shareOf(part.scale, column[row]!)
    if (Number.isNaN(of)) return NaN
    if (of < share) share = of
  }
  const points = Math.round((term.points * share) / 1000)
  return term.direction === 'raises' ? points : 0 - points
}

/**
 * The share of a value in thousandths, not rounded: linear between knots. Every step rounds monotonically, so that the
 * share never falls where the scale rises.
 */
export function shareOf(scale: RankScale, value: number): number {
  if (Number.isNaN(value)) return NaN
  if (value <= scale[0]![0]) return scale[0]![1]
  for (let at = 1; at < scale.length; at++) {
    // Taken by position: this runs for every term of every pair, and destructuring would go through an iterator.
    const next = scale[at]!
    if (value >= next[0]) continue
    const before = scale[at - 1]!
    const share = before[1] + ((next[1] - before[1]) * (value - before[0])) / (next[0] - before[0])
    return next[1] > before[1] ? Math.min(share, next[1]) : Math.max(share, next[1])
  }
  return scale[scale.length - 1]![1]
}
