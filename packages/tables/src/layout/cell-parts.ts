import type { Separator } from './separators.js'

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/** A piece of a cell: where it begins and ends. */
export type PartRange = readonly [start: number, end: number]

/**
 * The parts of a cell between separators, those within brackets aside. Parts keep their place, so that empty ones are among
 * them, but for what stands before the first bullet.
 */
export function partRanges(cell: string, { name, pattern }: Separator): readonly PartRange[] {
  const inside = bracketed(cell)
  const parts: PartRange[] = []
  let start = 0
  let bracket = 0
  for (const match of cell.matchAll(pattern)) {
    if (match[0] === '') continue
    while (bracket < inside.length && inside[bracket]![1] < match.index) bracket++
    if (bracket < inside.length && inside[bracket]![0] < match.index) continue
    if (!(name === 'bullet' && match.index === 0)) parts.push([start, match.index])
    start = match.index + match[0].length
  }
  parts.push([start, cell.length])
  return parts
}

/** The texts of {@link partRanges}, without outer blanks. */
export function cellParts(cell: string, separator: Separator): readonly string[] {
  return partRanges(cell, separator).map(([start, end]) => cell.slice(start, end).trim())
}

/** Outermost brackets that are closed, in their order. */
function bracketed(cell: string): readonly PartRange[] {
  const pairs: PartRange[] = []
  const open: { readonly at: number; readonly closer: string }[] = []
  for (let at = 0; at < cell.length; at++) {
    const closer = CLOSERS[cell[at]!]
    if (closer !== undefined) open.push({ at, closer })
    else if (open.at(-1)?.closer === cell[at]) {
      const from = open.pop()!.at
      while (pairs.length > 0 && pairs.at(-1)![0] > from) pairs.pop()
      pairs.push([from, at])
    }
  }
  return pairs
}
