import { nameKey } from '../spelling/read-words.js'
import { type Entry, type KeyedEntry, type NameTables, tablesOf, type WordIndex } from './word-index.js'

/** A name that a search found. */
export interface FoundTerm {
  /** Whether it is a drug or an event. */
  readonly kind: 'drug' | 'event'
  /** The name, or that of the group. */
  readonly name: string
  /** Names of the source that it stands for. */
  readonly names: readonly string[]
  /** How it was found: the name itself, its beginning, a word of it, letters of it, or by another spelling. */
  readonly match: 'exact' | 'prefix' | 'word' | 'part' | 'fuzzy'
  /** Whether it is the source's own name, another name for it, or one for several. */
  readonly method: Entry['method']
  /** Reports that have it, or the most reported of `names`. */
  readonly reports: number
}

/** What is searched, and how much is given. */
export interface SearchOptions {
  /** Only drugs, or only events. */
  readonly kind?: 'drug' | 'event'
  /** Default 20. */
  readonly limit?: number
}

const PLACES = ['exact', 'prefix', 'word', 'part', 'fuzzy'] as const

/**
 * Names of a picker: those that are the text, begin with it, have a word that does, hold it, or are spelt nearly so, each
 * by reports, most first. Synonyms and groups are found by their own names and say what they stand for.
 */
export function searchTerms(
  index: WordIndex,
  text: string,
  { kind, limit = 20 }: SearchOptions = {},
): readonly FoundTerm[] {
  const tables = tablesOf(index)
  const sought = nameKey(text)
  const found: Record<(typeof PLACES)[number], KeyedEntry[]> = { exact: [], prefix: [], word: [], part: [], fuzzy: [] }
  for (const keyed of tables.entries) {
    if (kind !== undefined && keyed.entry.kind !== kind) continue
    const at = keyed.key.indexOf(sought)
    if (at === -1) continue
    const place =
      at === 0
        ? keyed.key.length === sought.length
          ? 'exact'
          : 'prefix'
        : keyed.key.includes(` ${sought}`)
          ? 'word'
          : 'part'
    if (found[place].length < limit) found[place].push(keyed)
  }
  const sure = found.exact.length + found.prefix.length + found.word.length
  if (sure < limit && sought.length >= 4) found.fuzzy.push(...nearTerms(tables, sought, limit, kind))
  const seen = new Set<string>()
  return PLACES.flatMap((match) =>
    found[match].map(({ entry: { kind: of, name, names, method, reports } }) => {
      return { kind: of as 'drug' | 'event', name, names, match, method, reports }
    }),
  )
    .filter(({ kind: of, name, names }) => {
      const own = `${of} ${name} ${names.length}`
      return !seen.has(own) && seen.add(own)
    })
    .slice(0, limit)
}

/** Names nearest to a key by letters left out, added, changed or swapped: one in four, at most three; nearest first, then by reports. */
export function nearTerms(
  index: NameTables,
  sought: string,
  limit: number,
  kind?: 'drug' | 'event',
): readonly KeyedEntry[] {
  const most = Math.min(3, Math.floor(sought.length / 4))
  if (most === 0) return []
  const letters = lettersOf(sought)
  const near: { readonly keyed: KeyedEntry; readonly edits: number }[] = []
  for (const keyed of index.entries) {
    if (Math.abs(keyed.key.length - sought.length) > most) continue
    if (kind !== undefined && keyed.entry.kind !== kind) continue
    if (bits(letters ^ lettersOf(keyed.key)) > 2 * most) continue
    const edits = editsBetween(sought, keyed.key, most)
    if (edits <= most) near.push({ keyed, edits })
  }
  return near
    .toSorted((one, other) => one.edits - other.edits || other.keyed.entry.reports - one.keyed.entry.reports)
    .slice(0, limit)
    .map(({ keyed }) => keyed)
}

/** The letters of a text, a bit each: texts that differ in many cannot be near. */
function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}

function bits(set: number): number {
  let count = 0
  for (let left = set; left !== 0; left &= left - 1) count += 1
  return count
}

/** Optimal string alignment distance; anything above `most` where it is more. */
function editsBetween(left: string, right: string, most: number): number {
  const width = right.length + 1
  let before = new Uint8Array(width)
  let above = Uint8Array.from({ length: width }, (_, at) => Math.min(255, at))
  let current = new Uint8Array(width)
  for (let row = 1; row <= left.length; row++) {
    current[0] = Math.min(255, row)
    let least = current[0]!
    for (let column = 1; column < width; column++) {
      const same = left[row - 1] === right[column - 1] ? 0 : 1
      let edits = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + same)
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        edits = Math.min(edits, before[column - 2]! + 1)
      }
      current[column] = edits
      if (edits < least) least = edits
    }
    if (least > most) return most + 1
    ;[before, above, current] = [above, current, before]
  }
  return above[right.length]!
}
