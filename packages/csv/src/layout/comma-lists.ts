import { splitKnownTerms } from './split-known-terms.js'

/** What the cells with commas of a column turned out to be. */
export interface CommaLists {
  /** The terms of each cell that is a list, by its text. */
  readonly lists: ReadonlyMap<string, readonly string[]>
  /** Cells of which a part is a known term, but not all: they stay whole. */
  readonly doubtful: ReadonlySet<string>
}

/**
 * Tells lists from terms that have a comma in their name. Known is a term that stands alone in some cell of the column, and
 * what the caller knows (in lower case).
 */
export function commaLists(texts: Iterable<string>, terms?: ReadonlySet<string>): CommaLists {
  const own = new Set<string>()
  const joined = new Set<string>()
  for (const text of texts) {
    if (text.includes(',')) joined.add(text)
    else own.add(text.toLowerCase())
  }
  const isKnown = (term: string) => own.has(term.toLowerCase()) || terms?.has(term.toLowerCase()) === true
  const lists = new Map<string, readonly string[]>()
  const doubtful = new Set<string>()
  for (const text of joined) {
    const parts = splitKnownTerms(text, isKnown)
    if (parts !== null) lists.set(text, parts)
    else if (!isKnown(text) && text.split(',').some((part) => isKnown(part.trim()))) doubtful.add(text)
  }
  return { lists, doubtful }
}
