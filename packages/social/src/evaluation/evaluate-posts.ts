import type { Extraction } from '../extract/extract-mentions.js'
import type { LabelledPost, TermPair } from './labelled-post.js'
import { Agreement, type Scores } from './span-scores.js'

/** Scores over labelled posts, by terms: in a post each drug, reaction and pair counts once. */
export interface PostScores {
  /** Posts that were looked at. */
  readonly posts: number
  /** Drugs. */
  readonly drug: Scores
  /** Reactions that are neither denied nor what the drug is taken for. */
  readonly reaction: Scores
  /** Pairs that are asserted. */
  readonly assertedPair: Scores
  /** What saying yes to every drug with every reaction of a post would score: the least that rules have to beat. */
  readonly everyPair: Scores
}

/** Compares what is read out of posts with their labels. @param extract Reads a text, as `extractMentions` with a lexicon does. */
export function evaluatePosts(posts: readonly LabelledPost[], extract: (text: string) => Extraction): PostScores {
  const tasks = { drug: new Agreement(), reaction: new Agreement(), asserted: new Agreement(), every: new Agreement() }
  for (const post of posts) {
    const { drugs, reactions, pairs } = extract(post.text)
    const spoken = reactions.filter(({ negated, relation }) => !negated && relation === 'reaction')
    tasks.drug.add(termsOf(drugs), post.drugs, isSame)
    tasks.reaction.add(termsOf(spoken), post.reactions, isSame)
    const asserted = pairs.filter(({ decision }) => decision === 'asserted')
    tasks.asserted.add(
      distinctPairs(asserted.map(({ drug, reaction }) => ({ drug: drug.term, reaction: reaction.term }))),
      post.pairs,
      isSamePair,
    )
    tasks.every.add(
      termsOf(drugs).flatMap((drug) => termsOf(reactions).map((reaction) => ({ drug, reaction }))),
      post.pairs,
      isSamePair,
    )
  }
  return {
    posts: posts.length,
    drug: tasks.drug.scores(),
    reaction: tasks.reaction.scores(),
    assertedPair: tasks.asserted.scores(),
    everyPair: tasks.every.scores(),
  }
}

const termsOf = (found: readonly { readonly term: string }[]) => [...new Set(found.map(({ term }) => term))]
const isSame = (left: string, right: string) => left === right
const isSamePair = (left: TermPair, right: TermPair) => left.drug === right.drug && left.reaction === right.reaction

function distinctPairs(pairs: readonly TermPair[]): TermPair[] {
  return [...new Map(pairs.map((pair) => [JSON.stringify([pair.drug, pair.reaction]), pair])).values()]
}
