import type { ReactionEntry } from '@aethersignal/social'
import type { Meddra } from '@aethersignal/vocabulary'

/** The terms of a MedDRA release as entries of a lexicon: each PT with its lowest level terms, which people write as well. */
export function meddraPhrases({ lowestLevelTerms, preferredTerms }: Meddra): ReactionEntry[] {
  const phrases = new Map(preferredTerms.map(({ name }) => [name.toLowerCase(), [] as string[]]))
  for (const [written, preferred] of lowestLevelTerms) phrases.get(preferred.toLowerCase())?.push(written)
  return Array.from(phrases, ([term, written]) => ({ term, phrases: written }))
}
