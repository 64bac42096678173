import { createHash, type Hash } from 'node:crypto'
import { fileInput } from '@aethersignal/intake'
import type { NamedFile, Progress } from '@aethersignal/model'
import {
  lexicon,
  type Mention,
  type MentionReport,
  readEntries,
  readPosts,
  type TimePrecision,
} from '@aethersignal/social'
import { readNamedText } from '../input/read-named-text.js'

/** Which posts are read, and how. */
export interface ReadMentionsOptions {
  readonly key: Uint8Array
  readonly time: TimePrecision
  /** Own entries of a lexicon, which go before the open one. */
  readonly lexicon?: string
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
}

/** Reads files of posts into mentions. The text of a post is not kept. */
export async function readMentions(paths: readonly string[], options: ReadMentionsOptions): Promise<ReadMentions> {
  const { key, time, leastConfidence, signal, onProgress } = options
  const own = options.lexicon === undefined ? null : await readNamedText(options.lexicon)
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
    ...(own !== null && { lexicon: lexicon(readEntries(own.text, own.title)) }),
  })
  const mentions: Mention[] = []
  for await (const batch of run.batches) for (const mention of batch.mentions) mentions.push(mention)
  return {
    mentions,
    report: run.report(),
    files: paths.map((path, at) => ({ title: path, sha256: hashes[at]!.digest('hex') })),
    lexicon: own === null ? null : { title: own.title, sha256: own.sha256 },
  }
}

function hashing(hash: Hash): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(chunk, controller) {
      hash.update(chunk)
      controller.enqueue(chunk)
    },
  })
}
