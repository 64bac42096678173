/** Vocabularies that can be searched. */
export type TermKind = 'drug' | 'event' | 'country'
