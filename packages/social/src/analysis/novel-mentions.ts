import type { PairRef } from '@aethersignal/model'
import type { Mention } from '../mentions/mention.js'
import type { PairMentionCount } from './mention-count.js'
import { mentionCounts, pairKey } from './mention-counts.js'

/**
 * The pairs people write of that are not among the known ones, such as all pairs that have reports. Names are compared
 * as they are but for case: a term that the reports call otherwise is novel by name alone, so look before you act.
 */
export function novelMentions(mentions: Iterable<Mention>, knownPairs: Iterable<PairRef>): PairMentionCount[] {
  const known = new Set(Array.from(knownPairs, ({ drug, event }) => pairKey(drug, event)))
  return mentionCounts(mentions).filter(({ drug, reaction }) => !known.has(pairKey(drug, reaction)))
}
