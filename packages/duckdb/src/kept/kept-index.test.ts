import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { cleanStore, loadIntoStore, storeIndex, verifyStore } from '../handle/store-calls.fixture.js'
import { buildReportIndex } from '../index/build-report-index.js'
import { type PartRows, plainReport, runOf } from '../load/case-run.fixture.js'
import { randomParts } from '../load/random-parts.fixture.js'
import { KEPT_BY } from './kept-index.js'

vi.mock('../index/build-report-index.js', async (original) => {
  const real = await original<typeof import('../index/build-report-index.js')>()
  return { buildReportIndex: vi.fn(real.buildReportIndex) }
})

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aether-kept-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const load = (store: string, parts: readonly PartRows[]) => loadIntoStore(store, runOf(parts), { now: new Date(0) })

async function fileOf(store: string, ending: string): Promise<string> {
  const names = await readdir(store, { recursive: true })
  return join(store, names.find((name) => name.endsWith(ending)) ?? `no ${ending}`)
}

async function flip(path: string, bit: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[bit >> 3]! ^= 1 << (bit & 7)
  await writeFile(path, bytes)
}

/** Names every drug after the way it was written. */
const written = {
  drugNames: {
    identity: { resolver: 'test', dictionaries: [] },
    learn:
      () =>
      ({ verbatim }: { readonly verbatim: string | null }) =>
        verbatim === null ? null : [`written ${verbatim}`],
  },
}

it('is made by what the manifest says', () => {
  expect(KEPT_BY).toMatchObject({ name: manifest.name, version: manifest.version })
})

it('gives what is built anew, byte for byte, without building it', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomParts, async (parts) => {
      const store = await mkdtemp(join(root, 'random-'))
      await load(store, parts)
      const named = await storeIndex(store, written)
      const built = await storeIndex(store)
      vi.mocked(buildReportIndex).mockClear()
      expect(await storeIndex(store)).toEqual(built)
      expect(await storeIndex(store, written)).toEqual(named)
      expect(buildReportIndex).not.toHaveBeenCalled()
    }),
    { numRuns: 4, seed: 12 },
  )
})

describe('a kept index', () => {
  let store: string
  let bytes: Buffer
  let built: Awaited<ReturnType<typeof storeIndex>>
  let path: string
  const reports = ['a', 'b', 'c'].map((caseId, at) => plainReport({ caseId, reportId: caseId }, `DRUG ${at}`))
  beforeAll(async () => {
    store = join(root, 'store')
    await load(store, [{ source: 'test', partition: '2020Q1', reports }])
    built = await storeIndex(store)
    path = await fileOf(store, '-index.bin')
    bytes = await readFile(path)
  })

  it('that is damaged is built anew, whichever bit is flipped and wherever it is cut', {
    timeout: 60_000,
  }, async () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
    await fc.assert(
      fc.asyncProperty(share, fc.boolean(), async (at, isCut) => {
        if (isCut) await truncate(path, Math.floor(at * bytes.length))
        else await flip(path, Math.floor(at * bytes.length * 8))
        expect(await verifyStore(store)).toMatchObject({ damaged: [], keptIndex: 'damaged' })
        expect(await storeIndex(store)).toEqual(built)
        expect((await readFile(path)).equals(bytes)).toBe(true)
      }),
      { numRuns: 20, seed: 12 },
    )
    expect(await verifyStore(store)).toMatchObject({ keptIndex: 'sound' })
  })

  it('of another state of the store is not taken for this one', async () => {
    const other = join(root, 'other')
    await cp(store, other, { recursive: true })
    await load(other, [{ source: 'test', partition: '2020Q1', reports: reports.slice(1) }])
    const fresh = await storeIndex(other)
    expect(fresh.index.reports).toBe(2)
    const names = (await readdir(join(other, 'snapshots'))).filter((name) => name.endsWith('-index.bin'))
    expect(names).toHaveLength(1)
    await writeFile(join(other, 'snapshots', names[0]!), bytes)
    expect(await verifyStore(other)).toMatchObject({ keptIndex: 'damaged' })
    expect(await storeIndex(other)).toEqual(fresh)
  })

  it('that cannot be written is done without', async () => {
    const other = join(root, 'unwritable')
    await cp(store, other, { recursive: true })
    const there = await fileOf(other, '-index.bin')
    await rm(there)
    await mkdir(join(there, 'full'), { recursive: true })
    expect(await storeIndex(other)).toEqual(built)
    expect(await readdir(join(other, 'snapshots'))).toHaveLength(4)
  })

  it('is not needed, and what a reader that died left of one is not used', async () => {
    const other = join(root, 'left')
    await cp(store, other, { recursive: true })
    await cp(path, `${await fileOf(other, '-index.bin')}.1-dead`)
    expect((await cleanStore(other, { remove: true })).unused.map(({ kind }) => kind)).toEqual(['staging'])
    await rm(await fileOf(other, '-index.bin'))
    expect(await verifyStore(other)).toMatchObject({ keptIndex: 'none' })
    expect(await storeIndex(other)).toEqual(built)
  })

  it('answers for a store that is damaged no more than another', async () => {
    const other = join(root, 'damaged')
    await cp(store, other, { recursive: true })
    expect(await storeIndex(other)).toEqual(built)
    const bit = 800
    await flip(await fileOf(other, 'drug-0.parquet'), bit)
    await expect(storeIndex(other)).rejects.toMatchObject({ code: 'store/corrupt' })
    await flip(await fileOf(other, 'drug-0.parquet'), bit)
    expect(await storeIndex(other)).toEqual(built)
  })
})
