import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileFilter, requireTerm, universeOf } from '@aethersignal/engine'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainReport, runOf } from '../load/case-run.fixture.js'
import { loadIntoStore } from '../load/load-into-store.js'
import { storeIndex } from './store-index.js'
import { storeSource } from './store-source.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-store-index-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const reports = Array.from({ length: 12 }, (_, number) =>
  plainReport(
    { caseId: `c${number}`, reportId: `${number}1`, sex: number % 3 === 0 ? 'F' : 'M' },
    number % 2 === 0 ? 'ASPIRIN' : 'WARFARIN',
    'Rash',
  ),
)

describe('storeIndex', () => {
  it('holds the reports of the store, ready to be masked and counted', async () => {
    await loadIntoStore(store, runOf([{ source: 'test', partition: '2020Q1', reports }]), { now: new Date(0) })
    const { index, identity } = await storeIndex(store)
    expect(index.reports).toBe(12)
    expect(compileFilter({ field: 'sex', in: ['F'] }, index).reduce((sum, bit) => sum + bit, 0)).toBe(4)
    expect(universeOf(index, { field: 'sex', in: ['F'] }, ['PS']).reports).toBe(4)
    expect(index.drugs.names[requireTerm(index, 'drug', 'warfarin')]).toBe('WARFARIN')
    const source = await storeSource(store)
    expect(identity).toEqual((await source.describe()).identity)
    await source.close()
  })

  it('says that there is no store', async () => {
    await expect(storeIndex(join(store, 'nowhere'))).rejects.toMatchObject({ code: 'store/not-found' })
  })

  it('stops when it is told to', async () => {
    await loadIntoStore(store, runOf([{ source: 'test', partition: '2020Q1', reports }]), { now: new Date(0) })
    await expect(storeIndex(store, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'request/aborted' })
  })
})
