import { expect, it } from 'vitest'
import { postOf } from './post-shape.js'

/** As pandas, R, a spreadsheet, a database, a program and people write nothing in a cell of a table. */
const NOTHING = ['', ' ', 'nan', 'NaN', 'NA', 'None', 'null', '#N/A', '\\N', '<NA>', '-', 'n/a']

it.each(NOTHING)('takes %j for no value in every field of a post', (nothing) => {
  const post = postOf({
    ...{ id_str: nothing, id: 't1', author_id: nothing, author: 'someone', username: nothing },
    ...{ title: nothing, full_text: nothing, selftext: 'Metformin gave me nausea' },
    ...{ removed_by_category: nothing, crosspost_parent: nothing, created_utc: nothing, created_at: '2024-01-02' },
  })
  expect(post).toEqual({
    ...{ platform: 'reddit', id: 't3_t1', author: 'someone', names: ['someone'], time: Date.UTC(2024, 0, 2) },
    ...{ text: 'Metformin gave me nausea', isRepost: false, isDeleted: false, authorId: null, drug: null },
  })
  expect(postOf({ id: nothing, text: 'Nausea' })).toEqual({ fault: 'no-id' })
  expect(postOf({ id: '1', text: nothing })).toEqual({ fault: 'no-text' })
  expect(postOf({ id: '1', full_text: nothing, text: 'RT @a: Nausea' })).toMatchObject({ isRepost: true })
})

it.each(['[deleted]', '[removed]', '[ removed by reddit ]'])('takes %j for a text that was taken away', (gone) => {
  expect(postOf({ id: '1', selftext: gone })).toMatchObject({ isDeleted: true, text: '' })
})

it.each([
  ['zoloft didn&#039;t give me nausea', "zoloft didn't give me nausea"],
  ['prozac &amp;gt; zoloft', 'prozac > zoloft'],
  ['> humira gave me hives\n\nSame question here.', 'Same question here.'],
  ['&gt; humira gave me hives\n\nNever happened to me.', 'Never happened to me.'],
])('reads %j as what its author said', (body, text) => {
  expect(postOf({ id: '1', body })).toMatchObject({ text })
})

it.each([
  [{ id: 'a4', author: 'AutoModerator', body: 'Reminder: humira gave you hives?' }, 'automated'],
  [{ id: 'a5', author: 'x', body: 'If you have nausea call 988. I am a bot.' }, 'automated'],
  [{ id: 'a6', author: 'x', body: '> humira gave me hives' }, 'quotes-only'],
])('takes %j for no post of a person', (record, fault) => {
  expect(postOf(record)).toEqual({ fault })
})

it('tells a submission of Reddit from a comment with the same id', () => {
  expect(postOf({ id: 'abc1', subreddit: 'x', selftext: 'so nauseous', name: 't3_abc1' })).toMatchObject({
    id: 't3_abc1',
  })
  expect(postOf({ id: 'abc1', subreddit: 'x', body: 'a headache', link_id: 't3_abc1' })).toMatchObject({
    id: 't1_abc1',
  })
  expect(postOf({ id: 't1_abc1', subreddit: 'x', body: 'a headache' })).toMatchObject({ id: 't1_abc1' })
})

it('reads the whole of a long text of X', () => {
  const note = { text: 'short zoloft but then the long part says nausea' }
  expect(postOf({ id: '1', text: 'short zoloft…', note_tweet: note, author_id: '7' })).toMatchObject({
    text: note.text,
  })
})

it.each([
  [
    'snscrape',
    {
      url: 'https://twitter.com/jo/status/7',
      id: 7,
      date: '2024-01-02T00:00:00+00:00',
      rawContent: 'so dizzy',
      user: { username: 'Jo', id: 99, displayname: 'Jo D' },
    },
    { platform: 'x', id: '7', author: 'jo', authorId: '99', time: Date.UTC(2024, 0, 2), text: 'so dizzy' },
  ],
  [
    'twint',
    {
      id: '7',
      created_at: '2024-01-02 00:00:00 UTC',
      user_id: '99',
      username: 'JO',
      name: 'Jo D',
      tweet: 'so dizzy',
      retweet: 'False',
    },
    {
      platform: 'x',
      id: '7',
      author: 'jo',
      authorId: '99',
      time: Date.UTC(2024, 0, 2),
      text: 'so dizzy',
      isRepost: false,
    },
  ],
  [
    'Bluesky',
    {
      uri: 'at://did:plc:1/app.bsky.feed.post/7',
      author: { did: 'did:plc:1', handle: 'jo.bsky.social' },
      record: { text: 'so dizzy', createdAt: '2024-01-02T00:00:00.000Z' },
    },
    {
      platform: 'bluesky',
      author: 'jo.bsky.social',
      authorId: 'did:plc:1',
      time: Date.UTC(2024, 0, 2),
      text: 'so dizzy',
    },
  ],
  [
    'Mastodon',
    {
      id: '7',
      created_at: '2024-01-02T00:00:00.000Z',
      content: '<p>so <b>dizzy</b><br>again</p>',
      account: { id: '99', acct: 'Jo@example.social' },
    },
    { platform: 'mastodon', author: 'jo@example.social', authorId: '99', text: 'so dizzy\nagain' },
  ],
  [
    'a review',
    { uniqueID: '7', drugName: 'Valsartan', review: '&quot;so dizzy&quot;', date: 'May 20, 2012' },
    { id: '7', drug: 'Valsartan', time: Date.UTC(2012, 4, 20), text: '"so dizzy"', author: null },
  ],
])('reads a post of %s', (_, record, expected) => expect(postOf(record)).toMatchObject(expected))

it('takes the fields that it is told', () => {
  const record = { Nr: '7', Words: 'so dizzy', text: 'other', Product: 'Zoloft', When: '2-Jan-24' }
  expect(postOf(record, { id: 'nr', text: 'words', drug: 'product', date: 'when' })).toMatchObject({
    ...{ id: '7', text: 'so dizzy', drug: 'Zoloft', time: Date.UTC(2024, 0, 2) },
  })
  expect(postOf(record, { id: 'nr', text: 'nothing' })).toEqual({ fault: 'no-text' })
})
