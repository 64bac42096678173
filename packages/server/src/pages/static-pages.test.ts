import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AetherServer, createAetherServer } from '../aether-server.js'
import { FakeSource } from '../fake-source.fixture.js'

let folder: string
let server: AetherServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'))
  const pages = join(folder, 'pages')
  await mkdir(join(pages, 'docs'), { recursive: true })
  await mkdir(join(pages, '.git'))
  await mkdir(join(folder, 'pages-private'))
  const files = {
    'secret.txt': 'SECRET',
    'pages-private/secret.txt': 'SECRET',
    'pages/.env': 'SECRET',
    'pages/.git/config': 'SECRET',
    'pages/index.html': '<h1>Start</h1>',
    'pages/docs/index.html': '<h1>Docs</h1>',
    'pages/aether.js': 'export {}',
    'pages/aether.css': 'a{}',
    'pages/icon.svg': '<svg/>',
    'pages/data.json': '{}',
    'pages/module.wasm': 'x',
    'pages/font.woff2': 'x',
    'pages/unknown.xyz': 'x',
  }
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text)
  server = createAetherServer({ datasets: { default: new FakeSource() }, pages })
})
afterAll(() => rm(folder, { recursive: true }))

const get = (path: string, init: RequestInit = {}) => server.fetch(new Request(`http://localhost${path}`, init))

describe('static pages', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/docs/', 'text/html; charset=utf-8'],
    ['/aether.js', 'text/javascript; charset=utf-8'],
    ['/aether.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml; charset=utf-8'],
    ['/data.json', 'application/json'],
    ['/module.wasm', 'application/wasm'],
    ['/font.woff2', 'font/woff2'],
    ['/unknown.xyz', 'application/octet-stream'],
  ])('gives %s as %s under a strict policy', async (path, type) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    )
  })

  it('gives 304 for a page that is known, and no body for HEAD', async () => {
    const first = await get('/')
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = await get('/', { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    const head = await get('/', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/docs/..%2f..%2fsecret.txt',
    '/../pages-private/secret.txt',
    '/..%2fpages-private/secret.txt',
    '/%252e%252e/secret.txt',
    '/.env',
    '/%2eenv',
    '/.git/config',
    '/index.html%00.txt',
    '/%E0%A4%A',
    '//secret.txt',
    '/missing.js',
  ])('does not find %s', async (path) => {
    const response = await get(path)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'request/not-found' })
  })

  it('never gives what lies outside or is hidden', async () => {
    const piece = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '%2f',
      '\\',
      '%5c',
      'pages',
      'docs',
      'secret.txt',
      '.env',
      '%00',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const response = await get(`/${pieces.join('')}`)
        expect(response.status).toBeLessThan(500)
        expect(await response.text()).not.toContain('SECRET')
      }),
      { numRuns: 1000 },
    )
  })

  it('can be read only', async () => {
    const response = await get('/index.html', { method: 'POST', body: 'x' })
    expect(response.status).toBe(405)
    expect(await response.json()).toMatchObject({ code: 'request/method-not-allowed' })
  })

  it('leave the API as it is', async () => {
    expect(await (await get('/api/v1/health')).json()).toEqual({ status: 'ok' })
    expect((await get('/api/v1/nowhere')).headers.get('content-type')).toBe('application/problem+json')
    expect((await get('/api/v1/signals/run')).status).toBe(405)
  })
})
