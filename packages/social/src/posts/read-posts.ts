import { type Progress, throwIfAborted } from '@aethersignal/model'
import { decisiveWords } from '../duplicates/decisive-words.js'
import { DUPLICATE_THRESHOLD, NearDuplicates } from '../duplicates/near-duplicates.js'
import { type Extraction, extractMentions } from '../extract/extract-mentions.js'
import { type Lexicon, lexicon } from '../lexicon/lexicon.js'
import type { Mention, PairMention } from '../mentions/mention.js'
import {
  type MentionBatch,
  type MentionReport,
  type MentionRun,
  mentionRun,
  type ReadPost,
} from '../mentions/mention-run.js'
import { identityHasher } from '../privacy/author-key.js'
import { coarseTime, type TimePrecision } from '../privacy/coarse-time.js'
import { KnownAuthors } from '../privacy/known-authors.js'
import { removeIdentifiers } from '../privacy/remove-identifiers.js'
import { ClusterMembers } from './cluster-members.js'
import { FileAccount } from './file-account.js'
import type { PostColumns } from './post-columns.js'
import type { PostInput } from './post-input.js'
import { postRecords } from './post-records.js'
import { postOf, type RawPost, repliesOf } from './post-shape.js'

/** With which secret to hide authors, and how to read. */
export interface ReadPostsOptions {
  /** Secret that hides authors and posts: at least 16 random bytes. The same key gives the same hashes. */
  readonly key: Uint8Array
  /** How finely times are kept; `day` unless told. */
  readonly time?: TimePrecision
  /** Keep the text of posts, without identifiers. Not kept unless told; the raw text never is. */
  readonly keepText?: boolean
  /** Where the files keep what of a post, where their names are not the usual ones. */
  readonly columns?: PostColumns
  /** Terms to look for; the open lexicon unless told. */
  readonly lexicon?: Lexicon
  /** Least Jaccard similarity at which two texts are one, above 0 to 1; 0.8 unless told. */
  readonly duplicateThreshold?: number
  /** Least confidence of a pair that is asserted, from 0 to 1; 0.4 unless told. */
  readonly leastConfidence?: number
  /** Stops the reading, which then throws `request/aborted`. */
  readonly signal?: AbortSignal
  /** Told from time to time how far the reading is. */
  readonly onProgress?: (progress: Progress) => void
}

const BATCH = 500

/**
 * Reads posts – JSON, NDJSON or CSV, plain or gzip, of Reddit's, X's or a generic shape – into mentions of drugs with
 * reactions. Identifiers leave before anything else reads a text. Of posts that are the same or nearly, the first is
 * read, and the report says how many it stands for. Mentions are not reports: they have a stream and types of their own.
 *
 * Reading throws `usage/invalid` for a key that is too short, `input/empty`, `input/not-recognised`, `input/unreadable`,
 * `input/corrupt-archive` or `request/aborted`. Memory grows with the number of posts by their hashes and word triples,
 * not by their texts.
 */
export function readPosts(inputs: readonly PostInput[], options: ReadPostsOptions): MentionRun {
  return mentionRun((finish) => readAll(inputs, options, finish))
}

async function* readAll(
  inputs: readonly PostInput[],
  options: ReadPostsOptions,
  finish: (report: MentionReport) => void,
): AsyncGenerator<MentionBatch> {
  const hasher = await identityHasher(options.key)
  const terms = options.lexicon ?? lexicon()
  const threshold = options.duplicateThreshold ?? DUPLICATE_THRESHOLD
  const duplicates = new NearDuplicates(threshold)
  const members = new ClusterMembers()
  const seen = new Set<string>()
  const authors = new KnownAuthors()
  const files: FileAccount[] = []
  for (const input of inputs) {
    const account = new FileAccount(input.name)
    files.push(account)
    let posts: ReadPost[] = []
    let mentions: Mention[] = []
    for await (const record of postRecords(input, options, account)) {
      throwIfAborted(options.signal)
      if ('fault' in record) {
        account.postsIn += 1
        account.quarantine(record.record, record.fault)
        continue
      }
      for (const value of withReplies(record.value)) {
        account.postsIn += 1
        const raw = postOf(value, options.columns)
        if ('fault' in raw) {
          account.quarantine(record.record, raw.fault)
          continue
        }
        const post = await hasher.post(raw.platform, raw.id)
        if (seen.has(post)) {
          account.duplicate('same-id')
          continue
        }
        seen.add(post)
        if (raw.isDeleted) {
          account.deleted += 1
          continue
        }
        const text = removeIdentifiers(raw.text, raw.names)
        const name = authors.nameOf(raw)
        const author = name === null ? null : await hasher.author(raw.platform, name)
        const { cluster, reason } = duplicates.place(text, author, raw.isRepost, decisiveWords(text, terms))
        members.add(cluster, post)
        if (reason !== null) {
          account.duplicate(raw.isRepost ? 'repost' : reason)
          continue
        }
        const extraction = extractMentions(text, terms, { ...options, ...(raw.drug !== null && { drug: raw.drug }) })
        const kept = keptPost(raw, { post, author, cluster }, extraction, text, options)
        account.take(kept)
        posts.push(kept)
        for (const pair of extraction.pairs) mentions.push(mentionOf(pair, kept))
      }
      if (posts.length >= BATCH) {
        yield { unit: 'mentions', posts, mentions }
        posts = []
        mentions = []
      }
    }
    if (posts.length > 0) yield { unit: 'mentions', posts, mentions }
  }
  finish({
    unit: 'mentions',
    files: files.map((file) => file.toFile()),
    clusters: members.clusters(),
    duplicateThreshold: threshold,
  })
}

function withReplies(record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  const all = [record]
  for (let at = 0; at < all.length; at++) all.push(...repliesOf(all[at]!))
  return all
}

function keptPost(
  raw: RawPost,
  hashed: Pick<ReadPost, 'post' | 'author' | 'cluster'>,
  { language, postType }: Extraction,
  text: string,
  options: ReadPostsOptions,
): ReadPost {
  return {
    ...hashed,
    platform: raw.platform,
    time: coarseTime(raw.time, options.time ?? 'day'),
    language,
    type: postType,
    ...(options.keepText && { text }),
  }
}

/** The one place where a mention is made of what was found in a post. */
function mentionOf(pair: PairMention, { post, author, time, language, cluster }: ReadPost): Mention {
  return { ...pair, unit: 'mention', post, author, time, language, cluster } as Mention
}
