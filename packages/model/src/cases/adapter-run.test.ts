import { describe, expect, it } from 'vitest'
import type { LoadedFile } from '../load/load-report.js'
import type { AdapterReport } from './adapter.js'
import { adapterRun } from './adapter-run.js'

const report: AdapterReport = { files: [], warnings: [{ code: 'synthetic', message: 'Made up.' }] }

it('gives the report once the batches are exhausted, and an error before', async () => {
  const run = adapterRun(async function* (finish) {
    yield* []
    finish(report)
  })
  expect(() => run.report()).toThrow('before all batches')
  for await (const batch of run.batches) expect.fail(`a batch of ${batch.table} out of nothing`)
  expect(run.report()).toEqual(report)
})

it('names the adapter in the report, where it is given', async () => {
  const files = { files: [], warnings: [] }
  const run = adapterRun(
    async function* (finish) {
      yield* []
      finish(files)
    },
    { id: 'own', version: '7' },
  )
  for await (const batch of run.batches) void batch
  expect(run.report()).toEqual({ ...files, reader: { id: 'own', version: '7' } })
})

describe('what a run refuses and warns of', () => {
  const file = (over: Partial<LoadedFile>): LoadedFile => ({
    ...{ path: 'a.csv', table: 'cases', source: 'csv', partition: 'a.csv', sha256: '', orphans: 0, orphanRows: 0 },
    ...{
      rowsIn: 2,
      loaded: 2,
      repaired: 0,
      repairs: {},
      distinctIds: 2,
      encodingRepairs: 0,
      unknownColumns: [],
      quarantined: [],
    },
    ...over,
  })
  const run = async (files: readonly LoadedFile[]) => {
    const made = adapterRun(async function* (finish) {
      yield* []
      finish({ files, warnings: [] })
    })
    for await (const _ of made.batches);
    return made.report()
  }
  const quarantined = [2, 3].map((line) => ({ line, code: 'rounded-case-id', text: '' }))

  it('refuses a file of which every row is quarantined, whatever others hold', async () => {
    await expect(run([file({}), file({ loaded: 0, quarantined })])).rejects.toMatchObject({
      code: 'input/nothing-loaded',
      place: { file: 'a.csv', line: 2 },
    })
    await expect(run([file({ loaded: 1, quarantined: quarantined.slice(1) })])).resolves.toBeDefined()
    await expect(run([file({ rowsIn: 0, loaded: 0 }), file({ table: null, loaded: 0 })])).resolves.toBeDefined()
  })
})
