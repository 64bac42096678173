import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore, storeReport } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, runOf } from './case-run.fixture.js'
import { listing } from './listing.fixture.js'

const now = new Date('2026-01-02T03:04:05Z')
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "aether store [1] *' "))
})
afterEach(() => rm(root, { recursive: true, force: true }))

function quarter(partition: string, ids: readonly string[], version = 1): PartRows {
  return {
    source: 'test',
    partition,
    reports: ids.map((id) => plainReport({ caseId: id, reportId: `${id}${version}`, version })),
  }
}

describe('loadIntoStore', () => {
  it('makes the store and accounts for what it loaded', async () => {
    const store = join(root, 'deep', 'store')
    const report = await loadIntoStore(
      store,
      runOf([quarter('2020Q1', ['a', 'b']), quarter('2020Q2', ['b', 'c'], 2)]),
      { now },
    )
    expect(report.parts).toEqual([
      { source: 'test', partition: '2020Q1', change: 'added' },
      { source: 'test', partition: '2020Q2', change: 'added' },
    ])
    expect(report.files).toHaveLength(6)
    expect(report.funnel.map(({ step, reports, removed }) => [step, reports, removed])).toEqual([
      ['case-rows', 4, 0],
      ['distinct-reports', 4, 0],
      ['latest-version', 3, 1],
      ['latest-generation', 3, 0],
      ['not-deleted', 3, 0],
      ['with-drug', 3, 0],
      ['with-role', 3, 0],
      ['analysable', 3, 0],
    ])
    const whole = await storeReport(store)
    expect(whole.files).toEqual(report.files)
    expect(whole.funnel).toEqual(report.funnel)
    expect((await readdir(store)).sort()).toEqual(['CURRENT', 'parts', 'snapshots'])
  })

  it('leaves every byte alone when the same is loaded again', async () => {
    const parts = [quarter('2020Q1', ['a', 'b'])]
    const first = await loadIntoStore(root, runOf(parts), { now })
    const before = await listing(root)
    const again = await loadIntoStore(root, runOf(parts, { batchRows: 1 }), { now: new Date() })
    expect(again.parts).toEqual([{ source: 'test', partition: '2020Q1', change: 'unchanged' }])
    expect(again.funnel).toEqual(first.funnel)
    expect(await listing(root)).toEqual(before)
  })

  it('replaces a part of other content and says how it differs', async () => {
    await loadIntoStore(root, runOf([quarter('2020Q1', ['a', 'b']), quarter('2020Q2', ['c'])]), { now })
    const report = await loadIntoStore(root, runOf([quarter('2020Q1', ['a', 'b', 'd'])]), { now })
    expect(report.parts).toEqual([{ source: 'test', partition: '2020Q1', change: 'replaced' }])
    expect(report.warnings).toEqual([
      { code: 'part-replaced', message: expect.stringContaining('case 2 → 3, drug 2 → 3, event 2 → 3') },
    ])
    expect(report.funnel.at(-1)?.reports).toBe(4)
    const back = await loadIntoStore(root, runOf([quarter('2020Q1', ['a', 'b'])]), { now })
    expect(back.funnel.at(-1)?.reports).toBe(3)
  })

  it('refuses an input without data', async () => {
    await expect(loadIntoStore(join(root, 'new'), runOf([]), { now })).rejects.toMatchObject({ code: 'input/empty' })
    expect(await readdir(root)).toEqual([])
  })
})

describe('a load that fails', () => {
  const parts = [quarter('2020Q1', ['a', 'b']), quarter('2020Q2', ['c', 'd', 'e'])]

  async function expectUnchanged(load: () => Promise<unknown>, code: string): Promise<void> {
    const before = await listing(root)
    await expect(load()).rejects.toMatchObject({ code })
    expect(await listing(root)).toEqual(before)
  }

  it.each([0, 1, 3, 5])('leaves no trace when it is stopped before batch %i', async (stopAt) => {
    for (const store of [join(root, 'not', 'there'), root]) {
      if (store === root) await loadIntoStore(root, runOf([quarter('2019Q4', ['a', 'z'])]), { now })
      const abort = new AbortController()
      const run = runOf(parts, {
        beforeBatch: (number) => {
          if (number === stopAt) abort.abort()
        },
      })
      await expectUnchanged(() => loadIntoStore(store, run, { now, signal: abort.signal }), 'request/aborted')
    }
  })

  it('leaves no trace when the reader fails in the middle', async () => {
    await loadIntoStore(root, runOf([quarter('2019Q4', ['a', 'z'])]), { now })
    const run = runOf(parts, {
      beforeBatch: (number) => {
        if (number === 4) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
      },
    })
    // The reader may not open its own input; that says nothing of the store.
    await expectUnchanged(() => loadIntoStore(root, run, { now }), 'internal/unexpected')
  })

  it('refuses rows of a case that is not there', async () => {
    const run = runOf([{ ...quarter('2020Q1', ['a']), orphanDrugs: [{ caseOrdinal: 7, names: 'X' }] }])
    await expectUnchanged(() => loadIntoStore(root, run, { now }), 'internal/unexpected')
  })

  it('refuses a place that is a file', async () => {
    const place = join(root, 'file')
    await writeFile(place, 'something')
    await expectUnchanged(() => loadIntoStore(place, runOf(parts), { now }), 'store/not-writable')
    await expectUnchanged(() => loadIntoStore(join(place, 'below'), runOf(parts), { now }), 'store/not-writable')
  })

  it('keeps a second load out', async () => {
    let second: Promise<unknown> | undefined
    const run = runOf(parts, {
      beforeBatch: async () => {
        second ??= loadIntoStore(root, runOf(parts), { now })
        await expect(second).rejects.toMatchObject({ code: 'store/locked' })
      },
    })
    await loadIntoStore(root, run, { now })
    expect((await storeReport(root)).funnel.at(-1)?.reports).toBe(5)
  })

  it('cleans up after a process that died', async () => {
    await mkdir(join(root, '.staging-1-dead', 'spill'), { recursive: true })
    await writeFile(join(root, '.lock'), JSON.stringify({ pid: 2 ** 30, host: hostname(), started: null, token: 'x' }))
    await loadIntoStore(root, runOf(parts), { now })
    expect((await readdir(root)).sort()).toEqual(['CURRENT', 'parts', 'snapshots'])
  })

  it('tells a store that does not exist from one that is damaged', async () => {
    await expect(storeReport(root)).rejects.toMatchObject({ code: 'store/not-found' })
    await loadIntoStore(root, runOf(parts), { now })
    const folder = join(root, 'parts', (await readdir(join(root, 'parts')))[0] as string)
    const path = join(folder, 'drug-0.parquet')
    await writeFile(path, (await readFile(path)).subarray(0, (await stat(path)).size - 1))
    await expect(storeReport(root)).rejects.toMatchObject({ code: 'store/corrupt' })
    await rm(path)
    await expect(storeReport(root)).rejects.toMatchObject({ code: 'store/corrupt' })
  })
})
