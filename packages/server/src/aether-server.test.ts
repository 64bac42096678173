import { describe, expect, it } from 'vitest'
import { ORIGIN, problemOf, RUN, setUp, withResolvers } from './server-under-test.fixture.js'

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
