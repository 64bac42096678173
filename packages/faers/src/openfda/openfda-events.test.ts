import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openFdaEvents } from './openfda-events.js'
import type { OpenFdaQuery } from './openfda-query.js'

let server: Server | undefined
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))

type Fault = (request: IncomingMessage, response: ServerResponse, turn: number) => boolean

/** A server that pages as openFDA does: `skip` ends at 25,000, `search_after` in the link does not. */
async function serve(total: number, fault: Fault = () => false) {
  const requests: URL[] = []
  const listening = createServer((request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    requests.push(url)
    if (fault(request, response, requests.length)) return
    if (total === 0) {
      response.writeHead(404)
      response.end('{"error":{"code":"NOT_FOUND","message":"No matches found!"}}')
      return
    }
    const limit = Number(url.searchParams.get('limit'))
    const from = Number(url.searchParams.get('search_after') ?? 0)
    const results = Array.from({ length: Math.min(limit, total - from) }, (_, at) => ({
      safetyreportid: String(from + at),
    }))
    url.searchParams.set('search_after', String(from + limit))
    if (from + limit < total) response.setHeader('link', `<${url}>; rel="next"`)
    response.end(JSON.stringify({ meta: { results: { skip: 0, limit, total } }, results }))
  }).listen(0, '127.0.0.1')
  server = listening
  await new Promise((resolve) => listening.once('listening', resolve))
  return { requests, endpoint: `http://127.0.0.1:${(listening.address() as AddressInfo).port}/drug/event.json` }
}

/** A clock that stands still but for waiting. */
function clock() {
  let time = 0
  const waits: number[] = []
  const sleep = async (wait: number): Promise<void> => {
    waits.push(wait)
    time += wait
  }
  return { now: () => time, sleep, waits }
}

async function all(endpoint: string, more: Partial<OpenFdaQuery> = {}) {
  const ids: unknown[] = []
  const { now, sleep, waits } = clock()
  for await (const report of openFdaEvents({ search: 'a:"b c"', endpoint, fetch, now, sleep, ...more }))
    ids.push(report.safetyreportid)
  return { ids, waits }
}

describe('openFdaEvents', () => {
  it('goes past 26,000 reports, each once, with its key on every page', async () => {
    const { requests, endpoint } = await serve(27_500)
    const { ids, waits } = await all(endpoint, { apiKey: 'k' })
    expect(ids).toEqual(Array.from({ length: 27_500 }, (_, at) => String(at)))
    expect(requests).toHaveLength(28)
    expect(requests.every((url) => url.searchParams.get('api_key') === 'k')).toBe(true)
    expect(requests[0]?.searchParams.get('search')).toBe('a:"b c"')
    expect(waits).toEqual([])
  })

  it('begins 240 requests a minute', async () => {
    const { endpoint } = await serve(500)
    expect((await all(endpoint, { limit: 1 })).waits).toEqual([60_000, 60_000])
  })

  it('takes 404 for none', async () => {
    const { endpoint } = await serve(0)
    expect((await all(endpoint)).ids).toEqual([])
  })

  it('asks again after 429, 5xx, a cut body and a lost connection', async () => {
    const { requests, endpoint } = await serve(3, (_, response, turn) => {
      if (turn === 1) response.writeHead(429, { 'retry-after': '7' }).end()
      if (turn === 2) response.writeHead(503).end('busy')
      if (turn === 3) response.end('{"meta":{},"results":[{"safety')
      if (turn === 4) response.destroy()
      return turn <= 4
    })
    const { ids, waits } = await all(endpoint, { limit: 2 })
    expect(ids).toEqual(['0', '1', '2'])
    expect(waits).toEqual([7000, 2000, 4000, 8000])
    expect(requests).toHaveLength(6)
  })

  it.each([
    ['source/unreachable', 6, (response: ServerResponse) => response.writeHead(500).end()],
    [
      'request/forbidden',
      1,
      (response: ServerResponse) => response.writeHead(403).end('{"error":{"code":"API_KEY_INVALID"}}'),
    ],
    ['query/invalid', 1, (response: ServerResponse) => response.writeHead(400).end('{"error":{"code":"BAD_REQUEST"}}')],
    ['source/invalid-response', 1, (response: ServerResponse) => response.end('{"meta":{}}')],
    [
      'source/invalid-response',
      1,
      (response: ServerResponse) =>
        response.setHeader('link', '<http://example.org/x>; rel="next"').end('{"results":[]}'),
    ],
    [
      'source/invalid-response',
      1,
      (response: ServerResponse) => response.end('{"meta":{"results":{"total":9}},"results":[{}]}'),
    ],
  ])('refuses with %s after %i requests', async (code, count, answer) => {
    const { requests, endpoint } = await serve(1, (_, response) => {
      answer(response)
      return true
    })
    await expect(all(endpoint, { apiKey: 'secret' })).rejects.toMatchObject({
      code,
      message: expect.not.stringContaining('secret'),
    })
    expect(requests).toHaveLength(count)
  })

  it('refuses a link that leads back', async () => {
    const { endpoint } = await serve(1, (request, response) => {
      response.setHeader('link', `<${request.url}>; rel="next"`).end('{"results":[{}]}')
      return true
    })
    await expect(all(endpoint)).rejects.toMatchObject({ code: 'source/invalid-response' })
  })

  it('says when the total changes midway', async () => {
    const { endpoint } = await serve(4, (_, response, turn) => {
      if (turn === 2) response.end('{"meta":{"results":{"total":3}},"results":[{"safetyreportid":"z"}]}')
      return turn === 2
    })
    const changes: unknown[] = []
    const { ids } = await all(endpoint, { limit: 2, onTotalChanged: (change) => changes.push(change) })
    expect(ids).toEqual(['0', '1', 'z'])
    expect(changes).toEqual([{ before: 4, after: 3 }])
  })

  it('stops when told to, also within an answer', async () => {
    const stop = new AbortController()
    const { endpoint } = await serve(1, () => {
      stop.abort()
      return true
    })
    await expect(all(endpoint, { signal: stop.signal })).rejects.toMatchObject({ code: 'request/aborted' })
    server?.closeAllConnections()
  })
})
