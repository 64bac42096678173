import { once } from 'node:events'
import { type IncomingMessage, request as nodeRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAetherServer } from '../aether-server.js'
import { FakeSource } from '../fake-source.fixture.js'
import { type Listening, type ListenOptions, listen } from './listen.js'

const open: Listening[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close()))
})

async function start(options: ListenOptions = {}) {
  const source = new FakeSource()
  const logged: unknown[] = []
  const server = createAetherServer({
    datasets: { default: source },
    logger: { error: (...entry) => logged.push(entry) },
  })
  const listening = await listen(server, { port: 0, ...options })
  open.push(listening)
  return { ...listening, source, server, logged }
}

/** As fetch, but free to send any Host header. */
async function send(url: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const request = nodeRequest(url, { headers })
  request.end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let body = ''
  for await (const chunk of response) body += chunk
  return { status: response.statusCode ?? 0, body }
}

function raw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text))
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

const RUN = '/api/v1/signals/run'
const post = (url: string, body: BodyOf, signal: AbortSignal | null = null) =>
  fetch(url + RUN, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal,
    duplex: 'half',
  } as RequestInit)
type BodyOf = string | ReadableStream<Uint8Array>

describe('listen', () => {
  it('closes at once when nothing is under way, though callers keep their connections', async () => {
    const { url, close } = await start()
    for (let call = 0; call < 3; call++) await (await fetch(`${url}/api/v1/health`)).text()
    const before = performance.now()
    await close()
    expect(performance.now() - before).toBeLessThan(5000)
  })

  it('listens on loopback and answers', async () => {
    const { url } = await start()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const response = await fetch(`${url}/api/v1/health`)
    expect(await response.json()).toEqual({ status: 'ok' })
  })

  it('answers on IPv6', async () => {
    const { url } = await start({ host: '::1' })
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200)
  })

  it('reads bodies sent in chunks and refuses those too large', async () => {
    const { url, source } = await start()
    const encoder = new TextEncoder()
    const chunks = (parts: number, text: string) => {
      let left = parts
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (left-- > 0) controller.enqueue(encoder.encode(text))
          else controller.close()
        },
      })
    }
    expect((await post(url, chunks(1, '{"minCount":4}'))).status).toBe(200)
    expect(source.calls[0]?.arguments[0]).toMatchObject({ minCount: 4 })
    expect((await post(url, ' '.repeat(2_000_000))).status).toBe(413)
  })

  it('stops the source when the caller hangs up', async () => {
    const { url, source } = await start()
    let release: () => void = () => {}
    source.hold = new Promise((resolve) => {
      release = resolve
    })
    const caller = new AbortController()
    const answer = post(url, '{}', caller.signal)
    await expect.poll(() => source.calls.length).toBe(1)
    caller.abort()
    await expect(answer).rejects.toThrow()
    await expect.poll(() => source.calls[0]?.options?.signal?.aborted).toBe(true)
    release()
  })

  it('streams events and stops the source when the reader hangs up', async () => {
    // The source of this test never ends, whoever asks it to.
    const { url, source } = await start({ drain: 200 })
    source.hold = new Promise(() => {})
    const caller = new AbortController()
    const response = await fetch(url + RUN, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: '{}',
      signal: caller.signal,
    })
    const reader = response.body?.getReader()
    expect(new TextDecoder().decode((await reader?.read())?.value)).toContain('event: progress')
    caller.abort()
    await expect.poll(() => source.calls[0]?.options?.signal?.aborted).toBe(true)
  })

  it('refuses the names of other hosts', async () => {
    const { url } = await start({ hosts: ['signals.example'] })
    const health = `${url}/api/v1/health`
    const refused = await send(health, { host: 'evil.example' })
    expect(refused.status).toBe(421)
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'request/host-refused' })
    for (const host of ['localhost', 'signals.example:99', '127.0.0.1', '[::1]:1']) {
      expect((await send(health, { host })).status).toBe(200)
    }
  })

  it('checks the Host header, not the address asked for', async () => {
    const { url } = await start()
    const answer = await raw(
      url,
      'GET http://localhost/api/v1/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 421 /)
    const without = await raw(url, 'GET /api/v1/health HTTP/1.0\r\n\r\n')
    expect(without).toMatch(/^HTTP\/1\.1 421 /)
  })

  it.each([
    ['headers', 'POST /api/v1/signals/run HTTP/1.1\r\nHost: localhost\r\nX-Slow: 1'],
    [
      'a body',
      'POST /api/v1/signals/run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"min',
    ],
  ])('does not wait for the rest of %s for ever', async (_, beginning) => {
    const { url, source, logged } = await start({ headersWithin: 150, requestWithin: 300 })
    const from = performance.now()
    expect(await raw(url, beginning)).toMatch(/^HTTP\/1\.1 408 /)
    expect(performance.now() - from).toBeGreaterThan(100)
    expect(source.calls).toEqual([])
    expect(logged).toEqual([])
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200)
  })

  it('serves others while many send slowly, and closes what is beyond its connections', async () => {
    const { url } = await start({ connections: 20, headersWithin: 2000 })
    const { port } = new URL(url)
    const slow = await Promise.all(
      Array.from({ length: 19 }, async () => {
        const socket = connect(Number(port), '127.0.0.1')
        await once(socket, 'connect')
        socket.on('error', () => {})
        socket.write('GET /api/v1/health HTTP/1.1\r\nX-Slow: ')
        return socket
      }),
    )
    expect((await send(`${url}/api/v1/health`, { connection: 'close' })).status).toBe(200)
    const last = await Promise.all([0, 1].map(() => raw(url, 'GET /api/v1/health HTTP/1.1\r\nX-').catch(() => '')))
    expect(last).toContain('')
    for (const socket of slow) socket.destroy()
  }, 90_000)

  it('takes an upload that is broken off for a caller who left', async () => {
    const { url, logged } = await start()
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(
      'POST /api/v1/signals/run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"min',
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(logged).toEqual([])
    expect((await fetch(`${url}/api/v1/health`)).status).toBe(200)
  })

  it('answers a request that cannot be read with a problem', async () => {
    const { url } = await start()
    const answer = await raw(url, 'GET \\evil HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).not.toMatch(/node_modules|\.ts:/)
  })

  it('says that the port is taken', async () => {
    const { url } = await start()
    await expect(start({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'server/port-in-use' })
  })

  it('says that it cannot listen', async () => {
    const foreign = { host: '192.0.2.1', allowUnauthenticated: true }
    await expect(start(foreign)).rejects.toMatchObject({ code: 'server/not-listening' })
  })

  it('does not open itself to the network unasked', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toMatchObject({ code: 'server/exposed' })
    const authenticated = createAetherServer({ datasets: {}, authenticate: () => null })
    const listening = await listen(authenticated, { port: 0, host: '0.0.0.0' })
    open.push(listening)
    const { url } = await start({ host: '0.0.0.0', allowUnauthenticated: true })
    const { port } = new URL(url)
    expect((await fetch(`http://127.0.0.1:${port}/api/v1/health`)).status).toBe(200)
  })

  it('lets requests under way finish, and closes their connections', async () => {
    const { url, source, close } = await start()
    let release: () => void = () => {}
    source.hold = new Promise((resolve) => {
      release = resolve
    })
    const answer = post(url, '{}')
    await expect.poll(() => source.calls.length).toBe(1)
    let closed = false
    const closing = close().then(() => {
      closed = true
    })
    await expect(fetch(`${url}/api/v1/health`)).rejects.toThrow()
    expect(closed).toBe(false)
    release()
    const response = await answer
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close'])
    await response.text()
    await closing
    await close()
  })

  it('cuts off what outlasts the time given', async () => {
    const { url, source, close } = await start({ drain: 20 })
    source.hold = new Promise(() => {})
    const answer = post(url, '{}')
    answer.catch(() => {})
    await expect.poll(() => source.calls.length).toBe(1)
    await close()
    await expect(answer).rejects.toThrow()
  })
})
