import { unescapeEntities } from './unescape-entities.js'

/** Letters that are written for an apostrophe, those of windows-1252 read as Latin-1 among them. */
const APOSTROPHES = /[\u0060\u00b4\u0091\u0092\u02b9\u02bc\u2018-\u201b\u2032\ua78b\ua78c]/g
const QUOTES = /[\u0093\u0094\u201c-\u201f\u2033\u00ab\u00bb]/g
const DASHES = /[\u0096\u0097\u2010-\u2015\u2043\u2212\ufe58\ufe63]/g
/** Printable ASCII without the marks that need a look; most names are such. */
const PLAIN = /^[ !-%'-_a-~]*$/
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g

/**
 * Brings a drug name or a term to the form under which it counts: entities of HTML read, apostrophes, quotes and dashes
 * of every shape made `'`, `"` and `-`, soft hyphens and blanks without width left out, Unicode NFKC, upper case, runs of
 * white space folded to one space, and outer blanks removed. Salts, strengths, punctuation and everything else stay, since removing
 * them merges what may not be the same; an adapter that knows its source can do more. Returns null where nothing is left.
 */
export function normaliseName(name: string | null | undefined): string | null {
  if (name === null || name === undefined) return null
  if (PLAIN.test(name)) return name.toUpperCase().replace(/ +/g, ' ').trim() || null
  let folded = folding(name)
  // What folding puts together can be an entity again; each such pass makes the name shorter.
  for (let once = folding(folded); once !== folded; once = folding(folded)) folded = once
  return folded === '' ? null : folded
}

function folding(name: string): string {
  return (
    unescapeEntities(name)
      .replace(APOSTROPHES, "'")
      .replace(QUOTES, '"')
      .replace(DASHES, '-')
      .replace(INVISIBLE, '')
      .normalize('NFKC')
      .toUpperCase()
      // Upper case can take a letter apart (U+1FD2), which a second pass would put together otherwise.
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .trim()
  )
}
