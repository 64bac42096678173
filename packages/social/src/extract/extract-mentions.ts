import { experiencerOf } from '../context/experiencer.js'
import { isHedged } from '../context/hedging.js'
import { relationOf } from '../context/indication.js'
import { isTaken } from '../context/intake.js'
import { isCleared, isNegated, isSinceThen } from '../context/negation.js'
import { postTypeOf } from '../context/post-type.js'
import { temporalityOf } from '../context/temporality.js'
import { textLanguage } from '../language/text-language.js'
import type { Lexicon } from '../lexicon/lexicon.js'
import type { MentionContext, PairMention, PostType, TermMatch } from '../mentions/mention.js'
import { type Token, tokenise } from '../text/tokenise.js'
import { clausesOf } from './clauses.js'
import { decide } from './decide.js'
import { type DrugGroup, drugGroups } from './drug-groups.js'
import { type FoundTerm, findTerms } from './find-terms.js'
import { isKnownUse } from './known-use.js'
import { outsideTerms } from './outside-terms.js'
import { JOINED, type PairedDrug, pairDrugs } from './pair-drugs.js'

/** What a text speaks of. */
export interface Extraction {
  /** Who speaks: a person, a law firm, a seller or news. Only what a person says is asserted. */
  readonly postType: PostType
  /** Language as ISO 639-3, as far as it can be told; null where it cannot. */
  readonly language: string | null
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
  /** The drug that the text is about, as a review has it in a field; reactions in a sentence that names no drug are of it. */
  readonly drug?: string
}

/**
 * Finds drugs and reactions in a text and pairs them. A reaction pairs with the drugs of its sentence; where there is
 * none, with those of the nearest sentence before that has any, else after. Of several drugs the words between, the clause or a change from one to
 * another tell which is meant; where they do not, nothing is asserted. Spans are offsets into the text as given.
 * The confidence of a pair is the product of those of drug, reaction and what joins them. Rules are for English; of a text in
 * another language nothing is asserted.
 */
export function extractMentions(text: string, lexicon: Lexicon, options: ExtractionOptions = {}): Extraction {
  const written = tokenise(text)
  const found = findTerms(written, lexicon)
  const drugs = found.filter(({ match }) => match.kind === 'drug')
  const reactions = found.filter(({ match }) => match.kind === 'reaction')
  const tokens = outsideTerms(written, found)
  const about = options.drug === undefined ? null : drugOfField(options.drug, lexicon)
  const ofText = { clauses: clausesOf(tokens), bySentence: groupsBySentence(tokens, drugs), about }
  const postType = postTypeOf(text)
  const { code: language, isForeign } = textLanguage(text)
  const ofPost = {
    against: postType !== 'personal' && postType,
    doubts: isForeign && 'language',
  } as const
  const pairs: PairMention[] = []
  const placed = reactions.map((reaction) => {
    const context = contextOf(tokens, reaction)
    const paired = pairDrugs(tokens, reaction, ofText)
    const own = paired.map((one) => contextOfPair(tokens, reaction, one, context))
    for (const [at, { drug, joined, doubt }] of paired.entries()) {
      const confidence = drug.match.confidence * reaction.match.confidence * joined
      const found = {
        against: [ofPost.against],
        doubts: [ofPost.doubts, doubt, ...doubtsOf(written, reaction, paired[at]!)],
      }
      pairs.push({
        drug: drug.match,
        reaction: reaction.match,
        ...own[at]!,
        confidence,
        ...decide(own[at]!, confidence, options.leastConfidence ?? 0.4, found),
      })
    }
    // What one drug is taken for is a reaction all the same where another is blamed for it.
    const relation = own.find((one) => one.relation === 'reaction')?.relation ?? own[0]?.relation ?? context.relation
    return { ...reaction.match, ...context, relation }
  })
  return {
    postType,
    language,
    drugs: [...(about === null ? [] : [about.match]), ...drugs.map(({ match }) => match)],
    reactions: placed,
    pairs,
  }
}

/** The drug of a field, where a list has it: of a field too nothing is written that no list has. */
function drugOfField(field: string, lexicon: Lexicon): FoundTerm | null {
  const drug = findTerms(tokenise(`taking ${field}`), lexicon).find(
    ({ match }) => match.kind === 'drug' && match.method !== 'name-stem',
  )
  const span = { start: 0, end: 0 }
  return drug ? { match: { ...drug.match, method: 'field', confidence: FIELD_TRUST, span }, first: 0, end: 0 } : null
}

const FIELD_TRUST = 0.95

function groupsBySentence(tokens: readonly Token[], drugs: readonly FoundTerm[]): Map<number, DrugGroup[]> {
  const sentences = new Map<number, FoundTerm[]>()
  for (const drug of drugs) {
    const { sentence } = tokens[drug.first]!
    const there = sentences.get(sentence)
    if (there) there.push(drug)
    else sentences.set(sentence, [drug])
  }
  return new Map(Array.from(sentences, ([sentence, named]) => [sentence, drugGroups(tokens, named)]))
}

function contextOf(tokens: readonly Token[], { first, end }: FoundTerm): MentionContext {
  return {
    relation: relationOf(tokens, first, end),
    negated: isNegated(tokens, first, end),
    hedged: isHedged(tokens, first, end),
    experiencer: experiencerOf(tokens, first),
    temporality: isSinceThen(tokens, first, end) ? 'current' : temporalityOf(tokens, first, end),
  }
}

/** What the words say of a reaction with one of the drugs: blame weighs more than what the words say of the reaction alone. */
function contextOfPair(
  tokens: readonly Token[],
  reaction: FoundTerm,
  pair: PairedDrug,
  context: MentionContext,
): MentionContext {
  const { drug, link, doubt, isTakenForIt } = pair
  const isLinked = link !== 'none' && doubt === null
  const isUse =
    isTakenForIt ||
    (link !== 'blamed' && !isLeftOff(tokens, drug.first) && isKnownUse(drug.match.term, reaction.match.term))
  const relation = isUse ? 'indication' : link === 'blamed' && doubt === null ? 'reaction' : context.relation
  const temporality =
    isLinked && context.temporality === 'past' && !isBefore(tokens, reaction, drug) ? 'current' : context.temporality
  return { ...context, relation, temporality, negated: context.negated || isCleared(tokens, drug.first) }
}

/** Whether the drug is being left off, when what it was taken for comes back as a reaction: "coming off Klonopin: panic attacks". */
function isLeftOff(tokens: readonly Token[], drug: number): boolean {
  const { sentence } = tokens[drug]!
  return tokens
    .slice(Math.max(0, drug - 4), drug)
    .some((token) => token.sentence === sentence && LEFT_OFF.test(token.text))
}

const LEFT_OFF =
  /^(?:off|withdrawing|withdrawal|quitting|quit|stopping|stopped|missed|missing|skipped|forgot|tapering|without)$/

/** Whether the reaction is said to lie before the drug: "anxiety long before Accutane". */
function isBefore(tokens: readonly Token[], reaction: FoundTerm, drug: FoundTerm): boolean {
  return tokens.slice(reaction.end, drug.first).some(({ text }) => text === 'before' || text === 'prior')
}

function doubtsOf(tokens: readonly Token[], reaction: FoundTerm, { drug, joined }: PairedDrug): (string | false)[] {
  return [
    drug.match.method === 'slang' && joined === JOINED.post && 'slang-without-context',
    drug.match.method === 'edit-distance' && !isTaken(tokens, drug.first, drug.end) && 'misspelling-without-context',
    reaction.match.method === 'edit-distance' && joined !== JOINED.cue && 'misspelling-without-context',
    (drug.match.method === 'name-stem' || reaction.match.method === 'word-form') && 'not-listed',
  ]
}
