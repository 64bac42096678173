/** A name that reports of a source have. */
export interface VocabularyTerm {
  /** The name, as the source counts it. */
  readonly name: string
  /** Reports that have it. */
  readonly reports: number
}

/** Another name of drugs or events: a brand, a synonym, a misspelling, a lowest level term. */
export interface VocabularySynonym {
  /** Whether it is said of drugs or of events. */
  readonly kind: 'drug' | 'event'
  /** The other name. */
  readonly written: string
  /** What it stands for, by the names of the source; several for a combination. */
  readonly names: readonly string[]
}

/** A group of drugs or events: a class, a standardised query, a list of one's own. */
export interface VocabularyGroup {
  /** Whether it is of drugs or of events. */
  readonly kind: 'drug' | 'event'
  /** What it is called. */
  readonly name: string
  /** Other names of it. */
  readonly aliases?: readonly string[]
  /** What belongs to it; what the source does not have is left out of a query and named. */
  readonly members: readonly string[]
}

/** What a source and its dictionaries know, which words are looked up in. */
export interface Vocabularies {
  /** The drugs that reports of the source have. */
  readonly drugs: readonly VocabularyTerm[]
  /** The events, by preferred terms, that reports of the source have. */
  readonly events: readonly VocabularyTerm[]
  /** Countries as the source has them, codes of ISO 3166-1 or names. */
  readonly countries?: readonly string[]
  /** Sources of the reports, as filters name them: `faers`, `vaers`. */
  readonly sources?: readonly string[]
  /** Other names of drugs and events; none where absent. */
  readonly synonyms?: readonly VocabularySynonym[]
  /** Groups that a text may name; none where absent. */
  readonly groups?: readonly VocabularyGroup[]
}
