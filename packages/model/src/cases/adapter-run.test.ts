import { expect, it } from 'vitest'
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
  expect(run.report()).toBe(report)
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
