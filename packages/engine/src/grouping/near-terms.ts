import { atOnce, type Steps } from '@aethersignal/core'
import { normaliseName, type UnknownGroupTerm } from '@aethersignal/model'
import { closeNames } from '../terms/close-names.js'
import type { GroupedNames } from './name-grouping.js'

/** Near names given of a term. */
const NEAR = 3

/**
 * Terms that no report carries, each with the nearest names that reports carry.
 *
 * @param names Names that the reports carry: of what is hidden nothing may be among them.
 * @param keyOf Form in which names are compared; default `normaliseName`.
 */
export function withNearTerms(
  of: UnknownGroupTerm['of'],
  terms: GroupedNames<unknown>['unknownTerms'],
  names: readonly string[],
  keyOf?: (name: string) => string | null,
): UnknownGroupTerm[] {
  return atOnce(nearTermsInSteps(of, terms, names, keyOf))
}

/** {@link withNearTerms} in steps. */
export function* nearTermsInSteps(
  of: UnknownGroupTerm['of'],
  terms: GroupedNames<unknown>['unknownTerms'],
  names: readonly string[],
  keyOf: (name: string) => string | null = normaliseName,
): Steps<UnknownGroupTerm[]> {
  if (terms.length === 0) return []
  const spelt = new Map(names.map((name) => [normaliseName(name) ?? name, name]))
  const found: UnknownGroupTerm[] = []
  for (const { group, term } of terms) {
    yield
    const near = closeNames(keyOf(term) ?? term, spelt.keys(), NEAR)
    found.push({ of, group, term, near: near.map((name) => spelt.get(name)!) })
  }
  return found
}
