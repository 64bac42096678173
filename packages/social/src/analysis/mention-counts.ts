import type { Mention } from '../mentions/mention.js'
import { MentionTally, type PairMentionCount, type TermMentionCount } from './mention-count.js'

/**
 * Posts and authors that assert a pair, for each pair, most posts first, then by name. A post counts once for a pair.
 * Mentions that are not asserted, or were abstained from, do not count. There is no denominator: how many take the drug
 * and could have written is not known, so no rate is made of it.
 */
export function mentionCounts(mentions: Iterable<Mention>): PairMentionCount[] {
  const tallies = new Map<string, { drug: string; reaction: string; tally: MentionTally }>()
  for (const mention of mentions) {
    if (mention.decision !== 'asserted') continue
    const drug = mention.drug.term
    const reaction = mention.reaction.term
    const key = pairKey(drug, reaction)
    const entry = tallies.get(key) ?? { drug, reaction, tally: new MentionTally() }
    entry.tally.add(mention)
    tallies.set(key, entry)
  }
  return [...tallies.values()]
    .map(({ drug, reaction, tally }) => ({ drug, reaction, ...tally.count() }))
    .sort(
      (left, right) =>
        right.posts - left.posts || byText(left.drug, right.drug) || byText(left.reaction, right.reaction),
    )
}

/**
 * Posts and authors that assert anything of each drug, or of each reaction, most posts first, then by name. A post that
 * names several reactions of a drug counts once for the drug, so this is less than the sum over the pairs of
 * {@link mentionCounts}.
 */
export function termCounts(mentions: Iterable<Mention>, kind: 'drug' | 'reaction'): TermMentionCount[] {
  const tallies = new Map<string, MentionTally>()
  for (const mention of mentions) {
    if (mention.decision !== 'asserted') continue
    const { term } = mention[kind]
    const tally = tallies.get(term) ?? new MentionTally()
    tally.add(mention)
    tallies.set(term, tally)
  }
  return [...tallies]
    .map(([term, tally]) => ({ term, ...tally.count() }))
    .sort((left, right) => right.posts - left.posts || byText(left.term, right.term))
}

/** Identifies a pair whatever the case of its names. */
export function pairKey(drug: string, event: string): string {
  return JSON.stringify([drug.trim().toLowerCase(), event.trim().toLowerCase()])
}

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0)
