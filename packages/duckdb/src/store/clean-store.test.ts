import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  cleanStore,
  currentSnapshot,
  loadIntoStore,
  storeIndex,
  upgradeStore,
  verifyStore,
} from '../handle/store-calls.fixture.js'
import { plainReport, runOf } from '../load/case-run.fixture.js'
import { listing } from '../load/listing.fixture.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-clean-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const load = (partition: string, ...ids: string[]) => {
  const reports = ids.map((id) => plainReport({ caseId: id, reportId: id }))
  return loadIntoStore(store, runOf([{ source: 'test', partition, reports }]), { now: new Date(0) })
}

it('removes what the current snapshot does not use, when told to, and nothing else', async () => {
  await load('2020Q1', 'a')
  await load('2020Q1', 'a', 'b')
  await load('2020Q2', 'c')
  await mkdir(join(store, '.staging-1-dead'))
  await writeFile(join(store, '.staging-1-dead', 'half'), 'half')
  await writeFile(join(store, 'notes.txt'), 'mine')
  const before = await listing(store)
  const looked = await cleanStore(store)
  expect(looked.removed).toBe(false)
  expect(looked.unused.map(({ kind }) => kind)).toEqual(['staging', 'part', ...Array(6).fill('snapshot')])
  expect(looked.bytes).toBe(looked.unused.reduce((sum, { bytes }) => sum + bytes, 0))
  expect(looked.unused[0]).toEqual({ path: '.staging-1-dead', kind: 'staging', bytes: 4 })
  expect(await listing(store)).toEqual(before)
  expect(await cleanStore(store, { remove: true })).toEqual({ ...looked, removed: true })
  expect((await readdir(store)).sort()).toEqual(['CURRENT', 'notes.txt', 'parts', 'snapshots'])
  expect(await readdir(join(store, 'parts'))).toHaveLength(2)
  expect(await readdir(join(store, 'snapshots'))).toHaveLength(3)
  expect((await storeIndex(store)).index.reports).toBe(3)
  expect(await verifyStore(store)).toMatchObject({ parts: 2, damaged: [] })
  expect(await cleanStore(store)).toEqual({ unused: [], bytes: 0, removed: false })
})

/** Makes the store what the version before this one would have written. */
async function intoFormerFormat(edit: (catalogue: Record<string, unknown>) => void = () => {}): Promise<void> {
  const hash = await currentSnapshot(store)
  const path = join(store, 'snapshots', `${hash}-catalogue.json`)
  const catalogue = { ...(JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>), format: 3 }
  edit(catalogue)
  await writeFile(path, `${JSON.stringify(catalogue)}\n`)
  await rename(path, join(store, 'snapshots', `${hash}.json`))
  await writeFile(join(store, 'CURRENT'), `${hash}\n`)
}

it('refuses a store of the format before with the way to upgrade it, and upgrades it', async () => {
  await load('2020Q1', 'a', 'b')
  const before = await storeIndex(store)
  await intoFormerFormat()
  const refused = { code: 'store/outdated', remedy: expect.stringContaining('aethersignal store upgrade') }
  await expect(storeIndex(store)).rejects.toMatchObject(refused)
  await expect(load('2020Q2', 'c')).rejects.toMatchObject(refused)
  await expect(verifyStore(store)).rejects.toMatchObject(refused)
  expect(await upgradeStore(store)).toBe(true)
  expect(await storeIndex(store)).toEqual(before)
  expect(await upgradeStore(store)).toBe(false)
  await cleanStore(store, { remove: true })
  expect(await storeIndex(store)).toEqual(before)
})

it.each<[string, (catalogue: Record<string, unknown>) => void]>([
  ['a number of reports', (catalogue) => Object.assign(catalogue['reports'] as object, { rows: 5 })],
  ['a number of cases', (catalogue) => Object.assign(catalogue['cases'] as object, { rows: 5 })],
  ['a part less', (catalogue) => (catalogue['parts'] as unknown[]).pop()],
  ['no parts', (catalogue) => void delete catalogue['parts']],
  ['another hash', (catalogue) => Object.assign(catalogue['reports'] as object, { sha256: '0'.repeat(64) })],
])('does not upgrade a catalogue that was edited: %s', async (_, edit) => {
  await load('2020Q1', 'a', 'b')
  await intoFormerFormat(edit)
  await expect(upgradeStore(store)).rejects.toMatchObject({ code: 'store/corrupt' })
  await expect(storeIndex(store)).rejects.toMatchObject({ code: 'store/outdated' })
})
