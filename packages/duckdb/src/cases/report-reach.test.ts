import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadIntoStore, storeIndex } from '../handle/store-calls.fixture.js'
import { type PartRows, plainReport, runOf } from '../load/case-run.fixture.js'
import { readCatalogue } from '../store/open-catalogue.js'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'aether-reach-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

const load = (store: string, part: PartRows) => loadIntoStore(store, runOf([part]), { now: new Date(0) })

/** Takes out of a store what the version before did not write of its cases. */
async function forgetReach(store: string): Promise<void> {
  const catalogue = (await readCatalogue(store))!
  const path = join(store, catalogue.cases.path)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(
    `COPY (SELECT * EXCLUDE (reach) FROM read_parquet('${path}')) TO '${path}.other' (FORMAT parquet)`,
  )
  instance.closeSync()
  await rename(`${path}.other`, path)
  const cases = { ...catalogue.cases, sha256: await sha256(path), bytes: (await stat(path)).size }
  const file = join(store, 'snapshots', `${catalogue.hash}-catalogue.json`)
  await writeFile(file, JSON.stringify({ ...catalogue, cases }))
  await writeFile(join(store, 'CURRENT'), `${catalogue.hash} ${await sha256(file)}\n`)
}

async function sha256(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
}

it('is read from the rows again where the state before does not tell it', async () => {
  const report = (caseId: string, more: object = {}) => ({ ...plainReport({ caseId, reportId: caseId }), ...more })
  const first: PartRows = {
    ...{ source: 'test', partition: '2020Q1' },
    reports: [
      report('a'),
      report('b', { events: [' '] }),
      report('c', { drugs: [{ role: 'DN', names: 'ASPIRIN' }] }),
      report('d', { drugs: [{ role: 'XX', names: 'ASPIRIN' }] }),
      report('e'),
    ],
  }
  const second: PartRows = {
    source: 'test',
    partition: '2019Q4',
    reports: [report('f'), report('e')],
    deletions: ['e'],
  }
  const [known, forgotten] = [join(root, 'known'), join(root, 'forgotten')]
  await load(known, first)
  await cp(known, forgotten, { recursive: true })
  await forgetReach(forgotten)
  const { funnel } = await load(known, second)
  expect(funnel.map(({ step, reports }) => `${step} ${reports}`)).toEqual([
    ...['case-rows 7', 'distinct-reports 7', 'latest-version 6', 'latest-generation 6', 'not-deleted 6'],
    ...['with-drug 5', 'with-role 4', 'analysable 3'],
  ])
  expect((await load(forgotten, second)).funnel).toEqual(funnel)
  expect(await storeIndex(forgotten)).toEqual(await storeIndex(known))
})
