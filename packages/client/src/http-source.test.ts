import { MEASURES } from '@aethersignal/model'
import { describe, expect, it, vi } from 'vitest'
import { manifestOf, SUMMARY, tableOf } from './answers.fixture.js'
import type { Fetch } from './api-connection.js'
import { connect, httpSource } from './http-source.js'

const CAPABILITIES = { cases: false, progress: true, measures: ['prr'], analyses: ['strata'], filters: ['sex'] }
const DATASET = { id: 'default', capabilities: CAPABILITIES, ...SUMMARY }

/** A server that answers everything with what is given, and the source that asks it. */
function answering(answer: unknown, init: ResponseInit = {}) {
  const send = vi.fn<Fetch>(async () =>
    answer instanceof Error || answer instanceof Response ? reject(answer) : Response.json(answer, init),
  )
  const sent = () => {
    const [url = '', request = {}] = send.mock.calls.at(-1) ?? []
    return {
      url,
      method: request.method ?? 'GET',
      body: request.body === undefined ? undefined : JSON.parse(String(request.body)),
    }
  }
  return { source: httpSource('http://signals.example/aether', { fetch: send }), sent, send }
}

function reject(answer: Error | Response): Response {
  if (answer instanceof Error) throw answer
  return answer.clone()
}

const BASE = 'http://signals.example/aether/api/v1'

describe('httpSource', () => {
  it.each([
    ['http://signals.example', 'http://signals.example/api/v1/'],
    ['http://signals.example/', 'http://signals.example/api/v1/'],
    ['http://signals.example/a/b//?q#f', 'http://signals.example/a/b/api/v1/'],
  ])('finds the API of a server at %s', async (url, api) => {
    const send = vi.fn<Fetch>(async () => Response.json(DATASET))
    await httpSource(url, { fetch: send, dataset: 'a/b' }).describe()
    expect(send.mock.calls[0]?.[0]).toBe(`${api}datasets/a%2Fb`)
  })

  it('refuses what is no address', () => {
    expect(() => httpSource('signals.example')).toThrow(expect.objectContaining({ code: 'request/invalid' }))
  })

  it('knows what the dataset can do once it has been described', async () => {
    const { source, send } = answering(DATASET)
    expect(source.capabilities.measures).toEqual(MEASURES)
    expect(source.capabilities.filters).toContain('extra')
    expect(send).not.toHaveBeenCalled()
    expect(await source.describe()).toEqual(SUMMARY)
    expect(source.capabilities).toEqual(CAPABILITIES)
    expect((await connect('http://signals.example', { fetch: send })).capabilities).toEqual(CAPABILITIES)
  })

  it('asks for one page and rebuilds undefined values', async () => {
    const { source, sent } = answering(tableOf(5, 3, 2))
    const table = await source.run({ minCount: 2, page: { offset: 3, limit: 2 } })
    const body = { dataset: 'default', minCount: 2, page: { offset: 3, limit: 2 } }
    expect(sent()).toEqual({ url: `${BASE}/signals/run`, method: 'POST', body })
    expect(table.columns.prr).toEqual(Float64Array.from([Number.NaN, 4 / 7]))
    expect(table.columns.a).toBeInstanceOf(Float64Array)
  })

  it('asks for a pair in the universe of a specification', async () => {
    const profile = {
      drug: 'A',
      event: 'B',
      table: { a: 1, b: 2, c: 3, d: 4 },
      measures: {},
      notes: [],
      manifest: manifestOf('h'),
    }
    const { source, sent } = answering(profile)
    const spec = { roles: ['PS'], page: { offset: 0, limit: 99_999 } } as const
    expect(await source.pair({ drug: 'A', event: 'B' }, spec)).toEqual(profile)
    expect(sent().body).toEqual({ dataset: 'default', roles: ['PS'], drug: 'A', event: 'B' })
  })

  it('asks for suggestions', async () => {
    const terms = [{ name: 'ASPIRIN', reports: 3 }]
    const { source, sent } = answering({ terms })
    expect(await source.suggest('drug', 'as & p', { limit: 5 })).toEqual(terms)
    expect(sent().url).toBe(`${BASE}/signals/suggest?dataset=default&kind=drug&text=as+%26+p&limit=5`)
  })

  it('asks for cases by the address, and by a body when the filter is long', async () => {
    const { source, sent } = answering({ cases: [], total: 0 })
    const query = { where: { field: 'sex', in: ['F'] }, roles: ['PS', 'SS'], drug: 'A' } as const
    expect(await source.cases(query, { limit: 10, cursor: 'c' })).toEqual({ cases: [], total: 0 })
    const parameters = new URL(sent().url).searchParams
    expect(Object.fromEntries(parameters)).toEqual({
      dataset: 'default',
      limit: '10',
      where: JSON.stringify(query.where),
      roles: 'PS,SS',
      drug: 'A',
      cursor: 'c',
    })
    const where = { field: 'drug', in: Array(1000).fill('ASPIRIN') } as const
    await source.cases({ where }, { limit: 10 })
    expect(sent()).toEqual({
      url: `${BASE}/signals/cases`,
      method: 'POST',
      body: { dataset: 'default', where, limit: 10 },
    })
  })
})

describe('what goes wrong', () => {
  it('is the error the server names', async () => {
    const problem = {
      type: 'urn:aethersignal:error:query/invalid',
      title: 'The query is not valid',
      status: 400,
      detail: 'minCount must be at least 0.',
      code: 'query/invalid',
      place: { field: 'minCount' },
    }
    const { source } = answering(problem, { status: 400 })
    await expect(source.run({})).rejects.toMatchObject({
      name: 'AetherError',
      code: 'query/invalid',
      message: problem.detail,
      place: problem.place,
    })
  })

  it.each([
    [new TypeError('fetch failed'), 'source/unreachable'],
    [new Response('<h1>Bad gateway</h1>', { status: 502 }), 'source/failed'],
    [new Response('', { status: 500 }), 'source/failed'],
    [Response.json({ error: 'slow down' }, { status: 429 }), 'source/failed'],
    [new Response('<h1>Unauthorized</h1>', { status: 401 }), 'source/unauthorised'],
    [Response.json({ error: 'token expired' }, { status: 401 }), 'source/unauthorised'],
    [new Response('', { status: 407 }), 'source/unauthorised'],
    [new Response('Forbidden', { status: 403 }), 'source/forbidden'],
    [new Response('<!doctype html><form><input type="password"></form>'), 'source/unauthorised'],
    [new Response('case,drug,event', { headers: { 'content-type': 'text/csv' } }), 'source/invalid-response'],
    [new Response('<h1>Not found</h1>', { status: 404 }), 'source/invalid-response'],
    [new Response('<h1>Welcome</h1>'), 'source/invalid-response'],
    [Response.json(null), 'source/invalid-response'],
    [Response.json([]), 'source/invalid-response'],
    [Response.json({ code: 'no/such' }, { status: 400 }), 'source/invalid-response'],
    [Response.json({ ...tableOf(3, 0, 3), drug: ['A'] }), 'source/invalid-response'],
  ])('%o is %s', async (answer, code) => {
    const { source } = answering(answer)
    await expect(source.run({ page: { offset: 0, limit: 3 } })).rejects.toMatchObject({ code })
    await expect(source.describe()).rejects.toMatchObject({ code })
    await expect(source.suggest('drug', '')).rejects.toMatchObject({ code })
    await expect(source.pair({ drug: 'A', event: 'B' }, {})).rejects.toMatchObject({ code })
    await expect(source.cases({}, { limit: 1 })).rejects.toMatchObject({ code })
  })

  it('is an abort when the caller stops, before or while it waits', async () => {
    const hanging: Fetch = (_, init) =>
      new Promise((_resolve, fail) => init.signal?.addEventListener('abort', () => fail(init.signal?.reason)))
    const source = httpSource('http://signals.example', { fetch: hanging })
    const caller = new AbortController()
    const answer = source.run({}, { signal: caller.signal })
    caller.abort()
    await expect(answer).rejects.toMatchObject({ code: 'request/aborted' })
    await expect(source.describe({ signal: caller.signal })).rejects.toMatchObject({ code: 'request/aborted' })
    const later = source.describe()
    await source.close()
    await expect(later).rejects.toMatchObject({ code: 'source/closed' })
    await expect(source.describe()).rejects.toMatchObject({ code: 'source/closed' })
  })
})
