import { hasCausalCue } from '../context/causal-cue.js'
import { experiencerOf } from '../context/experiencer.js'
import { isHedged } from '../context/hedging.js'
import { relationOf } from '../context/indication.js'
import { isTaken } from '../context/intake.js'
import { isNegated } from '../context/negation.js'
import { temporalityOf } from '../context/temporality.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { MentionContext, PairMention, TermMatch } from '../mentions/mention.js'
import { type Token, tokenise } from '../text/tokenise.js'
import { decide } from './decide.js'
import { type FoundTerm, findTerms } from './find-terms.js'

/** What a text speaks of. */
export interface Extraction {
  /** Drugs that the text names. */
  readonly drugs: readonly TermMatch[]
  /** Reactions that the text names, with what it says of them. */
  readonly reactions: readonly (TermMatch & MentionContext)[]
  /** Drugs with reactions. */
  readonly pairs: readonly PairMention[]
}

/** How sure to be. */
export interface ExtractionOptions {
  /** Least confidence of a pair that is asserted; below it is abstained from. From 0 to 1, 0.4 unless told. */
  readonly leastConfidence?: number
}

/** How much a pair is trusted by what joins drug and reaction; ranks, not probabilities. */
const JOINED = { cue: 1, sentence: 0.85, next: 0.65, post: 0.45 } as const

/**
 * Finds drugs and reactions in a text and pairs them. A reaction pairs with every drug of its sentence; where there is
 * none, with those of the nearest sentence before that has any, else after. Spans are offsets into the text as given.
 * The confidence of a pair is the product of those of drug, reaction and what joins them. Rules are for English.
 */
export function extractMentions(text: string, lexicon: Lexicon, options: ExtractionOptions = {}): Extraction {
  const tokens = tokenise(text)
  const found = findTerms(tokens, lexicon)
  const drugs = found.filter(({ match }) => match.kind === 'drug')
  const reactions = found.filter(({ match }) => match.kind === 'reaction')
  const drugsBySentence = new Map<number, FoundTerm[]>()
  for (const drug of drugs) {
    const { sentence } = tokens[drug.first]!
    drugsBySentence.set(sentence, [...(drugsBySentence.get(sentence) ?? []), drug])
  }
  const pairs: PairMention[] = []
  const placed = reactions.map((reaction) => {
    const context = contextOf(tokens, reaction)
    for (const { drug, joined } of drugsOf(tokens, reaction, drugsBySentence)) {
      const confidence = drug.match.confidence * reaction.match.confidence * joined
      const doubts = [
        drug.match.method === 'slang' && joined === JOINED.post && 'slang-without-context',
        drug.match.method === 'edit-distance' &&
          !isTaken(tokens, drug.first, drug.end) &&
          'misspelling-without-context',
        (drug.match.method === 'name-stem' || reaction.match.method === 'word-form') && 'not-listed',
      ].filter((doubt) => doubt !== false)
      pairs.push({
        drug: drug.match,
        reaction: reaction.match,
        ...context,
        confidence,
        ...decide(context, confidence, options.leastConfidence ?? 0.4, doubts),
      })
    }
    return { ...reaction.match, ...context }
  })
  return { drugs: drugs.map(({ match }) => match), reactions: placed, pairs }
}

function contextOf(tokens: readonly Token[], { first, end }: FoundTerm): MentionContext {
  return {
    relation: relationOf(tokens, first, end),
    negated: isNegated(tokens, first, end),
    hedged: isHedged(tokens, first, end),
    experiencer: experiencerOf(tokens, first),
    temporality: temporalityOf(tokens, first, end),
  }
}

function drugsOf(tokens: readonly Token[], reaction: FoundTerm, drugs: ReadonlyMap<number, readonly FoundTerm[]>) {
  const here = tokens[reaction.first]!.sentence
  const same = drugs.get(here) ?? []
  if (same.length > 0) {
    return same.map((drug) => {
      const [left, right] = drug.first < reaction.first ? [drug, reaction] : [reaction, drug]
      return { drug, joined: hasCausalCue(tokens, left.end, right.first) ? JOINED.cue : JOINED.sentence }
    })
  }
  const sentences = [...drugs.keys()]
  const nearest = sentences.findLast((sentence) => sentence < here) ?? sentences.find((sentence) => sentence > here)
  if (nearest === undefined) return []
  const joined = Math.abs(nearest - here) === 1 ? JOINED.next : JOINED.post
  return (drugs.get(nearest) ?? []).map((drug) => ({ drug, joined }))
}
