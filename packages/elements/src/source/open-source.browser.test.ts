import { afterEach, describe, expect, test, vi } from 'vitest'
import '../define.js'
import { mount } from '../element/element-test.fixture.js'
import { sampleReportsCsv } from '../fixtures/sample-reports.fixture.js'
import { openAddress, openFiles } from './open-source.js'

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function options() {
  const { localize } = await mount('aether-query-chips')
  return { signal: new AbortController().signal, words: localize }
}

async function gzipped(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

const json = (body: unknown) => new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })

describe('a file', () => {
  test.each([
    ['plain', 'reports.csv', async () => sampleReportsCsv()],
    ['gzip', 'reports.csv.gz', () => gzipped(sampleReportsCsv())],
  ] as const)('%s, is read in a worker', async (_, name, content) => {
    const progress: string[] = []
    const source = await openFiles([new File([await content()], name)], {
      ...(await options()),
      onProgress: ({ phase }) => progress.push(phase),
    })
    const summary = await source.describe()
    expect(summary).toMatchObject({ title: name, reports: 1_500, drugs: 6, events: 6, synthetic: false })
    expect(progress.length).toBeGreaterThan(0)
    const table = await source.run({ minCount: 3, sort: { by: 'eb05', direction: 'descending' } })
    const top = [0, 1].map((row) => `${table.drug[row]} ${table.event[row]}`).sort()
    expect(top).toEqual(['AVELUMARIN Pancreatitis', 'CESTOVIR QT prolonged'])
    await source.close()
    await expect(source.run({})).rejects.toMatchObject({ code: 'source/closed' })
  })

  test('that is no table of reports is refused with the reason', async () => {
    const file = new File(['one,two\n1,2\n'], 'other.csv')
    await expect(openFiles([file], await options())).rejects.toMatchObject({ code: 'input/missing-column' })
  })
})

describe('an address', () => {
  test('of a table is recognised by its name, and one that is not there is named', async () => {
    await expect(openAddress({ address: '/not/there/reports.csv' }, await options())).rejects.toMatchObject({
      message: expect.stringMatching(/reports\.csv|table|header/),
    })
  })

  test('of a server is recognised by its health, with or without the path of the API', async () => {
    const summary = { capabilities: { cases: false, progress: false, measures: ['ror'], analyses: [], filters: [] } }
    for (const address of ['https://signals.example/base', 'https://signals.example/base/api/v1/']) {
      const asked: string[] = []
      vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
        const url = String(input instanceof Request ? input.url : input)
        asked.push(url)
        return json(url.endsWith('/health') ? { status: 'ok' } : summary)
      })
      await openAddress({ address }, await options()).catch(() => {})
      // Where the name tells that it is the API, nothing has to be found out.
      if (!address.includes('/api/v1')) {
        expect(asked.splice(0, 2)).toEqual([address, 'https://signals.example/base/api/v1/health'])
      }
      expect(asked[0]).toBe('https://signals.example/base/api/v1/datasets/default')
    }
  })

  test('that answers with something else, nothing, or not at all gives a sentence', async () => {
    const answers: [Response | undefined, string][] = [
      [new Response('<p>', { headers: { 'content-type': 'text/html' } }), 'input/not-recognised'],
      [new Response('', { status: 404 }), 'input/not-found'],
      [undefined, 'source/unreachable'],
    ]
    for (const [answer, code] of answers) {
      vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
        if (!answer) throw new TypeError('Failed to fetch')
        return answer.clone()
      })
      await expect(openAddress({ address: 'https://signals.example/x' }, await options())).rejects.toMatchObject({
        code,
        message: expect.stringContaining('https://signals.example/x'),
      })
    }
    await expect(openAddress({ address: 'http://' }, await options())).rejects.toMatchObject({ code: 'query/invalid' })
  })

  test('that refuses says who is refused and why, and nothing below it is asked', async () => {
    const page = (text: string, init: ResponseInit = {}) =>
      new Response(text, { ...init, headers: { 'content-type': 'text/html; charset=utf-8' } })
    const answers: [Response, string, RegExp][] = [
      [page('<h1>401</h1>', { status: 401 }), 'source/unauthorised', /401/],
      [page('<h1>403</h1>', { status: 403, statusText: 'Forbidden' }), 'source/forbidden', /403 Forbidden/],
      [page('<h1>Bad gateway</h1>', { status: 502 }), 'source/failed', /502/],
      [new Response('', { status: 503 }), 'source/failed', /503/],
    ]
    for (const [answer, code, status] of answers) {
      const asked: string[] = []
      vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
        asked.push(String(input))
        return answer.clone()
      })
      const opening = openAddress({ address: 'https://signals.example/export' }, await options())
      await expect(opening).rejects.toMatchObject({
        code,
        message: expect.stringMatching(status),
        remedy: expect.any(String),
      })
      expect(asked).toEqual(['https://signals.example/export'])
    }
  })

  test('with a query is not looked into for a server', async () => {
    const asked: string[] = []
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
      asked.push(String(input))
      return json({ rows: [] })
    })
    const opening = openAddress({ address: 'https://signals.example/export?of=reports' }, await options())
    await expect(opening).rejects.toMatchObject({ code: 'input/not-recognised' })
    expect(asked).toEqual(['https://signals.example/export?of=reports'])
  })

  test('of a known kind is asked for nothing but that, with the headers and cookies given', async () => {
    const asked: [string, RequestInit | undefined][] = []
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      asked.push([String(input), init])
      return new Response('', { status: 403 })
    })
    const settings = { headers: { authorization: 'Bearer x' }, credentials: 'include' } as const
    const opening = openAddress(
      { address: 'https://signals.example/export', type: 'server', ...settings },
      await options(),
    )
    await expect(opening).rejects.toMatchObject({ code: 'source/forbidden' })
    expect(asked.map(([address]) => address)).toEqual(['https://signals.example/export/api/v1/datasets/default'])
    expect(asked[0]?.[1]).toMatchObject({ credentials: 'include', headers: { authorization: 'Bearer x' } })

    // The worker asks for a file; nothing is asked from the page.
    asked.length = 0
    const file = openAddress({ address: '/not/there', type: 'file', ...settings }, await options())
    await expect(file).rejects.toMatchObject({ code: expect.stringMatching(/^(input|source)\//) })
    expect(asked).toEqual([])
  })
})
