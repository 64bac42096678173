import type { Mention } from '../mentions/mention.js'

/**
 * A number of mentions, which is never a number of reports: it is no `number`, so that nothing that counts reports
 * takes it.
 */
export interface MentionCount {
  /** What was counted: mentions in posts, not reports. */
  readonly unit: 'mentions'
  /** Posts that mention it, one of each cluster of near-duplicates. */
  readonly posts: number
  /** Distinct authors of those posts; posts without an author are not counted. */
  readonly authors: number
}

/** A drug and a reaction with the number of mentions of both. */
export interface PairMentionCount extends MentionCount {
  /** The drug, as it counts. */
  readonly drug: string
  /** The reaction, as it counts. */
  readonly reaction: string
}

/** A drug or a reaction with the number of mentions of it. */
export interface TermMentionCount extends MentionCount {
  /** The drug or the reaction, as it counts. */
  readonly term: string
}

/** Counts posts and authors, each once. */
export class MentionTally {
  readonly #posts = new Set<string>()
  readonly #authors = new Set<string>()

  add({ post, author }: Mention): void {
    this.#posts.add(post)
    if (author !== null) this.#authors.add(author)
  }

  count(): MentionCount {
    return { unit: 'mentions', posts: this.#posts.size, authors: this.#authors.size }
  }
}
