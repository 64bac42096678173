import { AetherError, type Problem } from '@aethersignal/model'
import {
  casePageSchema,
  pairProfileSchema,
  problemSchema,
  servedDatasetSchema,
  signalTableSchema,
} from '@aethersignal/model/schemas'
import { describe, expect, it } from 'vitest'
import { createAetherServer } from './aether-server.js'
import { FakeSource } from './fake-source.fixture.js'
import type { ServerConfig } from './server-config.js'

const ORIGIN = 'http://localhost'

function setUp(config: Partial<ServerConfig<string>> = {}) {
  const source = new FakeSource()
  const logged: unknown[] = []
  const server = createAetherServer({
    datasets: { default: source },
    logger: { error: (...entry) => logged.push(entry) },
    newInstance: () => '1',
    ...config,
  })
  const get = (path: string, headers: Record<string, string> = {}) =>
    server.fetch(new Request(ORIGIN + path, { headers }))
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    server.fetch(
      new Request(ORIGIN + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  return { source, server, logged, get, post }
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemSchema.parse(await response.json())
  expect(problem.status).toBe(response.status)
  expect(problem.type).toBe(`urn:aethersignal:error:${problem.code}`)
  return problem as Problem
}

const RUN = '/api/v1/signals/run'

describe('health and datasets', () => {
  it('answers that it is well', async () => {
    const response = await setUp().get('/api/v1/health')
    expect(await response.json()).toEqual({ status: 'ok' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('lists datasets, one that fails with its problem', async () => {
    const broken = new FakeSource()
    broken.failure = new AetherError('store/corrupt', '/var/secret/part-1.parquet is damaged')
    const { get } = setUp({ datasets: { good: new FakeSource(), broken } })
    const { datasets } = (await (await get('/api/v1/datasets')).json()) as { datasets: unknown[] }
    expect(datasets[0]).toEqual({ id: 'good', title: 'Fake', synthetic: true, reports: 10, hash: 'h1' })
    expect(datasets[1]).toMatchObject({ id: 'broken', problem: { code: 'store/corrupt', status: 500 } })
    expect(JSON.stringify(datasets)).not.toContain('secret')
  })

  it('describes a dataset with what it can do', async () => {
    const response = await setUp().get('/api/v1/datasets/default')
    const dataset = servedDatasetSchema.parse(await response.json())
    expect(dataset).toMatchObject({ id: 'default', reports: 10, capabilities: { filters: ['drug', 'sex'] } })
  })

  it.each(['other', '__proto__', 'toString', '%E0%A4%A', '..%2f..'])('does not find the dataset %s', async (id) => {
    expect((await problemOf(await setUp().get(`/api/v1/datasets/${id}`))).code).toBe('request/not-found')
  })

  it('answers 304 while a dataset is as it was', async () => {
    const { get, source } = setUp()
    const tag = (await get('/api/v1/datasets/default')).headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/)
    const unchanged = await get('/api/v1/datasets/default', { 'if-none-match': tag })
    expect([unchanged.status, await unchanged.text()]).toEqual([304, ''])
    expect(unchanged.headers.get('cache-control')).toBe('no-store')
    source.failure = new AetherError('source/closed', 'It is closed.')
    expect((await get('/api/v1/datasets/default', { 'if-none-match': tag })).status).toBe(503)
  })
})

describe('POST signals/run', () => {
  it('passes the specification on and gives undefined values as null', async () => {
    const { post, source } = setUp()
    const spec = { where: { field: 'sex', in: ['F'] }, minCount: 5, page: { offset: 2, limit: 3 } }
    const response = await post(RUN, { dataset: 'default', ...spec })
    const table = signalTableSchema.parse(await response.json())
    expect(source.calls[0]?.arguments).toEqual([spec])
    expect(table).toMatchObject({ rows: 3, offset: 2, totalRows: 2500, notes: [] })
    expect(table.columns.prr).toEqual([2498 / 3, null, 2496 / 3])
  })

  it('gives the first 1000 rows and says so when no page is asked for', async () => {
    const { post } = setUp()
    const table = signalTableSchema.parse(await (await post(RUN, {})).json())
    expect(table.rows).toBe(1000)
    expect(table.notes).toMatchObject([{ code: 'first-page-only', count: 1500 }])
  })

  it('tags a page by its manifest', async () => {
    const { post } = setUp()
    const tag = async (spec: object) => (await post(RUN, spec)).headers.get('etag')
    const page = { offset: 0, limit: 2 }
    expect(await tag({ page })).toMatch(/^"[0-9a-f]{64}"$/)
    expect(await tag({ page })).toBe(await tag({ page }))
    expect(await tag({ page })).not.toBe(await tag({ page: { offset: 2, limit: 2 } }))
    expect(await tag({ page })).not.toBe(await tag({ page, minCount: 4 }))
  })

  it.each([
    ['{', 'request/invalid', undefined],
    ['', 'request/invalid', undefined],
    ['[]', 'query/invalid', undefined],
    [{ surplus: 1 }, 'query/invalid', undefined],
    [{ page: { offset: 0, limit: 10_001 } }, 'query/invalid', 'page.limit'],
    [{ where: { field: 'colour', in: [] } }, 'query/unknown-field', 'where.field'],
    [{ dataset: 'other' }, 'request/not-found', 'dataset'],
    ['['.repeat(300_000) + ']'.repeat(300_000), 'request/invalid', undefined],
    [`{"__proto__":{"minCount":0}}`, 'query/invalid', undefined],
  ] as const)('refuses %.40j with %s', async (body, code, field) => {
    const { post, source } = setUp()
    const problem = await problemOf(await post(RUN, body))
    expect([problem.code, problem.place?.field]).toEqual([code, field])
    expect(source.calls).toEqual([])
  })

  it('refuses other types, other encodings and bodies that are too large', async () => {
    const { server, post } = setUp({ bodyLimit: 100 })
    expect((await problemOf(await post(RUN, '{}', { 'content-type': 'text/plain' }))).status).toBe(415)
    expect((await problemOf(await post(RUN, { drugs: ['x'.repeat(100)] }))).status).toBe(413)
    const request = (body: Uint8Array<ArrayBuffer> | ReadableStream) =>
      new Request(ORIGIN + RUN, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit)
    const latin1 = await problemOf(await server.fetch(request(new Uint8Array([0x22, 0xe9, 0x22]))))
    expect([latin1.code, latin1.detail]).toEqual(['request/invalid', 'The body is not UTF-8.'])
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1000
        controller.enqueue(new Uint8Array(1000))
      },
    })
    expect((await problemOf(await server.fetch(request(endless)))).code).toBe('request/too-large')
    expect(sent).toBeLessThan(10_000)
  })

  it('stops the source when the caller leaves', async () => {
    const { server, source } = setUp()
    const hold = withResolvers()
    source.hold = hold.promise
    const caller = new AbortController()
    const request = new Request(ORIGIN + RUN, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      signal: caller.signal,
    })
    const answer = server.fetch(request)
    await expect.poll(() => source.calls.length).toBe(1)
    expect(source.calls[0]?.options?.signal?.aborted).toBe(false)
    caller.abort()
    expect(source.calls[0]?.options?.signal?.aborted).toBe(true)
    hold.resolve()
    expect((await problemOf(await answer)).code).toBe('request/aborted')
  })
})

describe('run as a stream of events', () => {
  const accept = { accept: 'text/event-stream' }

  it('sends progress, then the result', async () => {
    const { post } = setUp()
    const response = await post(RUN, { page: { offset: 0, limit: 1 } }, accept)
    expect(response.headers.get('content-type')).toBe('text/event-stream')
    const events = parseEvents(await response.text())
    expect(events.map(({ event }) => event)).toEqual(['progress', 'progress', 'result'])
    expect(events[0]?.data).toEqual({ phase: 'count', done: 0, total: 10 })
    expect(signalTableSchema.parse(events[2]?.data).drug).toEqual(['D2500'])
  })

  it('ends with a problem when the source fails', async () => {
    const { post, source, logged } = setUp()
    source.failure = new Error('ENOENT /home/someone/store')
    const events = parseEvents(await (await post(RUN, {}, accept)).text())
    const last = events.at(-1)
    expect(last?.event).toBe('problem')
    expect(problemSchema.parse(last?.data)).toMatchObject({ code: 'internal/unexpected', instance: 'urn:uuid:1' })
    expect(JSON.stringify(last)).not.toContain('someone')
    expect(logged).toHaveLength(1)
  })

  it('shows signs of life and stops the source when the reader leaves', async () => {
    const { post, source } = setUp({ heartbeat: 5 })
    source.hold = new Promise(() => {})
    const response = await post(RUN, {}, accept)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const first = new TextDecoder().decode((await reader.read()).value)
    expect(first).toContain('event: progress')
    expect(new TextDecoder().decode((await reader.read()).value)).toBe(':\n\n')
    expect(source.calls[0]?.options?.signal?.aborted).toBe(false)
    await reader.cancel()
    expect(source.calls[0]?.options?.signal?.aborted).toBe(true)
  })

  it('answers faults of the request with a problem, not a stream', async () => {
    expect((await problemOf(await setUp().post(RUN, { surplus: 1 }, accept))).status).toBe(400)
  })
})

describe('pair, suggest and cases', () => {
  it('passes a pair on', async () => {
    const { post, source } = setUp()
    const response = await post('/api/v1/signals/pair', { drug: 'A', event: 'B', roles: ['PS'] })
    expect(pairProfileSchema.parse(await response.json())).toMatchObject({ drug: 'A', event: 'B' })
    expect(source.calls[0]?.arguments).toEqual([{ drug: 'A', event: 'B' }, { roles: ['PS'] }])
  })

  it('passes suggestions on', async () => {
    const { get, source } = setUp()
    const response = await get('/api/v1/signals/suggest?kind=drug&text=as%20p&limit=7')
    expect(await response.json()).toEqual({ terms: [{ name: 'drug as p', reports: 3 }] })
    expect(source.calls[0]?.arguments).toEqual(['drug', 'as p', 7])
  })

  it('reads a case query from the address and from a body', async () => {
    const { get, post, source } = setUp()
    const where = { field: 'sex', in: ['F'] }
    const address = new URLSearchParams({ where: JSON.stringify(where), roles: 'PS,SS', drug: 'A', cursor: 'c' })
    casePageSchema.parse(await (await get(`/api/v1/signals/cases?${address}`)).json())
    await post('/api/v1/signals/cases', { where, roles: ['PS', 'SS'], drug: 'A', cursor: 'c', limit: 100 })
    const expected = [
      { where, roles: ['PS', 'SS'], drug: 'A' },
      { limit: 100, cursor: 'c' },
    ]
    expect(source.calls.map((call) => call.arguments)).toEqual([expected, expected])
  })

  it.each([
    ['suggest?kind=colour&text=a', 'request/invalid', 'kind'],
    ['suggest?kind=drug', 'request/invalid', 'text'],
    ['suggest?kind=drug&text=a&limit=201', 'request/invalid', 'limit'],
    ['suggest?kind=drug&text=a&limit=-1', 'request/invalid', 'limit'],
    ['suggest?kind=drug&text=a&text=b', 'request/invalid', 'text'],
    ['suggest?kind=drug&text=a&toString=1', 'request/invalid', 'toString'],
    ['cases?where={', 'request/invalid', 'where'],
    ['cases?roles=PS,XX', 'query/invalid', 'roles[1]'],
    ['cases?limit=1e3', 'query/invalid', 'limit'],
  ])('refuses %s', async (path, code, field) => {
    const problem = await problemOf(await setUp().get(`/api/v1/signals/${path}`))
    expect([problem.code, problem.place?.field]).toEqual([code, field])
  })
})

describe('addresses and methods', () => {
  it.each([
    ['PUT', RUN, 405, 'POST'],
    ['GET', RUN, 405, 'POST'],
    ['OPTIONS', RUN, 405, 'POST'],
    ['DELETE', '/api/v1/datasets/default', 405, 'GET, HEAD'],
    ['POST', '/api/v1/health', 405, 'GET, HEAD'],
    ['GET', '/api/v1/nowhere', 404, null],
    ['POST', '/api/v2/signals/run', 404, null],
    ['GET', '/', 404, null],
  ])('%s %s gives %i', async (method, path, status, allow) => {
    const response = await setUp().server.fetch(new Request(ORIGIN + path, { method }))
    expect(response.headers.get('allow')).toBe(allow)
    expect((await problemOf(response)).status).toBe(status)
  })

  it('hides what failed inside and logs it under the instance given', async () => {
    const { get, source, logged } = setUp()
    const failure = new TypeError('Cannot read /etc/shadow')
    source.failure = failure
    const problem = await problemOf(await get('/api/v1/datasets/default'))
    expect(problem).toMatchObject({ status: 500, code: 'internal/unexpected', instance: 'urn:uuid:1' })
    expect(JSON.stringify(problem)).not.toMatch(/shadow|TypeError|\.ts/)
    expect(logged).toMatchObject([
      [expect.stringContaining('/etc/shadow'), { instance: 'urn:uuid:1', error: { cause: failure } }],
    ])
  })
})

describe('who may see what', () => {
  const config: Partial<ServerConfig<string>> = {
    authenticate: (request) => request.headers.get('authorization'),
    restrict: (principal) => (principal === 'all' ? null : { field: 'country', in: [principal ?? 'nobody'] }),
  }
  const mine = { field: 'country', in: ['FR'] }
  const france = { authorization: 'FR' }

  it('refuses strangers everywhere but at health, OpenAPI', async () => {
    const { get, post, source, server } = setUp(config)
    expect(server.admitsEveryone).toBe(false)
    for (const path of ['datasets', 'datasets/default', 'signals/suggest?kind=drug&text=', 'signals/cases']) {
      const response = await get(`/api/v1/${path}`)
      expect(response.headers.get('www-authenticate')).toBe('Bearer')
      expect((await problemOf(response)).code).toBe('request/unauthenticated')
    }
    for (const path of ['run', 'pair', 'cases']) {
      expect((await problemOf(await post(`/api/v1/signals/${path}`, {}))).status).toBe(401)
    }
    expect((await get('/api/v1/health')).status).toBe(200)
    expect((await get('/api/v1/openapi.json')).status).toBe(200)
    expect(source.calls).toEqual([])
  })

  it('joins the restriction to every query', async () => {
    const { get, post, source } = setUp(config)
    const where = { not: { field: 'sex', in: ['M'] } }
    await post(RUN, { where }, france)
    await post(RUN, {}, france)
    await post('/api/v1/signals/pair', { drug: 'A', event: 'B', where }, france)
    await get(`/api/v1/signals/cases?where=${JSON.stringify(where)}`, france)
    await post('/api/v1/signals/cases', { limit: 1 }, france)
    const filters = source.calls.map(({ method, arguments: [first, second] }) =>
      method === 'pair' ? (second as { where: unknown }).where : (first as { where: unknown }).where,
    )
    const both = { and: [mine, where] }
    expect(filters).toEqual([both, mine, both, both, mine])
  })

  it('withholds what a filter cannot narrow', async () => {
    const { get } = setUp(config)
    const path = '/api/v1/signals/suggest?kind=drug&text='
    expect((await problemOf(await get(path, france))).code).toBe('request/forbidden')
    const dataset = await (await get('/api/v1/datasets/default', france)).json()
    expect(servedDatasetSchema.parse(dataset).load).toMatchObject({
      files: [{ quarantined: [{ line: 7, code: 'field-count', text: '' }] }],
      warnings: [{ code: 'text-withheld', count: 1 }],
    })
  })

  it('leaves those who may see all unrestricted', async () => {
    const { get, post, source } = setUp(config)
    await post(RUN, {}, { authorization: 'all' })
    expect(source.calls[0]?.arguments[0]).not.toHaveProperty('where')
    const dataset = await (await get('/api/v1/datasets/default', { authorization: 'all' })).text()
    expect(dataset).toContain('JOHN DOE')
  })

  it('lets nobody in when asking fails', async () => {
    const { post, source } = setUp({
      authenticate: () => {
        throw new Error('the key server is down')
      },
    })
    expect((await problemOf(await post(RUN, {}))).status).toBe(500)
    expect(source.calls).toEqual([])
  })
})

describe('several datasets', () => {
  it('takes the one named, else default', async () => {
    const datasets = { default: new FakeSource(), other: new FakeSource() }
    const { post } = setUp({ datasets })
    await post(RUN, { dataset: 'other' })
    await post(RUN, {})
    expect([datasets.default.calls.length, datasets.other.calls.length]).toEqual([1, 1])
  })

  it('takes the only one whatever it is called', async () => {
    const only = new FakeSource()
    await setUp({ datasets: { only } }).post(RUN, {})
    expect(only.calls).toHaveLength(1)
  })
})

describe('close', () => {
  it('stops work under way, refuses new requests and closes the sources', async () => {
    const { server, post, source } = setUp()
    const hold = withResolvers()
    source.hold = hold.promise
    const answer = post(RUN, {})
    await expect.poll(() => source.calls.length).toBe(1)
    const closing = server.close()
    expect(source.calls[0]?.options?.signal?.aborted).toBe(true)
    hold.resolve()
    await closing
    expect(source.closed).toBe(true)
    expect((await problemOf(await answer)).code).toBe('source/closed')
    expect((await problemOf(await post(RUN, {}))).status).toBe(503)
  })
})

function withResolvers() {
  let resolve: () => void = () => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}

function parseEvents(text: string): { event: string; data: unknown }[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('event: '))
    .map((block) => {
      const [event = '', data = ''] = block.split('\n')
      return { event: event.slice('event: '.length), data: JSON.parse(data.slice('data: '.length)) }
    })
}
