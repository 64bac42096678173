import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadIntoStore, storeReport } from '../handle/store-calls.fixture.js'
import { plainReport, runOf } from './case-run.fixture.js'
import { listing } from './listing.fixture.js'

const part = (partition: string, count: number) => ({
  ...{ source: 'test', partition },
  reports: Array.from({ length: count }, (_, at) => plainReport({ caseId: `${partition} ${at}`, reportId: `r${at}` })),
})

it('names a load that its memory does not suffice for, leaves the store as it was, and loads with more', async () => {
  const store = await mkdtemp(join(tmpdir(), 'aether-memory-'))
  try {
    const load = (partition: string, count: number, memoryLimit?: string) =>
      loadIntoStore(store, runOf([part(partition, count)]), {
        now: new Date(0),
        ...(memoryLimit !== undefined && { memoryLimit }),
      })
    await load('2020Q1', 1)
    const before = await listing(store)
    await expect(load('2020Q2', 2000, '1MB')).rejects.toMatchObject({
      code: 'store/out-of-memory',
      remedy: expect.stringContaining('--memory'),
    })
    expect(await listing(store)).toEqual(before)
    await load('2020Q2', 2000, '192MB')
    expect((await storeReport(store)).funnel.at(-1)?.reports).toBe(2001)
    await expect(load('2020Q3', 1, 'plenty')).rejects.toMatchObject({ code: 'usage/invalid' })
  } finally {
    await rm(store, { recursive: true, force: true })
  }
})
