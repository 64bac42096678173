import { connect, httpSource } from '@aethersignal/client'
import { memorySource, type SignalSource } from '@aethersignal/engine'
import type { CaseQuery, Progress, RunSpec } from '@aethersignal/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AetherServer, createAetherServer } from './aether-server.js'
import { type Listening, listen } from './listen/listen.js'
import { syntheticRun } from './synthetic-run.fixture.js'

let near: SignalSource
let server: AetherServer
let listening: Listening

beforeAll(async () => {
  near = await memorySource(syntheticRun({ reports: 2000, drugs: 140, events: 100 }), {
    title: 'Test',
    synthetic: true,
  })
  server = createAetherServer({ datasets: { default: near } })
  listening = await listen(server, { port: 0 })
})
afterAll(async () => {
  await listening.close()
  await server.close()
})

/** The source behind the server, in this process and over a socket. */
const ways: [string, () => SignalSource][] = [
  ['in process', () => httpSource('http://localhost', { fetch: (url, init) => server.fetch(new Request(url, init)) })],
  ['over a socket', () => httpSource(listening.url)],
]

const women: RunSpec = {
  where: { and: [{ field: 'sex', in: ['F'] }, { not: { field: 'age', max: 18 } }] },
  roles: ['PS', 'C'],
  minCount: 2,
  sort: { by: 'eb05', direction: 'descending' },
}

describe.each(ways)('a source behind a server, %s', (_, far) => {
  it('describes itself as it is', async () => {
    expect(await far().describe()).toEqual(await near.describe())
    const known = far()
    await known.describe()
    expect(known.capabilities).toEqual(near.capabilities)
  })

  it('suggests the same terms', async () => {
    const options = { limit: 7 }
    const terms = await far().suggest('drug', 'drug 1', options)
    expect(terms).toHaveLength(7)
    expect(terms).toEqual(await near.suggest('drug', 'drug 1', options))
  })

  it.each([
    ['a page', { ...women, page: { offset: 5, limit: 20 } }],
    ['a table', { ...women, minCount: 3 }],
    [
      'a table of more rows than a response holds',
      { minCount: 1, measures: ['prr'], sort: { by: 'a', direction: 'ascending' } },
    ],
    ['an empty table', { drugs: ['DRUG 1'], minCount: 100_000 }],
  ] as [string, RunSpec][])('gives the same numbers for %s', async (name, spec) => {
    const table = await far().run(spec)
    const whole = await near.run(spec)
    if (name.includes('more rows')) expect(whole.rows).toBeGreaterThan(10_000)
    expect(table).toEqual(whole)
  })

  it('tells how far it is and gives the same numbers', async () => {
    const heard: Progress[] = []
    const spec: RunSpec = { minCount: 1, measures: ['ic'], where: { field: 'country', in: ['FR'] } }
    const table = await far().run(spec, { onProgress: (now) => heard.push(now) })
    expect(table).toEqual(await near.run(spec))
    expect(heard.filter(({ phase }) => phase !== 'transfer').length).toBeGreaterThan(0)
    expect(heard.at(-1)).toMatchObject({ phase: 'transfer', done: table.rows, total: table.rows })
  })

  it('profiles the same pair', async () => {
    const ref = { drug: 'drug 3', event: 'EVENT 4' }
    expect(await far().pair(ref, women)).toEqual(await near.pair(ref, women))
  })

  it('lists the same cases, page after page', async () => {
    const query: CaseQuery = { where: { field: 'country', in: ['DE'] }, drug: 'DRUG 3' }
    const list = async (source: SignalSource) => {
      const pages = []
      let cursor: string | undefined
      do {
        const page = await source.cases(query, { limit: 30, ...(cursor !== undefined && { cursor }) })
        pages.push(page)
        cursor = page.next
      } while (cursor !== undefined)
      return pages
    }
    const pages = await list(far())
    expect(pages.length).toBeGreaterThan(1)
    expect(pages).toEqual(await list(near))
  })

  it.each([
    ['a name that is not there', (source: SignalSource) => source.pair({ drug: 'NOTHING', event: 'Event 4' }, {})],
    ['a cursor that is none', (source: SignalSource) => source.cases({}, { limit: 10, cursor: 'x' })],
  ])('fails the same way for %s', async (_name, call) => {
    const failure = async (source: SignalSource) => call(source).catch((error) => error.toJSON())
    const expected = await failure(near)
    expect(expected).toHaveProperty('code')
    expect(await failure(far())).toEqual(expected)
  })

  it('stops when the caller does', async () => {
    const signal = AbortSignal.abort()
    await expect(far().run({}, { signal })).rejects.toMatchObject({ code: 'request/aborted' })
  })
})

describe('a server that is gone', () => {
  it('cannot be reached', async () => {
    const gone = await listen(server, { port: 0 })
    await gone.close()
    await expect(connect(gone.url)).rejects.toMatchObject({ code: 'source/unreachable' })
  })
})
