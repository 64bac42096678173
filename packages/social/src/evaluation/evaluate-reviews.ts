import { extractMentions } from '../extract/extract-mentions.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { LabelledReview } from './review-record.js'
import { Agreement, type Scores } from './span-scores.js'

/** Scores over reviews. */
export interface ReviewScores {
  /** Reviews that were looked at. */
  readonly reviews: number
  /** Reviews in which a reaction is found that is not denied, against those whose patient chose side effects. */
  readonly anyReaction: Scores
  /** Reviews of a drug whose name, as the site writes it, is found as a drug: the reach of the lexicon's names. */
  readonly drugNamesFound: number
}

/** Compares what is found in reviews with what their patients chose. A review counts once. */
export function evaluateReviews(reviews: readonly LabelledReview[], lexicon: Lexicon): ReviewScores {
  const agreement = new Agreement()
  let drugNamesFound = 0
  for (const { drug, text, hasSideEffects } of reviews) {
    const { reactions } = extractMentions(text, lexicon)
    const found = reactions.some(({ negated, relation }) => !negated && relation === 'reaction')
    agreement.add(found ? [true] : [], hasSideEffects ? [true] : [], () => true)
    if (extractMentions(drug.replaceAll('-', ' '), lexicon).drugs.length > 0) drugNamesFound += 1
  }
  return { reviews: reviews.length, anyReaction: agreement.scores(), drugNamesFound }
}
