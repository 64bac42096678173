import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { decideClusters, exactDuplicates } from '@aethersignal/duplicates'
import { memorySource, restrictSource, type SignalSource } from '@aethersignal/engine'
import type { AdapterRun, AetherError, Filter } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainReport, runOf } from '../load/case-run.fixture.js'
import { listing } from '../load/listing.fixture.js'
import { openStore, type StoreOptions } from './open-store.js'
import type { Store } from './store.js'

const now = new Date(0)
let folder: string
const handles: Store[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-handle-'))
})
afterEach(async () => {
  for (const handle of handles.splice(0)) await handle.close()
  await rm(folder, { recursive: true, force: true })
})

async function opened(options: StoreOptions = { lookEvery: 20 }): Promise<Store> {
  const store = await openStore(folder, options)
  handles.push(store)
  return store
}

function part(partition: string, size: number) {
  const reports = Array.from({ length: size }, (_, at) => {
    const row = { caseId: `${partition} ${at}`, reportId: `${partition} ${at}`, sex: at % 2 === 0 ? 'F' : 'M' }
    return plainReport(row, at % 2 === 0 ? 'ASPIRIN' : 'WARFARIN', 'Rash')
  })
  return { source: 'test', partition, reports }
}
const run = (partition: string, size: number) => runOf([part(partition, size)])
const load = (store: Store, partition: string, size: number) => store.load(run(partition, size), { now })

/** A reading that stands still before its first batch until it is let go. */
function waitingRun(of: AdapterRun): {
  readonly run: AdapterRun
  readonly begun: Promise<void>
  readonly go: () => void
} {
  let begin = () => {}
  let go = () => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const going = new Promise<void>((resolve) => {
    go = resolve
  })
  async function* batches() {
    begin()
    await going
    yield* of.batches
  }
  return { run: { ...of, batches: batches() }, begun, go: () => go() }
}

describe('a store that is open', () => {
  it('loads into a folder that is made, and gives everything back', async () => {
    const store = await opened()
    await expect(store.source()).rejects.toMatchObject({ code: 'store/not-found' })
    await expect(store.snapshot()).rejects.toMatchObject({ code: 'store/not-found' })
    const { cases } = await load(store, '2020Q1', 4)
    expect(cases).toMatchObject({ before: 0, after: 4 })
    const source = await store.source({ title: 'Four' })
    expect(await source.describe()).toMatchObject({
      title: 'Four',
      reports: 4,
      identity: { hash: await store.snapshot() },
    })
    expect((await store.names()).map(({ names, rows }) => [names.join(), rows])).toEqual([
      ['ASPIRIN', 2],
      ['WARFARIN', 2],
    ])
    expect((await store.events()).names).toEqual(['Rash'])
    expect((await store.trace('2020Q1 0'))[0]?.versions).toHaveLength(1)
    expect((await store.report()).funnel.at(-1)?.reports).toBe(4)
    expect(await store.verify()).toMatchObject({ parts: 1, damaged: [] })
    expect(await store.clean()).toMatchObject({ unused: [] })
    expect(await store.upgrade()).toBe(false)
  })

  it('refuses a second work that changes it, of another handle too, and says so', async () => {
    const [one, other] = [await opened(), await opened()]
    const waiting = waitingRun(run('2020Q1', 3))
    const first = one.load(waiting.run, { now })
    await waiting.begun
    await expect(load(other, '2020Q2', 1)).rejects.toMatchObject({ code: 'store/locked' })
    await expect(load(one, '2020Q2', 1)).rejects.toMatchObject({ code: 'store/locked' })
    waiting.go()
    await first
    await load(other, '2020Q2', 1)
    expect((await one.report()).funnel.at(-1)?.reports).toBe(4)
  })

  it('tells of every new snapshot once, whichever handle made it', async () => {
    const [one, other] = [await opened(), await opened()]
    const heard: string[] = []
    const end = one.onSnapshot((hash) => heard.push(hash))
    await load(other, '2020Q1', 2)
    const first = await other.snapshot()
    await expect.poll(() => heard).toEqual([first])
    await load(one, '2020Q2', 2)
    expect(heard).toEqual([first, await other.snapshot()])
    await load(one, '2020Q2', 2)
    const { finding, referenceOf } = await one.duplicates((cases) => exactDuplicates(cases, { fields: ['sex'] }))
    const decisions = decideClusters(finding, referenceOf, { by: 'test', at: '2026-01-01T00:00:00Z', reason: 'same' })
    expect(await one.decide(decisions)).toMatchObject({ changed: true })
    expect(await other.decisions()).toEqual(decisions)
    expect(heard).toEqual([first, expect.anything(), await other.snapshot()])
    const late: string[] = []
    one.onSnapshot((hash) => late.push(hash))
    end()
    await one.decide(undefined)
    expect(late).toEqual([await other.snapshot()])
    expect(heard).toHaveLength(3)
  })

  it('notices what another process loaded', { timeout: 60_000 }, async () => {
    const store = await opened()
    await load(store, '2020Q1', 3)
    const heard: string[] = []
    store.onSnapshot((hash) => heard.push(hash))
    const source = await store.source({ follow: true })
    await inAnotherProcess(new URL('loading.fixture.ts', import.meta.url))
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([await store.snapshot()])
    await expect.poll(async () => (await source.describe()).reports, { timeout: 10_000 }).toBe(5)
  })

  it('ends everything when it is closed, and refuses what comes after', async () => {
    const store = await opened()
    await load(store, '2020Q1', 3)
    const source = await store.source()
    await source.describe()
    const before = await listing(folder)
    const waiting = waitingRun(run('2020Q2', 3))
    const loading = store.load(waiting.run, { now })
    await waiting.begun
    const works = [source.run({ minCount: 1 }), source.cases({}, { limit: 1 }), store.names(), loading]
    const ends = works.map((work) => expect(work).rejects.toMatchObject({ code: 'source/closed' }))
    const closing = store.close()
    waiting.go()
    await Promise.all([...ends, closing])
    expect(await listing(folder)).toEqual(before)
    for (const work of [source.describe(), store.source(), store.snapshot(), store.names(), load(store, '2020Q3', 1)]) {
      await expect(work).rejects.toMatchObject({ code: 'source/closed' })
    }
    await store.close()
  })

  it('leaves the store as it was when a signal stops a work', async () => {
    const store = await opened()
    await load(store, '2020Q1', 3)
    const before = await listing(folder)
    const controller = new AbortController()
    const waiting = waitingRun(run('2020Q2', 3))
    const loading = store.load(waiting.run, { now, signal: controller.signal })
    await waiting.begun
    controller.abort()
    waiting.go()
    await expect(loading).rejects.toMatchObject({ code: 'request/aborted' })
    expect(await listing(folder)).toEqual(before)
    expect((await readdir(folder)).sort()).toEqual(['CURRENT', 'parts', 'snapshots'])
    const { signal } = controller
    const works: Promise<unknown>[] = [
      ...[store.source({ signal }), store.names({ signal }), store.events({ signal }), store.report({ signal })],
      ...[store.trace('2020Q1 0', { signal }), store.verify({ signal }), store.clean({ signal, remove: true })],
      ...[store.duplicates((cases) => exactDuplicates(cases), { signal }), store.decide(undefined, { signal })],
      ...[store.decisions({ signal }), store.upgrade({ signal })],
    ]
    for (const work of works) await expect(work).rejects.toMatchObject({ code: 'request/aborted' })
    expect((await (await store.source()).describe()).reports).toBe(3)
  })
})

describe('a source that follows the store', () => {
  it('answers from a new snapshot once it is there, and lets calls under way finish on the one before', async () => {
    const store = await opened()
    await load(store, '2020Q1', 3)
    const moved: string[] = []
    const source = await store.source({ follow: true, onMoved: (hash) => moved.push(hash) })
    const fixed = await store.source()
    const before = await source.describe()
    expect(before.reports).toBe(3)
    const page = await source.cases({}, { limit: 2 })
    expect(page.total).toBe(3)

    await load(store, '2020Q2', 4)
    // Calls without a pause, over the change: each is of one snapshot as a whole.
    const sizes = new Set<number>()
    while (moved.length === 0) {
      const [table, { reports }] = await Promise.all([source.run({ minCount: 1 }), source.describe()])
      expect(table.columns.a?.reduce((sum, count) => sum + count, 0)).toBe(table.reports)
      sizes.add(table.reports).add(reports)
    }
    const after = await source.describe()
    expect(after.reports).toBe(7)
    expect(after.identity.hash).toBe(moved[0])
    expect(after.identity.hash).not.toBe(before.identity.hash)
    expect((await source.run({ minCount: 1 })).manifest.input.dataset.hash).toBe(after.identity.hash)
    expect([...sizes].every((size) => size === 3 || size === 7)).toBe(true)
    await expect(source.cases({}, { limit: 2, cursor: page.next! })).rejects.toMatchObject({ code: 'request/invalid' })
    expect((await fixed.describe()).identity).toEqual(before.identity)
    await source.close()
    await expect(source.describe()).rejects.toMatchObject({ code: 'source/closed' })
  })

  it('moves under a restriction too, and tells nothing of the hidden reports', async () => {
    const store = await opened()
    await load(store, '2020Q1', 3)
    const women: Filter = { field: 'sex', in: ['F'] }
    const moved: string[] = []
    const restricted = restrictSource(await store.source({ follow: true, onMoved: (hash) => moved.push(hash) }), women)
    const table = async (source: SignalSource) => {
      const { manifest: _, ...shown } = await source.run({ minCount: 1, measures: ['prr'] })
      return shown
    }
    const expected = async (...sizes: readonly (readonly [string, number])[]) => {
      const runs = sizes.map(([partition, size]) => {
        const { reports, ...of } = part(partition, size)
        return runOf([{ ...of, reports: reports.filter((_, at) => at % 2 === 0) }])
      })
      return table(await memorySource(runs, { title: 'Women alone' }))
    }
    expect(await table(restricted)).toEqual(await expected(['2020Q1', 3]))
    await load(store, '2020Q2', 5)
    await expect.poll(() => moved.length).toBe(1)
    expect(await table(restricted)).toEqual(await expected(['2020Q1', 3], ['2020Q2', 5]))
    const unknown = restricted.pair({ drug: 'WARFARIN', event: 'Rash' }, {})
    await expect(unknown).rejects.toMatchObject({ code: 'query/unknown-term' })
  })

  it('says once that it is stale where the new snapshot cannot be opened, and goes on', async () => {
    const store = await opened()
    await load(store, '2020Q1', 3)
    const stale: AetherError[] = []
    const moved: string[] = []
    const options = { onStale: (error: AetherError) => stale.push(error), onMoved: (hash: string) => moved.push(hash) }
    const source = await store.source({ follow: true, ...options })
    const pointer = `${await store.snapshot()}`
    await writeFile(join(folder, 'CURRENT'), 'nothing\n')
    await expect.poll(() => stale.length).toBe(1)
    await writeFile(join(folder, 'CURRENT'), `${'0'.repeat(64)} ${'0'.repeat(64)}\n`)
    // Looks that find the same are not told again: the next word is of something else.
    await expect.poll(() => stale.length).toBe(2)
    expect(stale.map(({ code }) => code)).toEqual(['store/corrupt', 'store/corrupt'])
    expect(new Set(stale.map(({ message }) => message)).size).toBe(2)
    expect((await source.describe()).identity.hash).toBe(pointer)
    expect(moved).toEqual([])
    await source.close()
  })
})

async function inAnotherProcess(fixture: URL): Promise<void> {
  const program = `import('vite').then(({ runnerImport }) => runnerImport(${JSON.stringify(fileURLToPath(fixture))}, {
    configFile: false,
    environments: { inline: { resolve: { conditions: ['@aethersignal/source', 'node'], noExternal: [/@aethersignal/] } } },
  }))`
  await promisify(execFile)(process.execPath, ['-e', program], {
    cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
    env: { ...process.env, STORE: folder },
  })
}
