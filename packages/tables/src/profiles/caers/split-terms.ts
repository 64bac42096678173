/**
 * Second halves of terms that are written behind a comma, as in `HALLUCINATION, VISUAL`. None is a reaction by itself, so
 * that one is joined to what stands before it.
 */
const QUALIFIERS = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'auditory gustatory hypnagogic hypnopompic mixed olfactory synaesthetic tactile visual somatic acute chronic nos nec'.split(
    ' ',
  ),
)

/** Pieces that are tried together. */
const LONGEST = 5

/**
 * Splits a list whose separator `, ` stands within its terms too: from the left, the most pieces that make a term of
 * `known` (in upper case) are one, else a piece with the qualifiers behind it. Each term once.
 */
export function splitTerms(cell: string, known: ReadonlySet<string>): string[] {
  const pieces = cell
    .split(/,\s+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const terms = new Set<string>()
  for (let at = 0; at < pieces.length; ) {
    let length = Math.min(LONGEST, pieces.length - at)
    while (
      length > 1 &&
      !known.has(
        pieces
          .slice(at, at + length)
          .join(', ')
          .toUpperCase(),
      )
    )
      length--
    if (length === 1 && !known.has(pieces[at]!.toUpperCase())) {
      while (at + length < pieces.length && QUALIFIERS.has(pieces[at + length]!.toLowerCase())) length++
    }
    terms.add(pieces.slice(at, at + length).join(', '))
    at += length
  }
  return [...terms]
}
