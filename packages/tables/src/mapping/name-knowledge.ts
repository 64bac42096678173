import type { NameKnowledge } from '../layout/separator-evidence.js'
import type { KnownTerms } from './content-evidence.js'
import { looksLikeDrug, looksLikeEvent } from './term-shapes.js'

/** What is known of the names of a field: the caller's terms, and how such names are written. */
export function nameKnowledge(field: 'drug' | 'event', { drugs, events }: KnownTerms): NameKnowledge {
  const terms = field === 'drug' ? drugs : events
  return {
    isTerm: (text) => terms?.has(text.toLowerCase()) === true,
    looksRight: field === 'drug' ? looksLikeDrug : looksLikeEvent,
  }
}
