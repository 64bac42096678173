import { atOnce, type Steps } from '@aethersignal/core'
import { AetherError, normaliseName, REQUEST_LIMITS, type Term } from '@aethersignal/model'
import { rankedTerms } from './ranked-terms.js'
import type { ReportTerms } from './report-terms.js'
import type { TermKind } from './term-kind.js'

/** Terms looked at between two steps. */
const STRETCH = 16_384

const KINDS: readonly TermKind[] = ['drug', 'event', 'country']

/**
 * Terms that contain a text, compared in normalised form: first the one that is it, then those that start with it, then
 * those with a word that does, then the rest; each by reports, most first, ties by name. An empty text is at the start
 * of every term.
 *
 * @throws AetherError `request/invalid` for an unknown kind or a limit outside 1 … 200.
 */
export function suggestTerms(terms: ReportTerms, kind: TermKind, text: string, limit?: number): readonly Term[] {
  return atOnce(suggestInSteps(terms, kind, text, limit))
}

/** {@link suggestTerms} in steps. */
export function* suggestInSteps(of: ReportTerms, kind: TermKind, text: string, limit = 20): Steps<readonly Term[]> {
  if (!KINDS.includes(kind)) throw invalid('kind', `must be one of ${KINDS.join(', ')}`)
  if (typeof text !== 'string') throw invalid('text', 'must be a text')
  if (!Number.isInteger(limit) || limit < 1 || limit > REQUEST_LIMITS.suggestions) {
    throw invalid('limit', `must be a whole number from 1 to ${REQUEST_LIMITS.suggestions}`)
  }
  const sought = normaliseName(text) ?? ''
  const found: readonly [Term[], Term[], Term[], Term[]] = [[], [], [], []]
  const terms = yield* rankedTerms(of, kind)
  for (const [at, { key, term }] of terms.entries()) {
    if (at % STRETCH === STRETCH - 1) yield
    const place = placeOf(sought, key)
    if (place !== undefined && found[place].length < limit) found[place].push(term)
    // The term that is the text may stand far behind the longer ones that start with it.
    if (found[1].length === limit && (found[0].length > 0 || sought === '')) break
  }
  return found.flat().slice(0, limit)
}

/** 0 for the text itself, 1 at the start, 2 at the start of a word, 3 elsewhere; undefined where it is not in the term. */
function placeOf(sought: string, term: string): 0 | 1 | 2 | 3 | undefined {
  if (term === sought) return 0
  let at = term.indexOf(sought)
  if (at === -1) return undefined
  if (at === 0) return 1
  for (; at !== -1; at = term.indexOf(sought, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(term.charAt(at - 1))) return 2
  }
  return 3
}

function invalid(field: string, fault: string): AetherError {
  return new AetherError('request/invalid', `${field} ${fault}.`, { place: { field } })
}
