import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore, storeSource } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, type Row, runOf } from '../load/case-run.fixture.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-cases-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

const part = (
  partition: string,
  rows: readonly Row[],
  deletions: readonly string[] = [],
  source = 'test',
): PartRows => ({
  source,
  partition,
  reports: rows.map((row) => plainReport(row)),
  deletions,
})

/** Report ids and partitions that stand after loading the parts one by one. */
async function current(...parts: PartRows[]): Promise<string[]> {
  for (const one of parts) await loadIntoStore(store, runOf([one]), { now: new Date(0) })
  const source = await storeSource(store)
  const { cases } = await source.cases({}, { limit: 1000 })
  await source.close()
  return cases.map(({ reportId, partition }) => `${reportId}@${partition}`)
}

describe('current cases', () => {
  it('compares versions as numbers', async () => {
    expect(
      await current(
        part('2020Q1', [
          { caseId: '7', reportId: '72', version: 2 },
          { caseId: '7', reportId: '710', version: 10 },
          { caseId: '7', reportId: '79', version: 9 },
        ]),
      ),
    ).toEqual(['710@2020Q1'])
  })

  it('lets a later generation stand whatever the versions', async () => {
    expect(
      await current(
        part('2012Q1', [{ caseId: '7', reportId: '9000001', generation: 0, version: 9_000_001 }]),
        part('2012Q4', [{ caseId: '7', reportId: '71', generation: 1, version: 1 }]),
      ),
    ).toEqual(['71@2012Q4'])
  })

  it('takes the later quarter of the same version, in whatever order they are loaded', async () => {
    const same = { caseId: '7', reportId: '71', version: 1 }
    expect(await current(part('2013Q1', [same]), part('2012Q4', [same]))).toEqual(['71@2013Q1'])
  })

  it('lets a withdrawn case go, and brings it back when it is seen later', async () => {
    const seen = { caseId: '7', reportId: '71', version: 1 }
    expect(await current(part('2020Q1', [seen]), part('2020Q2', [], ['7', '8']))).toEqual([])
    expect(await current(part('2020Q3', [{ caseId: '7', reportId: '72', version: 2 }]))).toEqual(['72@2020Q3'])
    expect(await current(part('2020Q3', [{ caseId: '7', reportId: '72', version: 2 }], ['7']))).toEqual([])
  })

  it('lets a deletion list take effect on quarters loaded after it', async () => {
    const seen = { caseId: '7', reportId: '71', version: 1 }
    expect(await current(part('2020Q2', [], ['7']), part('2020Q1', [seen]))).toEqual([])
  })

  it('never mixes cases of different sources', async () => {
    const seen = { caseId: '7', reportId: '71', version: 1 }
    expect(await current(part('a', [seen]), part('b', [], ['7'], 'other'), part('c', [seen], [], 'other'))).toEqual([
      '71@c',
      '71@a',
    ])
  })
})

describe('sources that number the same cases', () => {
  const seen = (version: number, versionDate: number) => ({
    caseId: '7',
    reportId: `7${version}`,
    version,
    versionDate,
  })

  it('let the newer version stand, whatever its source', async () => {
    const quarter = part('2022Q4', [seen(2, 20221101)], [], 'faers')
    const older = part('page.json', [seen(1, 20220101)], [], 'openfda')
    const newer = part('later.json', [seen(3, 20230301)], [], 'openfda')
    expect(await current(older, quarter)).toEqual(['72@2022Q4'])
    expect(await current(newer)).toEqual(['73@later.json'])
  })

  it('prefer the quarterly files where the version is the same', async () => {
    const same = seen(2, 20221101)
    expect(await current(part('page.json', [same], [], 'openfda'), part('2022Q4', [same], [], 'faers'))).toEqual([
      '72@2022Q4',
    ])
  })

  it('withdraw a case of another source unless it has a version dated after the deletion', async () => {
    const deleted = part('2022Q4-deleted', [], ['7'], 'faers')
    expect(await current(part('page.json', [seen(2, 20221231)], [], 'openfda'), deleted)).toEqual([])
    expect(await current(part('page.json', [seen(2, 20221200)], [], 'openfda'))).toEqual([])
    expect(await current(part('page.json', [seen(3, 20230101)], [], 'openfda'))).toEqual(['73@page.json'])
  })
})
