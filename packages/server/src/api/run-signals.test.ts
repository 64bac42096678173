import { problemSchema, signalTableSchema } from '@aethersignal/model/schemas'
import { describe, expect, it } from 'vitest'
import { ORIGIN, parseEvents, problemOf, RUN, setUp, withResolvers } from '../server-under-test.fixture.js'

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
    const large = await problemOf(await post(RUN, { drugs: ['x'.repeat(100)] }))
    expect(large.status).toBe(413)
    expect(large.detail).toContain('100 bytes, the bodyLimit')
    expect(large.remedy).toMatch(/bodyLimit.*--body-limit/)
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
