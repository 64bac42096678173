import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AetherError } from '@aethersignal/model'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainReport, runOf } from '../load/case-run.fixture.js'
import { loadIntoStore } from '../load/load-into-store.js'
import { followStore } from './follow-store.js'

const now = new Date(0)
let store: string

beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-follow-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

function load(partition: string, size: number) {
  const reports = Array.from({ length: size }, (_, at) =>
    plainReport({ caseId: `${partition} ${at}`, reportId: `${partition} ${at}` }, 'ASPIRIN', 'Rash'),
  )
  return loadIntoStore(store, runOf([{ source: 'test', partition, reports }]), { now })
}

it('answers from a new snapshot once it is there, and lets calls under way finish on the one before', async () => {
  await load('2020Q1', 3)
  const moved: string[] = []
  const source = await followStore(store, { lookEvery: 20, onMoved: (hash) => moved.push(hash) })
  const before = await source.describe()
  expect(before.reports).toBe(3)
  const page = await source.cases({}, { limit: 2 })
  expect(page.total).toBe(3)

  await load('2020Q2', 4)
  // Calls without a pause, over the change: each is of one snapshot as a whole.
  const sizes = new Set<number>()
  while (moved.length === 0) {
    const [table, { reports }] = await Promise.all([source.run({ minCount: 1 }), source.describe()])
    expect(table.columns.a?.[0]).toBe(table.reports)
    sizes.add(table.reports).add(reports)
  }
  const after = await source.describe()
  expect(after.reports).toBe(7)
  expect(after.identity.hash).toBe(moved[0])
  expect(after.identity.hash).not.toBe(before.identity.hash)
  expect((await source.run({ minCount: 1 })).manifest.input.dataset.hash).toBe(after.identity.hash)
  expect([...sizes].every((size) => size === 3 || size === 7)).toBe(true)
  await expect(source.cases({}, { limit: 2, cursor: page.next! })).rejects.toMatchObject({ code: 'request/invalid' })
  await source.close()
  await expect(source.describe()).rejects.toMatchObject({ code: 'source/closed' })
})

it('says once that it is stale where the new snapshot cannot be opened, and goes on', async () => {
  await load('2020Q1', 3)
  const stale: AetherError[] = []
  const source = await followStore(store, { lookEvery: 10, onStale: (error) => stale.push(error) })
  await writeFile(join(store, 'CURRENT'), 'nothing\n')
  await expect.poll(() => stale.length).toBe(1)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(stale.map(({ code }) => code)).toEqual(['store/corrupt'])
  expect((await source.describe()).reports).toBe(3)
  await source.close()
})
