/**
 * Brings a drug name or a term to the form under which it counts: Unicode NFKC, upper case, runs of white space
 * folded to one space, and outer blanks removed. Salts, strengths, punctuation and everything else stay, since removing
 * them merges what may not be the same; an adapter that knows its source can do more. Returns null where nothing is left.
 */
export function normaliseName(name: string | null | undefined): string | null {
  if (name === null || name === undefined) return null
  const folded = name
    .normalize('NFKC')
    .toUpperCase()
    // Upper case can take a letter apart (U+1FD2), which a second pass would put together otherwise.
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim()
  return folded === '' ? null : folded
}
