import type { Span } from '../mentions/mention.js'
import { corpusRows } from './corpus-rows.js'
import { type LabelledCorpus, placeOf, type UnplacedLabel } from './labelled-corpus.js'

interface Tweet {
  readonly text: string
  readonly drugs: Map<string, Span>
  readonly reactions: Map<string, Span>
  readonly pairs: { readonly drug: Span; readonly reaction: Span }[]
}

const NOTHING = /^(?:|-|_|na|nan)$/i

/**
 * Reads the table of spans of an SMM4H task of extraction (Weissenbacher et al., 2019): tab-separated, a row a label, with the columns
 * `tweet_id`, `begin`, `end`, `type` (`ADR` or `Indication`), `drug` and `tweet`. Rows of one tweet are one text; one without a
 * span says that there is none. Reactions are spans of type `ADR`, each paired with the drug of its row, which is looked for in the
 * tweet. Offsets count characters, of which an emoji is one. A span that ends behind its tweet, or a drug that the tweet does not
 * name, is told as unplaced.
 *
 * @throws AetherError `input/empty`, `input/missing-column`
 */
export function readSmm4h(text: string, file = 'smm4h.tsv'): LabelledCorpus {
  const tweets = new Map<string, Tweet>()
  const unplaced: UnplacedLabel[] = []
  const needed = ['tweet_id', 'begin', 'end', 'type', 'drug', 'tweet']
  for (const { record, cells } of corpusRows(text, file, { delimiter: '\t', unquoted: true }, needed)) {
    const { tweet_id: id = '', begin = '', end = '', type = '', drug = '', tweet = '' } = cells
    const known: Tweet = tweets.get(id) ?? { text: tweet, drugs: new Map(), reactions: new Map(), pairs: [] }
    tweets.set(id, known)
    const named = NOTHING.test(drug.trim()) ? undefined : placeOf(known.text, drug)
    if (named === null) unplaced.push({ place: `${file}:${record}`, label: drug })
    if (named) known.drugs.set(`${named.start}`, named)
    if (type.trim().toUpperCase() !== 'ADR') continue
    const span = spanOf(known.text, begin, end)
    if (span === null) {
      unplaced.push({ place: `${file}:${record}`, label: `${begin}–${end}` })
      continue
    }
    known.reactions.set(`${span.start}-${span.end}`, span)
    if (named) known.pairs.push({ drug: named, reaction: span })
  }
  const texts = [...tweets.values()].map((tweet) => ({
    ...{ text: tweet.text, pairs: tweet.pairs },
    ...{ drugs: [...tweet.drugs.values()], reactions: [...tweet.reactions.values()] },
  }))
  return { texts, unplaced }
}

/** A span of UTF-16 from one of characters. */
function spanOf(text: string, begin: string, end: string): Span | null {
  const characters = [...text]
  const [from, to] = [Number(begin), Number(end)]
  const isSpan = /^\d/.test(begin.trim()) && Number.isInteger(from) && from < to && to <= characters.length
  if (!isSpan) return null
  const start = characters.slice(0, from).join('').length
  return { start, end: start + characters.slice(from, to).join('').length }
}
