import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { RUN, setUp } from '../server-under-test.fixture.js'
import { preferredEncoding } from './compressed.js'

describe('preferredEncoding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
    ['*;q=0.1, br;q=0', 'gzip'],
    ['identity', undefined],
    ['BR;Q=1', 'br'],
    ['', undefined],
    [undefined, undefined],
  ] as const)('of %j is %s', (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding)
  })
})

describe('answers', () => {
  const run = { page: { offset: 0, limit: 2000 } }

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('are compressed as %s and hold the same', async (encoding, unpack) => {
    const { post } = setUp()
    const plain = await post(RUN, run)
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(plain.headers.get('vary')).toMatch(/accept-encoding/i)
    const expected = await plain.text()
    const packed = await post(RUN, run, { 'accept-encoding': encoding })
    expect(packed.headers.get('content-encoding')).toBe(encoding)
    expect(packed.headers.get('vary')).toMatch(/accept-encoding/i)
    const bytes = new Uint8Array(await packed.arrayBuffer())
    expect(unpack(bytes).toString()).toBe(expected)
    expect(bytes.length).toBeLessThan(expected.length / 2)
  })

  it('have an ETag that is weak where the bytes are others, and that answers 304', async () => {
    const { post, get } = setUp()
    const strong = (await post(RUN, run)).headers.get('etag')
    const weak = (await post(RUN, run, { 'accept-encoding': 'gzip' })).headers.get('etag')
    expect(strong).toMatch(/^"/)
    expect(weak).toBe(`W/${strong}`)
    const dataset = (headers = {}) => get('/api/v1/datasets/default', headers)
    const whole = (await dataset()).headers.get('etag')
    for (const tag of [`${whole}`, `W/${whole}`]) {
      for (const encoding of ['gzip', 'identity']) {
        const again = await dataset({ 'accept-encoding': encoding, 'if-none-match': tag })
        expect(again.status).toBe(304)
        expect(await again.text()).toBe('')
        expect(again.headers.get('vary')).toMatch(/accept-encoding/i)
      }
    }
  })

  it('that are read as they come are not', async () => {
    const { post } = setUp()
    const headers = { 'accept-encoding': 'gzip, br' }
    const stream = await post(RUN, run, { ...headers, accept: 'text/event-stream' })
    expect(stream.headers.get('content-encoding')).toBeNull()
    expect(await stream.text()).toContain('event: result')
  })
})
