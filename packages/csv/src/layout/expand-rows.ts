import type { RowColumns } from '../load/table-rows.js'
import type { TextDictionary } from '../load/text-dictionary.js'
import { commaLists } from './comma-lists.js'

/** How many rows a column of lists had. */
export interface ExpandedRows {
  readonly split: number
  readonly doubtful: number
}

/**
 * Puts each list of known terms that stands in one cell into rows of their own, in place. What belongs to the row goes with
 * each; extras with the first.
 */
export function expandRows(
  rows: RowColumns & { readonly role?: unknown[] },
  extra: Map<number, string>,
  texts: TextDictionary,
  terms: ReadonlySet<string> | undefined,
): ExpandedRows {
  const codes = new Set(rows.written)
  const { lists, doubtful } = commaLists(
    [...codes].map((code) => texts.text(code)),
    terms,
  )
  if (lists.size === 0 && doubtful.size === 0) return { split: 0, doubtful: 0 }
  const codesOf = new Map<number, readonly number[]>()
  const doubtfulCodes = new Set<number>()
  for (const code of codes) {
    const parts = lists.get(texts.text(code))
    if (parts !== undefined)
      codesOf.set(
        code,
        parts.map((part) => texts.code(part)),
      )
    else if (doubtful.has(texts.text(code))) doubtfulCodes.add(code)
  }
  const { written } = rows
  const split = written.filter((code) => codesOf.has(code)).length
  const unsure = written.filter((code) => doubtfulCodes.has(code)).length
  if (split > 0) {
    const counts = written.map((code) => codesOf.get(code)?.length ?? 1)
    moveExtras(extra, counts)
    const repeated = (column: unknown[]) => {
      const copy = column.flatMap((value, row) => Array<unknown>(counts[row]!).fill(value))
      column.length = 0
      for (const value of copy) column.push(value)
    }
    const parts = written.flatMap((code) => codesOf.get(code) ?? [code])
    repeated(rows.caseOrdinal)
    repeated(rows.line)
    if (rows.role !== undefined) repeated(rows.role)
    written.length = 0
    for (const code of parts) written.push(code)
  }
  return { split, doubtful: unsure }
}

function moveExtras(extra: Map<number, string>, counts: readonly number[]): void {
  const moved: [number, string][] = []
  let at = 0
  for (const [row, count] of counts.entries()) {
    const text = extra.get(row)
    if (text !== undefined) moved.push([at, text])
    at += count
  }
  extra.clear()
  for (const [row, text] of moved) extra.set(row, text)
}
