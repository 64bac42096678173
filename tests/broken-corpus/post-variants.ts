import { gzipSync } from 'node:zlib'
import { type Random, seededRandom } from '../../packages/faers/src/synthetic/random.js'
import { LINE_DAMAGES, QUOTED_DAMAGES } from './line-damage.js'
import { type LineSource, markerOf, words } from './line-source.js'
import type { Expectation, Variant } from './variant.js'

const POSTS = 20

/** Sound posts as CSV. */
export function postTable(random: Random): LineSource {
  const numbers = Array.from({ length: POSTS }, (_, post) => post)
  return {
    header: 'id,author,created_at,text',
    records: numbers.map(
      (post) => `p${post},someone${post},2022-03-04T10:00:00Z,${markerOf(post)} ${words(random, 12)}`,
    ),
    markers: numbers.map(markerOf),
    needed: /text/,
    delimiter: ',',
    quotes: true,
  }
}

/** Sound posts as NDJSON. */
export function postLines(random: Random): LineSource {
  const numbers = Array.from({ length: POSTS }, (_, post) => post)
  return {
    header: null,
    records: numbers.map((post) =>
      JSON.stringify({
        id: `p${post}`,
        author: `someone${post}`,
        created_utc: 1_600_000_000,
        body: `${markerOf(post)} ${words(random, 12)}`,
      }),
    ),
    markers: numbers.map(markerOf),
    needed: /body/,
    delimiter: ',',
    quotes: false,
  }
}

/** Damages of tables that mean something else, or nothing, to posts. */
const OF_TABLES_ONLY = new Set(['a column twice', 'header again'])

/** Damaged posts as CSV, NDJSON and JSON. */
export function postVariants(seed: number): Variant[] {
  return [...lineVariants(seed), ...jsonVariants(seed)]
}

function lineVariants(seed: number): Variant[] {
  const damages = Object.entries({ ...LINE_DAMAGES, ...QUOTED_DAMAGES }).filter(([name]) => !OF_TABLES_ONLY.has(name))
  return Object.entries({ CSV: postTable, NDJSON: postLines }).flatMap(([format, table], place) =>
    damages.flatMap(([name, damage], index): Variant[] => {
      const random = seededRandom(seed, 9000 + 1000 * place + index)
      const source = table(random)
      if (!source.quotes && Object.hasOwn(QUOTED_DAMAGES, name)) return []
      const { bytes, rowsIn, leastLoaded, refused } = damage(source, random)
      return [
        {
          name: `posts, ${format}: ${name}`,
          reader: 'posts',
          files: [{ name: 'posts', bytes }],
          expected: {
            ...(refused !== undefined && { refused }),
            ...(rowsIn !== null && { read: { rowsIn, leastLoaded, markers: source.markers } }),
          },
        },
      ]
    }),
  )
}

function jsonVariants(seed: number): Variant[] {
  const random = seededRandom(seed, 12_000)
  const source = postLines(random)
  const array = `[${source.records.join(',\n')}]`
  const at = 1 + random.below(POSTS - 2)
  const variants: Variant[] = []
  const add = (name: string, content: string | Uint8Array, expected: Expectation) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    variants.push({ name: `posts, JSON: ${name}`, reader: 'posts', files: [{ name: 'posts.json', bytes }], expected })
  }
  const rows = (least: number, most: number, leastLoaded: number): Expectation => ({
    read: { rowsIn: [least, most], leastLoaded, markers: source.markers },
  })
  const sound = rows(POSTS, POSTS, POSTS)
  const withPost = (post: string) => `[${source.records.with(at, post).join(',\n')}]`
  add('nothing wrong', array, sound)
  add('in a wrapper', `{"kind":"Listing","data":{"children":[${source.records.join(',')}]}}`, sound)
  add('a list that has no end', array.slice(0, -1), sound)
  add('cut in the last post', array.slice(0, -20), rows(POSTS, POSTS, POSTS - 1))
  add('a comma too many', array.replace(/\]$/, ',]'), sound)
  add('commas missing', `[${source.records.join('\n')}]`, sound)
  add('commas in a row', `[${source.records.join(',,,\n')}]`, sound)
  add('text instead of a post', withPost('"a text"'), rows(POSTS, POSTS, POSTS - 1))
  add('numbers and nulls', `[1, null, true, ${source.records.join(',')}]`, rows(POSTS + 1, POSTS + 3, POSTS))
  add('a list instead of a post', withPost('[1, 2]'), rows(POSTS - 1, POSTS + 1, POSTS - 1))
  add('no id', withPost('{"body":"text without id"}'), rows(POSTS, POSTS, POSTS - 1))
  add('no text', withPost('{"id":"x"}'), rows(POSTS, POSTS, POSTS - 1))
  add('an id that lost digits', withPost('{"id":12345678901234567890,"body":"words"}'), rows(POSTS, POSTS, POSTS - 1))
  add(
    'names of Object',
    withPost('{"__proto__":{"id":"x"},"constructor":1,"id":"y","body":"some words here"}'),
    rows(POSTS, POSTS, POSTS),
  )
  add(
    'fields of other kinds',
    withPost('{"id":{"a":1},"body":[1],"user":7,"replies":[[]],"author":null}'),
    rows(POSTS, POSTS, POSTS - 1),
  )
  add('a name twice', withPost('{"id":"x","id":"y","body":"one","body":"two"}'), rows(POSTS, POSTS, POSTS))
  add('half a character', withPost('{"id":"x","body":"some \\ud83d words \\udc00 here"}'), rows(POSTS, POSTS, POSTS))
  add('a bare word', withPost('{id: 1, body: undefined}'), rows(POSTS, POSTS, POSTS - 1))
  add('NaN', withPost('{"id":"x","score":NaN,"body":"words"}'), rows(POSTS, POSTS, POSTS - 1))
  add('comments', array.replace('[', '[ /* posts */ '), rows(POSTS, POSTS + 1, POSTS))
  add(
    'lists nested deep',
    withPost(`{"id":"x","body":"some words","a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
    rows(POSTS, POSTS, POSTS - 1),
  )
  const replies = Array.from({ length: 2000 }).reduce<string>(
    (inner, _, depth) =>
      `{"id":"r${depth}","body":"reply ${depth} ${words(random, 8)}"${inner === '' ? '' : `,"replies":{"data":{"children":[${inner}]}}`}}`,
    '',
  )
  add('replies nested deep', withPost(replies), rows(POSTS - 1 + 2000, POSTS - 1 + 2000, POSTS - 1))
  add('brackets only', '['.repeat(100_000), {
    refused: ['input/empty', 'input/not-recognised'],
    read: { rowsIn: [0, 1], leastLoaded: 0, markers: [] },
  })
  add('braces only', '{'.repeat(100_000), {
    refused: ['input/empty', 'input/not-recognised'],
    read: { rowsIn: [1, 1], leastLoaded: 0, markers: [] },
  })
  add('an empty list', '[]', { refused: ['input/empty'], read: { rowsIn: [0, 0], leastLoaded: 0, markers: [] } })
  add('packed', gzipSync(array), sound)
  add('packed and cut', gzipSync(array).subarray(0, -30), { refused: ['input/corrupt-archive'] })
  return variants
}
