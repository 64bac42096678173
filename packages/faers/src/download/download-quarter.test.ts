import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listSourceFiles } from '../input/list-source-files.js'
import { quarterMembers, writeZip } from '../quarter.fixture.js'
import { downloadQuarter } from './download-quarter.js'
import { type Mirror, type MirrorFaults, startMirror } from './mirror.fixture.js'

const NAME = 'faers_ascii_2025q4.zip'

let folder: string
let archive: Buffer
let archives: Map<string, Buffer>
let mirror: Mirror | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-download-'))
  archive = await archiveOf('Nausea')
  archives = new Map([[NAME, archive]])
})
afterEach(async () => {
  await mirror?.close()
  mirror = undefined
  await rm(folder, { recursive: true, force: true })
})

async function archiveOf(term: string): Promise<Buffer> {
  const reac = `primaryid$caseid$pt\r\n${Array.from({ length: 20_000 }, (_, at) => `${at}1$${at}$${term} ${(at * 7919) % 10_007}`).join('\r\n')}\r\n`
  const path = await writeZip(join(folder, 'made.zip'), quarterMembers('2025Q4', { reac }))
  const bytes = await readFile(path)
  await rm(path)
  return bytes
}

async function open(faults?: MirrorFaults): Promise<Mirror> {
  mirror = await startMirror(archives, faults)
  return mirror
}

const waits: number[] = []
const download = (more: Partial<Parameters<typeof downloadQuarter>[0]> = {}) =>
  downloadQuarter({
    ...{ quarter: '2025Q4', folder, base: mirror?.address ?? '', fetch, now: () => new Date('2026-02-03T04:05:06Z') },
    sleep: async (milliseconds) => void waits.push(milliseconds),
    ...more,
  })
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('downloadQuarter', () => {
  it('keeps the archive with a record of what it is', async () => {
    await open()
    const progress: number[] = []
    const { path, outcome } = await download({ onProgress: ({ done }) => progress.push(done) })
    expect(outcome).toBe('downloaded')
    expect(await readFile(path)).toEqual(archive)
    expect(JSON.parse(await readFile(`${path}.json`, 'utf8'))).toEqual({
      quarter: '2025Q4',
      url: `${mirror!.address}/${NAME}`,
      bytes: archive.length,
      sha256: sha256(archive),
      etag: expect.stringMatching(/^"/),
      lastModified: null,
      retrievedAt: '2026-02-03T04:05:06.000Z',
    })
    expect((await readdir(folder)).sort()).toEqual([NAME, `${NAME}.json`])
    expect(progress.at(-1)).toBe(archive.length)
  })

  it('finds the archive with a large letter', async () => {
    archives = new Map([['faers_ascii_2025Q4.zip', archive]])
    await open()
    expect((await download()).path).toMatch(/faers_ascii_2025Q4\.zip$/)
    expect(mirror!.requests.map(({ path, status }) => [path, status])).toEqual([
      [NAME, 500],
      ['faers_ascii_2025Q4.zip', 200],
    ])
  })

  it('takes up a connection that breaks where it broke', async () => {
    await open({ breakAfter: [40_000, 30_000] })
    const { outcome, record } = await download()
    expect(outcome).toBe('downloaded')
    expect(record.sha256).toBe(sha256(archive))
    const ranges = mirror!.requests.map(({ range }) => range)
    expect(ranges).toHaveLength(3)
    expect(ranges[0]).toBeUndefined()
    for (const range of ranges.slice(1)) expect(range).toMatch(/^bytes=\d{4,}-$/)
  })

  it('goes on next time where it was stopped', async () => {
    await open()
    const controller = new AbortController()
    await expect(download({ signal: controller.signal, onProgress: () => controller.abort() })).rejects.toMatchObject({
      code: 'request/aborted',
    })
    expect((await readdir(folder)).sort()).toEqual([`${NAME}.part`, `${NAME}.part.json`])
    const { resumedFrom, record } = await download()
    expect(resumedFrom).toBeGreaterThan(0)
    expect(record.sha256).toBe(sha256(archive))
    expect(mirror!.requests.at(-1)).toMatchObject({ status: 206, range: `bytes=${resumedFrom}-` })
  })

  it.each([
    ['has no ranges', { noRanges: true }],
    ['has another archive by then', {}],
  ] as const)('begins anew where the server %s', async (_, faults) => {
    await writeFile(join(folder, `${NAME}.part`), archive.subarray(0, 5000))
    await open(faults)
    await writeFile(
      join(folder, `${NAME}.part.json`),
      JSON.stringify({ url: `${mirror!.address}/${NAME}`, etag: '"old"', lastModified: null, bytes: archive.length }),
    )
    expect((await download()).record.sha256).toBe(sha256(archive))
    expect(mirror!.requests).toMatchObject([{ status: 200, range: 'bytes=5000-' }])
  })

  it('gives up on a server without ranges that breaks again and again', async () => {
    const cuts = Array.from({ length: 40 }, (_, at) => 20_000 + ((at * 37) % 11) * 1000)
    await open({ noRanges: true, breakAfter: cuts })
    await expect(download()).rejects.toMatchObject({ code: 'source/unreachable' })
    expect(mirror!.requests.length).toBeLessThan(30)
  })

  it('refuses the rest of a part that was changed in the meantime', async () => {
    await open({ breakAfter: [40_000] })
    const controller = new AbortController()
    await expect(download({ signal: controller.signal, onProgress: () => controller.abort() })).rejects.toThrow()
    const part = await readFile(join(folder, `${NAME}.part`))
    await writeFile(join(folder, `${NAME}.part`), part.fill(0, 200, 900))
    await expect(download()).rejects.toMatchObject({ code: 'input/corrupt-archive' })
    expect((await download()).record.sha256).toBe(sha256(archive))
  })

  it.each([
    [401, 'request/forbidden'],
    [403, 'request/forbidden'],
    [304, 'source/invalid-response'],
  ])('says what %i means', async (status, code) => {
    await open({ statuses: [status] })
    await expect(download()).rejects.toMatchObject({ code })
  })

  it('asks for what is there only whether it changed', async () => {
    await open()
    await download()
    expect((await download()).outcome).toBe('unchanged')
    expect(mirror!.requests.map(({ status }) => status)).toEqual([200, 304])
  })

  it('compares the bytes where the server tells nothing else', async () => {
    await open({ noValidators: true })
    await download()
    expect((await download()).outcome).toBe('unchanged')
    expect(mirror!.requests.map(({ status }) => status)).toEqual([200, 200])
  })

  it('notices an archive that was issued again, and keeps the old one', async () => {
    await open()
    await download()
    const again = await archiveOf('Rash')
    archives.set(NAME, again)
    const { outcome, path, record } = await download({ now: () => new Date('2026-05-01T00:00:00Z') })
    expect(outcome).toBe('reissued')
    expect(await readFile(path)).toEqual(again)
    expect(record.replaces).toMatchObject({ sha256: sha256(archive), retrievedAt: '2026-02-03T04:05:06.000Z' })
    expect(record.replaces!.keptAs).toBe(
      join(folder, '.superseded', `faers_ascii_2025q4.2026-02-03-${sha256(archive).slice(0, 8)}.zip`),
    )
    expect(await readFile(record.replaces!.keptAs)).toEqual(archive)
    const { files, close } = await listSourceFiles([folder])
    expect(new Set(files.map(({ path: of }) => of.split('!/')[0]))).toEqual(new Set([path, `${path}.json`]))
    await close()
    expect(JSON.parse(await readFile(`${record.replaces!.keptAs}.json`, 'utf8'))).toMatchObject({
      sha256: sha256(archive),
    })
  })

  it('restores a file that is not what was recorded', async () => {
    await open()
    const { path } = await download()
    await writeFile(path, archive.subarray(0, 100))
    expect((await download()).outcome).toBe('restored')
    expect(await readFile(path)).toEqual(archive)
  })

  it('does not write over an archive that came by other means', async () => {
    await open()
    const own = await archiveOf('Own')
    await writeFile(join(folder, NAME), own)
    const { outcome, record } = await download()
    expect(outcome).toBe('reissued')
    expect(await readFile(record.replaces!.keptAs)).toEqual(own)
  })

  it('waits and asks again where the server is busy', async () => {
    await open({ statuses: [503, 429] })
    waits.length = 0
    expect((await download()).outcome).toBe('downloaded')
    expect(waits).toEqual([1000, 2000])
  })

  it('says that a quarter is not there', async () => {
    archives.clear()
    await open()
    await expect(download()).rejects.toMatchObject({
      code: 'input/not-found',
      message: expect.stringContaining('500, a page'),
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('refuses what is no archive', async () => {
    archives.set(NAME, Buffer.from('<html>Please log in</html>'))
    await open()
    await expect(download()).rejects.toMatchObject({ code: 'input/corrupt-archive' })
    expect(await readdir(folder)).toEqual([])
  })

  it('says that nobody answers, at once', async () => {
    const { address } = await open()
    await mirror!.close()
    mirror = undefined
    waits.length = 0
    await expect(download({ base: address })).rejects.toMatchObject({
      code: 'source/unreachable',
      remedy: expect.stringContaining('mirror'),
    })
    expect(waits).toEqual([])
  })

  it.each(['ftp://mirror.example/', 'not an address', ''])('refuses the address %j', async (base) => {
    await expect(download({ base })).rejects.toMatchObject({ code: 'usage/invalid' })
  })

  it('gives up on a server that sends in circles', async () => {
    await open()
    const circles: typeof fetch = (_, init) => fetch(`${mirror!.address}/circle`, init)
    await expect(download({ fetch: circles })).rejects.toMatchObject({ code: 'source/unreachable' })
  })

  it('says that the folder cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    await open()
    await expect(download({ folder: join(folder, 'file', 'below') })).rejects.toMatchObject({
      code: 'output/not-writable',
    })
  })
})
