/** Parts of a cell between commas that may still belong to one term; more is prose. */
const MOST_PARTS = 200

/**
 * Splits `Rash, Pain, abdominal` into its terms where every one of them is known. A term may have commas of its own, so the
 * parts are put together again where that makes known terms: the split into the fewest terms is taken. Null where the text
 * is a known term itself, has no comma, or has a part that belongs to no known term.
 */
export function splitKnownTerms(text: string, isKnown: (term: string) => boolean): readonly string[] | null {
  if (!text.includes(',') || isKnown(text.trim())) return null
  const parts = text.split(',')
  if (parts.length > MOST_PARTS) return null
  /** Fewest terms that the first n parts make, and where the last of them begins. */
  const fewest: (readonly [terms: number, start: number] | null)[] = [[0, 0]]
  for (let end = 1; end <= parts.length; end++) {
    fewest.push(null)
    for (let start = 0; start < end; start++) {
      const before = fewest[start]
      if (before === null || before === undefined || !isKnown(parts.slice(start, end).join(',').trim())) continue
      if (fewest[end] === null || before[0] + 1 < fewest[end]![0]) fewest[end] = [before[0] + 1, start]
    }
  }
  const terms: string[] = []
  for (let end = parts.length; end > 0; ) {
    const step = fewest[end]
    if (step === null || step === undefined) return null
    terms.unshift(parts.slice(step[1], end).join(',').trim())
    end = step[1]
  }
  return terms.length > 1 ? terms : null
}
