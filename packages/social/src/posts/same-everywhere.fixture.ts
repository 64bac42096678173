import type { Mention } from '../mentions/mention.js'
import { readPosts } from './read-posts.js'

const posts = [
  ['1', 'ann', '2024-03-09', 'Zoloft gave me brain zaps and I can’t sleep 🤢'],
  ['2', 'bob', '2024-03-10', 'Started metformn last week. The diarrhoea is awful!'],
  ['3', 'cid', '2024-03-11', 'No nausea on Zoloft so far'],
  ['4', 'dée', '2024-03-12', 'I take ibuprofen for my headache'],
  ['5', 'eve', '2024-03-13', 'ＨＵＭＩＲＡ made me tired, ask @someone or me@mail.example'],
  ['6', 'eve', '2024-03-13', 'Humira made me tired, ask @another or you@mail.example'],
] as const

/** What {@link mentionsHere} has to give; the hash is OpenSSL's HMAC of `["author","generic","ann"]`. */
export const MENTIONS_EVERYWHERE = {
  lines: [
    'sertraline/brand@0-6 electric shock sensation/phrase@15-25 asserted 2024-W10 0 0.855',
    'sertraline/brand@0-6 insomnia/phrase@32-43 asserted 2024-W10 0 0.855',
    'sertraline/brand@0-6 nausea/emoji@44-46 asserted 2024-W10 0 0.475',
    'metformin/edit-distance@8-16 diarrhoea/phrase@32-41 asserted 2024-W10 1 0.410',
    'sertraline/brand@13-19 nausea/phrase@3-9 not-asserted 2024-W11 2 0.855',
    'ibuprofen/generic@7-16 headache/phrase@24-32 not-asserted 2024-W11 3 0.727',
    'adalimumab/brand@0-6 fatigue/phrase@15-20 asserted 2024-W11 4 0.855',
  ],
  author: 'e69a7e9e2c339dbd5a5ecbbd533ab5ff394f32a801dc65aaaca7e1a5791ab088',
}

/**
 * Mentions of a few posts, one a line, and the hash of the first author, for tests that want the same of Node and of a
 * browser: with accents, emoji, full-width letters and pieces of bytes that cut characters.
 */
export async function mentionsHere(): Promise<{ readonly lines: string[]; readonly author: string | null }> {
  const rows = posts.map(([id, author, created_at, text]) => JSON.stringify({ id, author, created_at, text }))
  const bytes = new TextEncoder().encode(rows.join('\n'))
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.subarray(at, at + 7))
        controller.close()
      },
    })
  const key = new Uint8Array(32).fill(7)
  const mentions: Mention[] = []
  for await (const batch of readPosts([{ name: 'posts.ndjson', stream }], { key, time: 'week' }).batches) {
    mentions.push(...batch.mentions)
  }
  return { lines: mentions.map(lineOf), author: mentions[0]?.author ?? null }
}

function lineOf({ drug, reaction, decision, time, cluster, confidence }: Mention): string {
  const found = [drug, reaction].map(({ term, method, span }) => `${term}/${method}@${span.start}-${span.end}`)
  return [...found, decision, time, cluster, confidence.toFixed(3)].join(' ')
}
