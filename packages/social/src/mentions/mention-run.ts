import { AetherError } from '@aethersignal/model'
import type { Mention, PostType } from './mention.js'

/** A post as it is kept: without its author's name and, unless asked for, without its text. */
export interface ReadPost {
  /** Keyed hash of the post. */
  readonly post: string
  /** Keyed hash of the author; null where unknown. */
  readonly author: string | null
  /** Where it was posted. */
  readonly platform: string
  /** When, ISO 8601; null where unknown. */
  readonly time: string | null
  /** Language, as far as it is known; null where it is not. */
  readonly language: string | null
  /** Who speaks: a person, a law firm, a seller or news. */
  readonly type: PostType
  readonly cluster: number
  /** The text without identifiers; absent unless asked for. */
  readonly text?: string
}

/** Some posts and the mentions in them. Not a `CaseBatch`, and nothing that takes one takes this. */
export interface MentionBatch {
  /** What is counted: mentions in posts, not reports. */
  readonly unit: 'mentions'
  /** Posts that were read. */
  readonly posts: readonly ReadPost[]
  /** What they mention. */
  readonly mentions: readonly Mention[]
}

/** A record that is no post. Its text is not kept: it may name people. */
export interface QuarantinedPost {
  /** Number of the record in its file, from 1; of the line in NDJSON. */
  readonly record: number
  /**
   * Reason: `not-json`, `not-an-object`, `no-id`, `no-text`, `quotes-only` (nothing but words of another post),
   * `automated` (a bot by its name or its own words), `id-not-exact`, `field-count`, `record-too-long`.
   */
  readonly code: string
}

/** Account of one file: `postsIn = read + duplicates + deleted + quarantined.length`, always. */
export interface PostFile {
  /** Path as given. */
  readonly path: string
  /** How it was read. */
  readonly format: 'json' | 'ndjson' | 'csv'
  /** Posts in the file. */
  readonly postsIn: number
  /** Posts whose text was searched for mentions: one of each cluster. */
  readonly read: number
  /** Posts left out because they are another, or nearly another, told by reason. */
  readonly duplicates: number
  /** Posts that were read, by who speaks in them; only what persons say is asserted. */
  readonly readBy: Readonly<Record<PostType, number>>
  /** Posts that say the same as another, by the way in which that was seen. */
  readonly duplicatesBy: Readonly<Record<DuplicateReason, number>>
  /** Posts whose text was deleted or removed. */
  readonly deleted: number
  /** Posts that could not be read. */
  readonly quarantined: readonly QuarantinedPost[]
  /** Posts whose time could not be read; they are read all the same. */
  readonly withoutTime: number
}

/** Why a post is another: its id was there; it says it reposts; its text is the same; its text is nearly the same. */
export type DuplicateReason = 'same-id' | 'repost' | 'same-text' | 'near-text'

/** A post that stands for more than one. */
export interface PostCluster {
  readonly cluster: number
  /** Posts in it, the one that was read among them. */
  readonly posts: number
  /** Keyed hashes of the posts, the one that was read first. */
  readonly members: readonly string[]
}

/** What is known of a reading of posts. */
export interface MentionReport {
  /** What is counted: mentions in posts, not reports. */
  readonly unit: 'mentions'
  /** Every file that was read. */
  readonly files: readonly PostFile[]
  /** Clusters of two posts and more. */
  readonly clusters: readonly PostCluster[]
  /** Least Jaccard similarity of word triples at which two texts are one. */
  readonly duplicateThreshold: number
}

/** One reading of posts. `report` is complete once `batches` is exhausted, and throws before. */
export interface MentionRun {
  /** Posts with their mentions; they can be gone through once. */
  readonly batches: AsyncIterable<MentionBatch>
  /** The account of the reading; complete once `batches` is exhausted. */
  report(): MentionReport
}

/** Makes a run of a reading that hands over its report when it is done. */
export function mentionRun(read: (finish: (report: MentionReport) => void) => AsyncIterable<MentionBatch>): MentionRun {
  let report: MentionReport | null = null
  return {
    batches: read((finished) => {
      report = finished
    }),
    report() {
      if (report === null) {
        throw new AetherError('internal/unexpected', 'The report was asked for before all batches were read.')
      }
      return report
    },
  }
}
