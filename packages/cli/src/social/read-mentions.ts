import { createHash, type Hash } from 'node:crypto'
import { basename } from 'node:path'
import { fileInput, type NamedText, readNamedText } from '@aethersignal/intake'
import type { NamedFile, Progress } from '@aethersignal/model'
import {
  type Lexicon,
  type LexiconEntries,
  lexicon,
  type Mention,
  type MentionReport,
  type PostColumns,
  readEntries,
  readPosts,
  type TimePrecision,
} from '@aethersignal/social'
import type { Meddra } from '@aethersignal/vocabulary'
import { readMeddraFolder } from '../events/read-meddra-folder.js'
import { meddraPhrases } from './meddra-phrases.js'

/** Which posts are read, and how. */
export interface ReadMentionsOptions {
  readonly key: Uint8Array
  readonly time: TimePrecision
  /** Own entries of a lexicon, which go before the open one. */
  readonly lexicon?: string
  /** Folder of a MedDRA release, whose terms are looked for as well. */
  readonly meddra?: string
  /** Fields of posts under other names than the usual ones. */
  readonly columns?: PostColumns
  readonly leastConfidence: number
  readonly signal: AbortSignal
  readonly onProgress: (progress: Progress) => void
}

/** What posts say, and what became of each of them. */
export interface ReadMentions {
  readonly mentions: readonly Mention[]
  readonly report: MentionReport
  /** The files as they lie there. */
  readonly files: readonly NamedFile[]
  readonly lexicon: NamedFile | null
  readonly meddra: readonly NamedFile[]
}

/** Reads files of posts into mentions. The text of a post is not kept. */
export async function readMentions(paths: readonly string[], options: ReadMentionsOptions): Promise<ReadMentions> {
  const { key, time, leastConfidence, signal, onProgress } = options
  const own = options.lexicon === undefined ? null : await readNamedText(options.lexicon)
  const release = options.meddra === undefined ? null : await readMeddraFolder(options.meddra)
  const inputs = []
  const hashes: Hash[] = []
  for (const path of paths) {
    const input = await fileInput(path, path)
    const hash = createHash('sha256')
    hashes.push(hash)
    inputs.push({ ...input, stream: () => input.stream().pipeThrough(hashing(hash)) })
  }
  const run = readPosts(inputs, {
    ...{ key, time, leastConfidence, signal, onProgress },
    ...(options.columns && { columns: options.columns }),
    ...((own !== null || release !== null) && { lexicon: lexiconOf(own, release?.meddra ?? null) }),
  })
  const mentions: Mention[] = []
  for await (const batch of run.batches) for (const mention of batch.mentions) mentions.push(mention)
  return {
    mentions,
    report: run.report(),
    files: paths.map((path, at) => ({ title: basename(path), sha256: hashes[at]!.digest('hex') })),
    lexicon: own === null ? null : { title: own.title, sha256: own.sha256 },
    meddra: release?.files ?? [],
  }
}

function lexiconOf(own: NamedText | null, meddra: Meddra | null): Lexicon {
  const entries: Partial<LexiconEntries> = own === null ? {} : readEntries(own.text, own.title)
  if (meddra === null) return lexicon(entries)
  const reactions = [...(entries.reactions ?? []), ...meddraPhrases(meddra)]
  const reactionTerm = (term: string) => meddra.preferredTermOf(term)?.toLowerCase() ?? term
  return lexicon({ ...entries, reactions }, { reactionTerm })
}

function hashing(hash: Hash): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      hash.update(chunk)
      controller.enqueue(chunk)
    },
  })
}
