/** Where something stands in the de-identified text of a post: UTF-16 offsets, the end excluded. */
export interface Span {
  /** Position of the first character. */
  readonly start: number
  /** Position after the last character. */
  readonly end: number
}

/**
 * How a term was found: as the generic name, a brand, slang or a listed misspelling of a drug; by one edit of a name;
 * by the stem of an international non-proprietary name; as a phrase or emoji of the lexicon; as a disorder of an organ, of
 * words of two lists ("hepatic failure"); by the form of a medical word;
 * as the drug that a field says the post is about, whose span is empty.
 */
export type MatchMethod =
  | 'generic'
  | 'brand'
  | 'slang'
  | 'misspelling'
  | 'edit-distance'
  | 'name-stem'
  | 'phrase'
  | 'emoji'
  | 'organ-disorder'
  | 'word-form'
  | 'field'

/** A drug or a reaction found in a text. */
export interface TermMatch {
  /** What was found. */
  readonly kind: 'drug' | 'reaction'
  /**
   * The term it stands for, in lower case: a generic name, or a PT-like term of the lexicon. Where no list has the word,
   * the form that it was told by (`-mab`, `-itis`) and never the word, which may be somebody's name.
   */
  readonly term: string
  /** Where it stands in the text. */
  readonly span: Span
  /** How it was found. */
  readonly method: MatchMethod
  /** Between 0 and 1: a rank of trust in the method, not a probability. */
  readonly confidence: number
}

/** Whose reaction it is: the poster's own, or another's. */
export type Experiencer = 'poster' | 'other'
/** Whether it is happening or happened with the drug, lay in the past before it, is feared, or is only imagined. */
export type Temporality = 'current' | 'past' | 'feared' | 'hypothetical'
/** What joins drug and reaction: the reaction is blamed on the drug, or is what the drug is taken for. */
export type Relation = 'reaction' | 'indication'

/**
 * Who speaks in a post: a person; or a law firm that looks for clients, a seller, or news, which repeat what others found
 * and add no observation of their own.
 */
export type PostType = 'personal' | 'law-firm' | 'advertisement' | 'news'

/** What the words around a reaction say of it. */
export interface MentionContext {
  /** How the reaction stands to the drug. */
  readonly relation: Relation
  /** Whether the text says that it did not happen. */
  readonly negated: boolean
  /** Whether the text is not sure of it. */
  readonly hedged: boolean
  /** Whom it befell. */
  readonly experiencer: Experiencer
  /** When it befell. */
  readonly temporality: Temporality
}

/**
 * What was decided: `asserted` – the post says that the drug was followed by the reaction; `not-asserted` – it says
 * something else of the two (denied, feared, the indication, …), told by the context; `abstained` – the evidence is too
 * thin to say.
 */
export type MentionDecision = 'asserted' | 'not-asserted' | 'abstained'

/** A drug and a reaction that a text speaks of together. */
export interface PairMention extends MentionContext {
  /** The drug. */
  readonly drug: TermMatch
  /** The reaction. */
  readonly reaction: TermMatch
  /** Between 0 and 1: a rank of trust, not a probability. */
  readonly confidence: number
  /** Whether the pair is asserted, or why not. */
  readonly decision: MentionDecision
  /** Why nothing was asserted, in the field's words; empty where it was. */
  readonly reasons: readonly string[]
}

declare const mentionBrand: unique symbol

/**
 * A {@link PairMention} of a post. It is a mention and not a report: nobody confirmed it, nobody can be asked, and the
 * number of people who could have written is unknown. Its type is made only here, so that it fits nowhere where a
 * report is wanted.
 */
export interface Mention extends PairMention {
  readonly [mentionBrand]: 'mention'
  /** What is counted: a mention, not a report. */
  readonly unit: 'mention'
  /** Keyed hash of the post. */
  readonly post: string
  /** Keyed hash of the author; null where the post names none. */
  readonly author: string | null
  /** Time of the post as coarsely as asked; null where it has none. */
  readonly time: string | null
  /** ISO 639-3 code of the language; null where it cannot be told. */
  readonly language: string | null
  /** Number of the cluster of near-duplicates that the post stands for, in the report of the run. */
  readonly cluster: number
}
