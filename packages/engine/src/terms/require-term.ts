import { AetherError, normaliseName } from '@aethersignal/model'
import { vocabularyCodes } from '../query/vocabulary-codes.js'
import { closeNames } from './close-names.js'
import type { ReportTerms } from './report-terms.js'
import { suggestTerms } from './suggest-terms.js'

/**
 * Code of a drug or event by its name.
 *
 * @throws AetherError `query/unknown-term`, with the nearest names of the dataset in its remedy.
 */
export function requireTerm(terms: ReportTerms, kind: 'drug' | 'event', name: string): number {
  const key = typeof name === 'string' ? normaliseName(name) : null
  if (key === null) {
    throw new AetherError('query/invalid', `${kind} must be a name.`, { place: { field: kind } })
  }
  const code = vocabularyCodes(terms)[`${kind}s`].get(key)
  if (code !== undefined) return code
  const near = nearNames(terms, kind, key)
  throw new AetherError('query/unknown-term', `The dataset has no ${kind} "${name}".`, {
    place: { field: kind },
    remedy: near.length === 0 ? `Search for the ${kind} by a part of its name.` : `Did you mean ${near.join(', ')}?`,
  })
}

function nearNames(terms: ReportTerms, kind: 'drug' | 'event', key: string): readonly string[] {
  const codes = vocabularyCodes(terms)[`${kind}s`]
  const names = terms[`${kind}s`].names
  const spelt = closeNames(key, codes.keys(), 3).map((near) => names[codes.get(near)!]!)
  const containing = suggestTerms(terms, kind, key, 3).map((term) => term.name)
  return [...new Set([...spelt, ...containing])].slice(0, 3)
}
