import { describe, expect, it } from 'vitest'
import type { Mention } from '../mentions/mention.js'
import { readPosts } from '../posts/read-posts.js'
import { crossLink } from './cross-link.js'
import { mentionCounts, termCounts } from './mention-counts.js'
import { mentionTrend } from './mention-trend.js'
import { novelMentions } from './novel-mentions.js'

const posts = [
  ['1', 'ann', '2024-01-05', 'Zoloft made me dizzy and dizzy again'],
  ['2', 'ann', '2024-02-05', 'Still on zoloft, it makes me so dizzy'],
  ['3', 'bob', '2024-02-06', 'sertraline gave me nausea. sertraline gave me dizziness'],
  ['4', 'cid', '2024-02-07', 'no nausea on zoloft'],
  ['5', 'dee', '', 'Humira gave me hives'],
]

async function mentionsOf(time: 'day' | 'week' | 'month' = 'day'): Promise<Mention[]> {
  const csv = ['id,author,date,text', ...posts.map((cells) => cells.map((cell) => `"${cell}"`).join(','))].join('\n')
  const input = { name: 'posts.csv', stream: () => new Blob([csv]).stream() }
  const all: Mention[] = []
  for await (const { mentions } of readPosts([input], { key: new Uint8Array(16), time }).batches) all.push(...mentions)
  return all
}

const unit = 'mentions'
const dizzy = { drug: 'sertraline', reaction: 'dizziness', unit, posts: 3, authors: 2 }
const hives = { drug: 'adalimumab', reaction: 'urticaria', unit, posts: 1, authors: 1 }
const sick = { drug: 'sertraline', reaction: 'nausea', unit, posts: 1, authors: 1 }

describe('mentions', () => {
  it('are counted by posts and authors, asserted ones alone', async () => {
    expect(mentionCounts(await mentionsOf())).toEqual([dizzy, hives, sick])
  })

  it('have a trend', async () => {
    const count = (period: string, posts: number, authors: number) => ({ period, unit, posts, authors })
    const { periods, withoutTime } = mentionTrend(await mentionsOf(), 'month')
    expect(periods).toEqual([count('2024-01', 1, 1), count('2024-02', 2, 2)])
    expect(withoutTime).toEqual({ unit, posts: 1, authors: 1 })
    expect(mentionTrend(await mentionsOf('week'), 'week').periods.map(({ period }) => period)).toEqual([
      '2024-W01',
      '2024-W06',
    ])
    expect(mentionTrend(await mentionsOf(), 'year').periods).toEqual([count('2024', 3, 2)])
    const coarse = await mentionsOf('month')
    expect(() => mentionTrend(coarse, 'day')).toThrow(expect.objectContaining({ code: 'usage/invalid' }))
  })

  it('are counted by drug and by reaction, a post once for each', async () => {
    const mentions = await mentionsOf()
    expect(termCounts(mentions, 'drug')).toEqual([
      { term: 'sertraline', unit, posts: 3, authors: 2 },
      { term: 'adalimumab', unit, posts: 1, authors: 1 },
    ])
    expect(termCounts(mentions, 'reaction')).toEqual([
      { term: 'dizziness', unit, posts: 3, authors: 2 },
      { term: 'nausea', unit, posts: 1, authors: 1 },
      { term: 'urticaria', unit, posts: 1, authors: 1 },
    ])
  })

  it('are novel where reports know no such pair', async () => {
    const known = [{ drug: 'SERTRALINE', event: 'Dizziness' }]
    expect(novelMentions(await mentionsOf(), known)).toEqual([hives, sick])
  })

  it('stand beside signals, and are not added to them', async () => {
    const signals = [
      { drug: 'Sertraline', event: 'Nausea', a: 20 },
      { drug: 'Warfarin', event: 'Haemorrhage', a: 300 },
    ]
    expect(crossLink(await mentionsOf(), signals)).toEqual([
      { signal: signals[0], mentions: sick },
      { signal: signals[1], mentions: null },
    ])
  })
})
