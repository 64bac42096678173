import { extractMentions } from '../extract/extract-mentions.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { LabelledText } from './phee-record.js'
import { Agreement, isSameSpan, overlap, type Scores } from './span-scores.js'

/** Scores of each task, by spans that overlap and by spans that are the same. */
export interface ExtractionScores {
  /** Texts that were looked at. */
  readonly texts: number
  /** Drugs, found anywhere in a labelled span, and with its very ends. */
  readonly drug: { readonly overlap: Scores; readonly exact: Scores }
  /** Reactions, likewise. */
  readonly reaction: { readonly overlap: Scores; readonly exact: Scores }
  /** Pairs of both, likewise. */
  readonly pair: { readonly overlap: Scores; readonly exact: Scores }
  /** Pairs that are asserted alone, without those abstained from. */
  readonly assertedPair: { readonly overlap: Scores; readonly exact: Scores }
}

/**
 * Compares what is extracted from texts with their labels. Reactions and pairs are those not denied and not the
 * indication; hedged, feared and hypothetical ones count, since labels of speculation do. A found span is right where
 * any labelled one overlaps (or equals) it, and a labelled one is found likewise; a pair where both its spans do. A drug that a field
 * says is no span; what a text does not label counts in none of its tasks.
 */
export function evaluateExtraction(texts: readonly LabelledText[], lexicon: Lexicon): ExtractionScores {
  const tasks = { drug: both(), reaction: both(), pair: both(), assertedPair: both() }
  for (const { text, about, drugs, reactions, pairs } of texts) {
    const extraction = extractMentions(text, lexicon, about === undefined ? {} : { drug: about })
    const speaksOf = (one: { negated: boolean; relation: string }) => !one.negated && one.relation === 'reaction'
    const found = extraction.pairs.filter(speaksOf)
    const spansOf = (all: typeof found) =>
      all.map(({ drug, reaction }) => ({ drug: drug.span, reaction: reaction.span }))
    const foundReactions = extraction.reactions.filter(speaksOf).map(({ span }) => span)
    const asserted = found.filter(({ decision }) => decision === 'asserted')
    for (const [way, agrees] of [
      ['overlap', overlap],
      ['exact', isSameSpan],
    ] as const) {
      const pairAgrees = (one: LabelledPair, other: LabelledPair) =>
        agrees(one.drug, other.drug) && agrees(one.reaction, other.reaction)
      const named = extraction.drugs.filter(({ method }) => method !== 'field').map(({ span }) => span)
      if (drugs !== null) tasks.drug[way].add(named, drugs, agrees)
      tasks.reaction[way].add(foundReactions, reactions, agrees)
      if (pairs === null) continue
      tasks.pair[way].add(spansOf(found), pairs, pairAgrees)
      tasks.assertedPair[way].add(spansOf(asserted), pairs, pairAgrees)
    }
  }
  const scores = ({ overlap: loose, exact }: ReturnType<typeof both>) => ({
    overlap: loose.scores(),
    exact: exact.scores(),
  })
  return {
    texts: texts.length,
    drug: scores(tasks.drug),
    reaction: scores(tasks.reaction),
    pair: scores(tasks.pair),
    assertedPair: scores(tasks.assertedPair),
  }
}

type LabelledPair = NonNullable<LabelledText['pairs']>[number]

function both() {
  return { overlap: new Agreement(), exact: new Agreement() }
}
