/** A number of mentions, posts or authors, which is never a number of reports: it is no `number`, so that nothing that
 * counts reports takes it. */
export interface MentionCount {
  readonly unit: 'mentions'
  /** Mentions, one of each cluster of near-duplicates, each drug and reaction once in a post. */
  readonly mentions: number
  /** Distinct authors among them; mentions without an author are not counted. */
  readonly authors: number
}
