import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeSyntheticQuarter } from '@aethersignal/faers/synthetic'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCommand } from '../run-command.js'
import { memoryTerminal } from '../terminal.fixture.js'

let folder: string
let server: Server | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-faers-'))
})
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
  await rm(folder, { recursive: true, force: true })
})

async function serve(listener: RequestListener): Promise<string> {
  const opened = createServer(listener)
  server = opened
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(opened.address() as AddressInfo).port}`
}

async function run(...args: string[]) {
  const { terminal, written } = memoryTerminal()
  const code = await runCommand(['faers', ...args], terminal)
  return { code, ...written }
}

describe('aethersignal faers download', () => {
  async function mirror(): Promise<{ address: string; archives: Map<string, Buffer> }> {
    const archives = new Map<string, Buffer>()
    for (const [turn, quarter] of ['2025Q3', '2025Q4'].entries()) {
      const path = join(folder, 'made.zip')
      await writeSyntheticQuarter({ path, quarter, reports: 1000, seed: turn })
      archives.set(`faers_ascii_${quarter}.zip`, await readFile(path))
    }
    const address = await serve((request, response) => {
      const bytes = archives.get((request.url ?? '').split('/').at(-1) ?? '')
      if (bytes === undefined) response.writeHead(500, { 'content-type': 'text/html' }).end('<html></html>')
      else response.writeHead(200, { etag: `"${bytes.length}"`, 'content-length': bytes.length }).end(bytes)
    })
    return { address, archives }
  }

  it('downloads quarters that can be loaded, and says what changed the next time', async () => {
    const { address, archives } = await mirror()
    const out = join(folder, 'faers')
    const first = await run('download', '2025Q3..2025Q4', '--mirror', address, '--out', out)
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.stdout).toMatch(/2025Q3 .*downloaded\n2025Q4 .*downloaded\n$/)
    expect((await readdir(out)).sort()).toEqual(
      ['2025Q3', '2025Q4'].flatMap((quarter) => [`faers_ascii_${quarter}.zip`, `faers_ascii_${quarter}.zip.json`]),
    )
    await writeSyntheticQuarter({ path: join(folder, 'made.zip'), quarter: '2025Q4', reports: 1001 })
    archives.set('faers_ascii_2025Q4.zip', await readFile(join(folder, 'made.zip')))
    const second = await run('download', '2025Q3', '2025Q4', '--mirror', address, '--out', out, '--json')
    expect(second.stderr).toContain('issued 2025Q4 again')
    expect(JSON.parse(second.stdout).archives).toMatchObject([
      { outcome: 'unchanged' },
      { outcome: 'reissued', record: { quarter: '2025Q4', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
    ])
  })

  it('shows what came before a quarter that is not there', async () => {
    const { address } = await mirror()
    const { code, stdout } = await run('download', '2025Q4..2026Q1', '--mirror', address, '--out', folder)
    expect(code).toBe(1)
    expect(stdout).toMatch(/2025Q4 .*downloaded/)
  })

  it.each([
    [['2026Q1'], 1, 'input/not-found'],
    [['2026Q9'], 2, 'usage/invalid'],
    [['2010Q1', '--xml'], 2, 'usage/invalid'],
  ])('%j ends with %i and %s', async (args, code, error) => {
    const { address } = await mirror()
    const result = await run('download', ...args, '--mirror', address, '--out', join(folder, 'faers'), '--json')
    expect({
      code: result.code,
      error: JSON.parse(result.stderr).error?.code ?? JSON.parse(result.stderr).code,
    }).toEqual({ code, error })
  })

  it('points to its own help', async () => {
    const { code, stderr } = await run('download', '2025Q4', '--nothing')
    expect(code).toBe(2)
    expect(stderr).toContain('See: aethersignal faers download --help')
  })

  it('says offline what is wrong and what can be done', async () => {
    const { address } = await mirror()
    server!.close()
    server!.closeAllConnections()
    const { code, stderr } = await run('download', '2025Q4', '--mirror', address, '--out', folder)
    expect(code).toBe(1)
    expect(stderr).toContain('source/unreachable')
    expect(stderr).toContain('Look at the network connection, or give a mirror.')
  })
})

describe('aethersignal faers fetch', () => {
  const endpoint = () =>
    serve((request, response) => {
      const url = new URL(request.url ?? '', 'http://localhost')
      if (url.searchParams.get('search') === 'nothing') {
        response.writeHead(404).end(JSON.stringify({ error: { code: 'NOT_FOUND', message: 'No matches found!' } }))
        return
      }
      const from = Number(url.searchParams.get('search_after') ?? 0)
      const results = [1, 2].map((step) => ({ safetyreportid: String(10_000_000 + from + step) }))
      url.searchParams.set('search_after', String(from + 2))
      const link = from < 4 ? { link: `<http://${request.headers.host}${url.pathname}${url.search}>; rel="next"` } : {}
      response.writeHead(200, link).end(JSON.stringify({ meta: { results: { total: 6 } }, results }))
    })

  it.each([
    [['--search', 'drug'], 6],
    [['--search', 'drug', '--limit', '3'], 3],
    [['--search', 'nothing'], 0],
  ])('%j gives %i reports, a line each', async (args, reports) => {
    const out = join(folder, 'reports.ndjson')
    const { code, stdout } = await run('fetch', ...args, '--endpoint', await endpoint(), '--out', out)
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${reports} reports\n${out}\n` })
    const lines = (await readFile(out, 'utf8')).split('\n').filter((line) => line !== '')
    expect(lines.map((line) => JSON.parse(line).safetyreportid)).toEqual(
      Array.from({ length: reports }, (_, at) => String(10_000_001 + at)),
    )
  })

  it('leaves nothing behind when it fails', async () => {
    const address = await serve((_, response) => void response.writeHead(403).end('{"error":{"message":"bad key"}}'))
    const out = join(folder, 'reports.ndjson')
    const { code, stderr } = await run('fetch', '--search', '', '--endpoint', address, '--out', out)
    expect(code).toBe(1)
    expect(stderr).toContain('request/forbidden')
    expect(await readdir(folder)).toEqual([])
  })
})
