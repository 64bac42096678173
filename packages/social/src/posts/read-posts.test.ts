/// <reference types="node" />
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lexicon } from '../lexicon/lexicon.js'
import type { MentionBatch } from '../mentions/mention-run.js'
import type { PostColumns } from './post-columns.js'
import { type ReadPostsOptions, readPosts } from './read-posts.js'

const open = lexicon()
const key = new Uint8Array(32).fill(7)

async function read(text: string | Uint8Array, options: Partial<ReadPostsOptions> = {}, pieces = 1) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const size = Math.max(1, Math.ceil(bytes.length / pieces))
  const stream = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
        controller.close()
      },
    })
  const run = readPosts([{ name: 'posts', stream }], { key, ...options })
  const batches: MentionBatch[] = []
  for await (const batch of run.batches) batches.push(batch)
  return {
    batches,
    posts: batches.flatMap((b) => b.posts),
    mentions: batches.flatMap((b) => b.mentions),
    report: run.report(),
  }
}

const reddit = {
  id: 'abc',
  author: 'SleepyJo',
  created_utc: 1710000000,
  title: 'Zoloft',
  selftext: 'It gave me brain zaps',
  subreddit: 'zoloft',
}
const tweet = { id: '1', author_id: '99', created_at: '2024-03-09T16:00:00.000Z', text: 'Metformin gave me the runs' }
const says = ({ mentions }: Awaited<ReturnType<typeof read>>) =>
  mentions.map((m) => `${m.drug.term}+${m.reaction.term} ${m.time}`)

describe('readPosts', () => {
  const expected = ['sertraline+electric shock sensation 2024-03-09', 'metformin+diarrhoea 2024-03-09']
  it.each([
    ['an array', JSON.stringify([reddit, tweet]), 'json'],
    ['an array, indented', JSON.stringify([reddit, tweet], null, 2), 'json'],
    ['NDJSON', `${JSON.stringify(reddit)}\r\n\n${JSON.stringify(tweet)}`, 'ndjson'],
    [
      'an answer of X',
      JSON.stringify({ data: [reddit, tweet], includes: { users: [{ id: '5' }] }, meta: { count: 2 } }, null, 1),
      'json',
    ],
    [
      'a listing of Reddit',
      JSON.stringify({
        kind: 'Listing',
        data: {
          after: 't3',
          children: [
            { kind: 't3', data: reddit },
            { kind: 't3', data: tweet },
          ],
          before: null,
        },
      }),
      'json',
    ],
    [
      'an archive of X',
      `window.YTD.tweets.part0 = [ {"tweet" : ${JSON.stringify(reddit)}}, {"tweet": ${JSON.stringify(tweet)}} ]`,
      'json',
    ],
    [
      'CSV',
      `id,author,created_at,text\nabc,SleepyJo,2024-03-09,"Zoloft\n\nIt gave me brain zaps"\n1,99,1710000000,Metformin gave me the runs`,
      'csv',
    ],
  ])('reads %s, however it is cut', async (_, text, format) => {
    for (const pieces of [1, 7, 400]) {
      const result = await read(text, {}, pieces)
      expect(says(result)).toEqual(expected)
      expect(result.report.files[0]).toMatchObject({ format, postsIn: 2, read: 2, quarantined: [] })
    }
  })

  it('reads replies below a comment', async () => {
    const reply = { kind: 't1', data: { id: 'c2', body: 'lipitor gave me leg cramps', created_utc: 1710000000 } }
    const comment = {
      kind: 't1',
      data: { id: 'c1', body: 'nothing', replies: { kind: 'Listing', data: { children: [reply] } } },
    }
    const { report } = await read(JSON.stringify([comment]))
    expect(report.files[0]).toMatchObject({ postsIn: 2, read: 2 })
  })

  it('accounts for every post', async () => {
    const long = 'I have been on Humira for six months now and my hair is falling out in the shower every day'
    const lines = [
      JSON.stringify(reddit),
      JSON.stringify(reddit),
      '{"id": "broken", "text": "no end',
      '{"id": "broken too", "text":',
      'garbage',
      '{"text": "no id"}',
      '{"id": "4", "title": ""}',
      '{"id": 1234567890123456789012, "text": "digits lost"}',
      '{"id": "5", "author": "[deleted]", "selftext": "[removed]", "created_utc": 1}',
      JSON.stringify({ id: '6', author_id: '1', text: long }),
      JSON.stringify({ id: '7', author_id: '2', text: `RT @other: ${long}` }),
      JSON.stringify({ id: '8', author_id: '3', text: `${long.toUpperCase()}!!!` }),
      JSON.stringify({ id: '9', author_id: '4', text: `${long} so far` }),
      JSON.stringify({ id: '10', author_id: '5', text: 'Zoloft made me dizzy' }),
      JSON.stringify({ id: '11', author_id: '6', text: 'Zoloft made me dizzy' }),
      JSON.stringify({ id: '12', author_id: '6', text: 'zoloft made me dizzy.' }),
      JSON.stringify({
        id: '13',
        author_id: '7',
        text: 'Zoloft made me dizzy',
        referenced_tweets: [{ type: 'retweeted', id: '10' }],
      }),
    ]
    const { report, posts } = await read(lines.join('\n'))
    const [file] = report.files
    expect(file).toMatchObject({
      postsIn: 17,
      read: 4,
      duplicates: 6,
      duplicatesBy: { 'same-id': 1, repost: 2, 'same-text': 2, 'near-text': 1 },
      deleted: 1,
    })
    expect(file?.quarantined).toEqual([
      { record: 3, code: 'not-json' },
      { record: 4, code: 'not-json' },
      { record: 5, code: 'not-an-object' },
      { record: 6, code: 'no-id' },
      { record: 7, code: 'no-text' },
      { record: 8, code: 'id-not-exact' },
    ])
    expect(report.clusters.map((cluster) => cluster.posts)).toEqual([4, 2, 2])
    expect(report.clusters[0]?.members[0]).toBe(posts[1]?.post)
    expect(posts.every((post) => !('text' in post))).toBe(true)
  })

  it.each([
    ['{"id": "0", "text": "Zoloft made me dizzy"', 'not-json'],
    ['{"id": "0", "text":', 'not-json'],
    ['{"id": "0", "user": {"name": "x"', 'not-json'],
    ['{"id": "0", "text": "Zoloft', 'not-json'],
  ])('loses one record to a broken first line: %s', async (broken, code) => {
    const lines = Array.from({ length: 20 }, (_, at) =>
      JSON.stringify({ id: `p${at}`, author: `a${at}`, text: `so tired ${at}` }),
    )
    for (const pieces of [1, 50]) {
      const { report } = await read([broken, ...lines].join('\n'), {}, pieces)
      expect(report.files[0]).toMatchObject({ postsIn: 21, read: 20, quarantined: [{ record: 1, code }] })
    }
  })

  it('takes texts that differ in a drug, a denial or a number for two', async () => {
    const text = (drug: string, did: string, weeks: string) =>
      `I have now been taking ${drug} every single morning for about ${weeks} weeks and it ${did} give me a headache that I could tell my doctor of on Monday`
    const posts = [
      text('zoloft', 'did', '3'),
      text('lexapro', 'did', '3'),
      text('zoloft', 'did not', '3'),
      text('zoloft', 'did', '4'),
      `${text('zoloft', 'did', '3')} lol`,
    ]
    const { report } = await read(
      posts.map((text, id) => JSON.stringify({ id: `${id}`, author: `a${id}`, text })).join('\n'),
    )
    expect(report.files[0]).toMatchObject({ read: 4, duplicatesBy: { 'near-text': 1 } })
  })

  it.each([
    'RT @x: zoloft makes me dizzy',
    'rt @x zoloft makes me dizzy',
    'MT @x: zoloft makes me dizzy',
    '“zoloft makes me dizzy” - this via @x',
  ])('takes %j for a repost', async (again) => {
    const posts = ['zoloft makes me dizzy', again].map((text, id) =>
      JSON.stringify({ id: `${id}`, author: `a${id}`, text }),
    )
    expect((await read(posts.join('\n'))).report.files[0]).toMatchObject({ read: 1, duplicatesBy: { repost: 1 } })
  })

  it.each<[string, string, PostColumns?]>([
    [
      'drugsCom',
      'uniqueID\tdrugName\tcondition\treview\trating\tdate\n1\tValsartan\tHeart\t"It made me dizzy. No cough."\t9\tMay 20, 2012\n',
    ],
    ['Druglib', '\turlDrugName\trating\tsideEffectsReview\n1\tvalsartan\t4\tdizzy all day\n'],
    ['own names', 'nr,product,words\n1,Diovan,so dizzy\n', { id: 'nr', drug: 'product', text: 'words' }],
    [
      'Brandwatch',
      'Report:,Mentions\nFrom:,Mon Jan 01\n\nResource Id,Date,Title,Full Text,Author\n1,2024-01-01 00:00:00,,valsartan made me dizzy,Jo\n',
    ],
  ])('reads reviews and exports of %s', async (_, csv, columns = {}) => {
    const { mentions, report } = await read(csv, { columns })
    expect(report.files[0]).toMatchObject({ postsIn: 1, read: 1 })
    expect(
      mentions.filter(({ decision }) => decision === 'asserted').map((m) => [m.drug.term, m.reaction.term]),
    ).toEqual([['valsartan', 'dizziness']])
  })

  it('knows an author again whatever the case and the shape', async () => {
    const posts = [
      { id_str: '1', user: { screen_name: 'SleepyJo', id_str: '99' }, full_text: 'so tired' },
      { tweet_id: '2', username: '@sleepyjo', text: 'so dizzy' },
      { id: '3', author_id: '99', text: 'so itchy' },
      { id: '4', author_id: '98', text: 'so sad' },
    ]
    const { posts: kept } = await read(posts.map((post) => JSON.stringify(post)).join('\n'))
    expect(new Set(kept.slice(0, 3).map(({ author }) => author)).size).toBe(1)
    expect(kept[3]?.author).not.toBe(kept[0]?.author)
  })

  it('quarantines CSV rows that have not the cells of the header', async () => {
    const { report } = await read('id;text\n1;a\n2;b;c\n\n3;d\n4.5E+17;e')
    expect(report.files[0]).toMatchObject({ postsIn: 4, read: 2 })
    expect(report.files[0]?.quarantined.map(({ code }) => code)).toEqual(['field-count', 'id-not-exact'])
  })

  it('refuses what is empty, a short key, and stops when told', async () => {
    await expect(read(' \n')).rejects.toMatchObject({ code: 'input/empty' })
    await expect(read('[]', { key: new Uint8Array(8) })).rejects.toMatchObject({ code: 'usage/invalid' })
    await expect(read(JSON.stringify([reddit]), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'request/aborted',
    })
    await expect(read(new Uint8Array([0x1f, 0x8b, 1, 2, 3]))).rejects.toMatchObject({ code: 'input/corrupt-archive' })
    const bomb = gzipSync(`[${' '.repeat(24 * 1024 * 1024)}`)
    await expect(read(bomb)).rejects.toMatchObject({ code: 'input/archive-too-large' })
  })

  it('lets no identifier through, whatever is around it', async () => {
    const word = fc.constantFrom('zoloft', 'made', 'me', 'dizzy', 'ozempic', 'nausea', 'not', 'my', 'mom', '!')
    const handle = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{5,14}$/)
    const phone = fc.stringMatching(/^\+[1-9][0-9]{2} [0-9]{3} [0-9]{4}$/)
    await fc.assert(
      fc.asyncProperty(
        fc.array(word, { minLength: 1, maxLength: 8 }),
        fc.record({ author: handle, handle, email: fc.emailAddress(), url: fc.webUrl(), phone }),
        async (words, secret) => {
          const text = [
            ...words,
            `@${secret.handle}`,
            secret.email,
            secret.author,
            secret.url,
            ...words,
            secret.phone,
          ].join(' ')
          for (const post of [
            { id: `id-${secret.author}`, author: secret.author, selftext: text, created_utc: 1 },
            { id_str: `id-${secret.author}`, user: { screen_name: secret.author }, full_text: text },
          ]) {
            const { batches, report } = await read(JSON.stringify([post]), { keepText: true, lexicon: open })
            const output = JSON.stringify([batches, report])
            expect(report.files[0]?.read).toBe(1)
            for (const hidden of Object.values(secret)) expect(output).not.toContain(hidden)
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})
