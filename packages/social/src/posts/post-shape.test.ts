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
    ...{ platform: 'reddit', id: 't1', author: 'someone', names: ['someone'], time: Date.UTC(2024, 0, 2) },
    ...{ text: 'Metformin gave me nausea', isRepost: false, isDeleted: false },
  })
  expect(postOf({ id: nothing, text: 'Nausea' })).toEqual({ fault: 'no-id' })
  expect(postOf({ id: '1', text: nothing })).toEqual({ fault: 'no-text' })
  expect(postOf({ id: '1', full_text: nothing, text: 'RT @a: Nausea' })).toMatchObject({ isRepost: true })
})

it.each(['[deleted]', '[removed]', '[ removed by reddit ]'])('takes %j for a text that was taken away', (gone) => {
  expect(postOf({ id: '1', selftext: gone })).toMatchObject({ isDeleted: true, text: '' })
})
