import type { RowChecker } from './row-checker.js'

const MOST_STRAYS = 3

/**
 * Puts back together a field that holds the delimiter, as MFR_NUM `JP-CUBIST-$E2B0000000182` does in 2012Q1. Each place
 * is tried; the row must then fit every fixed vocabulary. Of several, the one whose other columns hold values met
 * before wins when it is alone. Null where no place fits, `ambiguous` where several do.
 */
export function rejoinStrayDelimiter(
  fields: readonly string[],
  columns: number,
  checker: RowChecker,
): string[] | 'ambiguous' | null {
  const strays = fields.length - columns
  if (strays < 1 || strays > MOST_STRAYS) return null
  let best: string[] | null = null
  let bestFamiliarity = -1
  let tied = false
  for (let place = 0; place < columns; place++) {
    if (place === checker.keyIndex) continue
    const candidate = [
      ...fields.slice(0, place),
      fields.slice(place, place + strays + 1).join('$'),
      ...fields.slice(place + strays + 1),
    ]
    if (!checker.accepts(candidate)) continue
    const familiarity = checker.familiarity(candidate)
    tied = familiarity === bestFamiliarity
    if (familiarity > bestFamiliarity) {
      best = candidate
      bestFamiliarity = familiarity
    } else if (tied) best = candidate
  }
  if (best === null) return null
  return tied ? 'ambiguous' : best
}
