import type { PairRef } from '@aethersignal/model'
import type { Mention } from '../mentions/mention.js'
import type { PairMentionCount } from './mention-count.js'
import { mentionCounts, pairKey } from './mention-counts.js'

/** A signal of reports, and beside it what people write of the same pair. */
export interface CrossLink<S extends PairRef> {
  readonly signal: S
  /** Null where nobody writes of the pair. */
  readonly mentions: PairMentionCount | null
}

/**
 * Lays mentions beside signals of reports, signal by signal in their order. The two are never added: the signal keeps
 * its own counts, and mentions neither support nor weaken it by number. Names are compared as they are but for case.
 */
export function crossLink<S extends PairRef>(mentions: Iterable<Mention>, signals: Iterable<S>): CrossLink<S>[] {
  const counts = new Map(mentionCounts(mentions).map((count) => [pairKey(count.drug, count.reaction), count]))
  return Array.from(signals, (signal) => ({
    signal,
    mentions: counts.get(pairKey(signal.drug, signal.event)) ?? null,
  }))
}
