import type { Filter } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { problemOf, RUN, setUp, withResolvers } from './server-under-test.fixture.js'

const CASES = '/api/v1/signals/cases'
const condition = (at: number): Filter => ({ field: 'drug', in: [`D${at}`] })
const any = (conditions: number): Filter => ({ or: Array.from({ length: conditions }, (_, at) => condition(at)) })

describe('cost', () => {
  it('of ten times 6,200 conditions is refused before anything is done', async () => {
    const { post, source } = setUp({ bodyLimit: 4 * 1024 * 1024 })
    const where = { and: Array.from({ length: 10 }, () => any(6200)) }
    const response = await post(RUN, { where })
    expect(response.status).toBe(422)
    expect(await problemOf(response)).toMatchObject({
      code: 'request/too-costly',
      place: { field: 'where' },
      detail: 'The filter has 62000 conditions; 10000 are allowed.',
      remedy: expect.stringContaining('"in"'),
    })
    expect(source.calls).toEqual([])
  })

  it.each([RUN, '/api/v1/signals/pair', CASES])('grows with the reports of the dataset: %s', async (path) => {
    // Ten reports.
    const { post, source } = setUp({ limits: { cost: 600 } })
    const body = path === RUN ? {} : path === CASES ? { limit: 1 } : { drug: 'A', event: 'B' }
    expect((await post(path, { ...body, where: any(60) })).status).toBe(200)
    const refused = await post(path, { ...body, where: { not: any(61) } })
    expect(await problemOf(refused)).toMatchObject({ code: 'request/too-costly' })
    expect(source.calls.filter(({ method }) => method !== 'describe')).toHaveLength(1)
  })

  it('of empty lists is counted as well', async () => {
    const { post } = setUp()
    const where = { and: Array.from({ length: 10 }, () => ({ or: Array.from({ length: 6200 }, () => ({ and: [] })) })) }
    expect(await problemOf(await post(RUN, { where }))).toMatchObject({ code: 'request/too-costly' })
  })

  it('of a body of too many values is refused before it is looked at, whatever they are', async () => {
    const { post, source } = setUp({ bodyLimit: 4 * 1024 * 1024 })
    const many = (value: unknown) => Array.from({ length: 50_001 }, () => value)
    const bodies = [
      { where: { field: 'drug', in: many('A') } },
      { sort: many({}) },
      { [RUN]: many(1) },
      Object.fromEntries(Array.from({ length: 50_001 }, (_, at) => [`key${at}`, 0])),
      { sort: { by: Array.from({ length: 5 }, () => many([]).slice(0, 12_000)) } },
    ]
    for (const body of bodies) {
      const response = await post(RUN, body)
      expect(await problemOf(response)).toMatchObject({
        ...{ status: 422, code: 'request/too-costly', detail: 'The request has more than 50000 values.' },
      })
    }
    expect(source.calls).toEqual([])
    // 40,001 values.
    expect((await post(RUN, { where: any(9_999) })).status).toBe(200)
  })

  it('of filters in addresses counts as well', async () => {
    const { get } = setUp({ limits: { conditions: 3 } })
    const address = (where: Filter) => `${CASES}?limit=1&where=${encodeURIComponent(JSON.stringify(where))}`
    expect((await get(address(any(3)))).status).toBe(200)
    expect(await problemOf(await get(address(any(4))))).toMatchObject({ code: 'request/too-costly' })
  })

  it('of a long list is that of one condition', async () => {
    const { post } = setUp({ limits: { conditions: 1 } })
    const names = Array.from({ length: 9000 }, (_, at) => `DRUG ${at}`)
    expect((await post(RUN, { where: { field: 'drug', in: names } })).status).toBe(200)
  })
})

describe('many at once', () => {
  it('wait, and beyond that are told to come again', async () => {
    const { post, get, source } = setUp({ limits: { runs: 2, waiting: 3 } })
    const { promise, resolve } = withResolvers()
    source.hold = promise
    const asked = Array.from({ length: 5 }, () => post(RUN, {}))
    await expect.poll(() => source.calls.length).toBe(2)
    for (const headers of [{}, { accept: 'text/event-stream' }]) {
      const refused = await post(RUN, {}, headers)
      expect(refused.status).toBe(503)
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      expect(await problemOf(refused)).toMatchObject({ code: 'server/busy' })
    }
    // Line listings have places of their own, and what is quick does not wait at all.
    source.hold = undefined
    expect((await post(CASES, { limit: 1 })).status).toBe(200)
    expect((await get('/api/v1/datasets/default')).status).toBe(200)
    expect((await get('/api/v1/signals/suggest?kind=drug&text=a')).status).toBe(200)
    resolve()
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  })

  it('give their place up when they leave', async () => {
    const { server, post, source } = setUp({ limits: { runs: 1, waiting: 1 } })
    const { promise, resolve } = withResolvers()
    source.hold = promise
    const first = post(RUN, {})
    await expect.poll(() => source.calls.length).toBe(1)
    const leaving = new AbortController()
    const second = server.fetch(
      new Request(`http://localhost${RUN}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        signal: leaving.signal,
      }),
    )
    await new Promise((done) => setTimeout(done, 20))
    leaving.abort()
    expect(await problemOf(await second)).toMatchObject({ code: 'request/aborted' })
    const third = post(RUN, {})
    resolve()
    expect([(await first).status, (await third).status]).toEqual([200, 200])
    expect(source.calls).toHaveLength(2)
  })
})

it('a request that takes too long is stopped and says so', async () => {
  const { post, source, logged } = setUp({ limits: { deadline: 30 } })
  source.hold = new Promise((resolve) => setTimeout(resolve, 120))
  const response = await post(RUN, {})
  expect(response.status).toBe(503)
  expect(await problemOf(response)).toMatchObject({ code: 'request/timed-out' })
  expect(source.calls[0]?.options?.signal?.aborted).toBe(true)
  expect(logged).toEqual([])
})

it('a body that is cut off is a caller who left, and no fault of the server', async () => {
  const { server, logged } = setUp()
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"minCount":'))
    },
    pull(controller) {
      controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' }))
    },
  })
  const request = new Request(`http://localhost${RUN}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(await problemOf(await server.fetch(request))).toMatchObject({ code: 'request/aborted' })
  expect(logged).toEqual([])
})

describe('pages of other sites', () => {
  const asked = (site: string, config = {}) => {
    const { get } = setUp(config)
    return get('/api/v1/datasets', { 'sec-fetch-site': site })
  }

  it('are refused', async () => {
    for (const site of ['cross-site', ' Cross-Site']) {
      const response = await asked(site)
      expect(response.status).toBe(403)
      expect(await problemOf(response)).toMatchObject({ code: 'request/cross-site' })
    }
    expect((await asked('cross-site', { allowCrossSite: true })).status).toBe(200)
  })

  it.each(['same-origin', 'same-site', 'none', ''])('are not meant by "%s"', async (site) => {
    expect((await asked(site)).status).toBe(200)
  })
})
