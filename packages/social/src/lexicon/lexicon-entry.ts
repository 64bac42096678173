/** A drug of the lexicon and the ways people write it. */
export interface DrugEntry {
  /** What mentions call it: the generic name, or a class of drugs, in lower case. */
  readonly term: string
  readonly brands?: readonly string[]
  readonly slang?: readonly string[]
  readonly misspellings?: readonly string[]
}

/** A reaction of the lexicon: a PT-like term, in lower case, and the lay phrases and emoji that mean it. */
export interface ReactionEntry {
  readonly term: string
  readonly phrases?: readonly string[]
  readonly emoji?: readonly string[]
}

/** What a lexicon is made of. */
export interface LexiconEntries {
  readonly drugs: readonly DrugEntry[]
  readonly reactions: readonly ReactionEntry[]
}
