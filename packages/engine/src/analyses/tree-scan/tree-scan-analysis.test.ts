import { beforeAll, describe, expect, it } from 'vitest'
import { conformanceRun } from '../../conformance/conformance-dataset.js'
import { memorySource } from '../../source/memory-source.js'
import type { SignalSource } from '../../source/signal-source.js'

const tree = [
  { node: 'All', parent: '' },
  { node: 'Liver', parent: 'All' },
  // Named in another case than the reports have it.
  { node: 'acute hepatic failure', parent: 'Liver' },
  { node: 'Hepatic failure', parent: 'Liver' },
  { node: 'Rash', parent: 'All' },
]
const request = { analysis: 'tree-scan', drug: 'KETRAVIRINE', tree, model: 'bernoulli', conditional: true } as const

let source: SignalSource

beforeAll(async () => {
  source = await memorySource(conformanceRun(), { title: 'Conformance' })
})

describe('treeScanAnalysis', () => {
  it('finds the event that a drug brings along, a case for each report with both', async () => {
    const { table, notes, manifest } = await source.analyse({ ...request, simulations: 99 })
    const valuesOf = (name: string) => table.columns.find((column) => column.name === name)!.values
    const at = (valuesOf('node') as readonly string[]).indexOf('acute hepatic failure')
    const { table: counts } = await source.pair({ drug: 'KETRAVIRINE', event: 'Acute hepatic failure' }, {})
    expect(valuesOf('cases')[at]).toBe(counts.a)
    expect(valuesOf('p')[at]).toBe(0.01)
    expect(notes).toContainEqual(expect.objectContaining({ code: 'events-not-in-tree' }))
    expect(manifest.request).toMatchObject({ tree, seed: 1, probability: null })
  })

  it.each([
    [{ ...request, drug: null }, 'query/invalid', 'drug'],
    [{ ...request, drug: 'NOTHING OF THE KIND' }, 'query/unknown-term', 'drug'],
    [{ ...request, model: 'poisson', conditional: true }, 'query/invalid', 'model'],
    [{ ...request, conditional: false }, 'query/invalid', 'probability'],
    [{ ...request, probability: 0.5 }, 'query/invalid', 'probability'],
    [{ ...request, tree: [] }, 'query/invalid', 'tree'],
    [{ ...request, tree: [{ node: 'Rash', parent: 'Skin' }] }, 'query/invalid', /^tree\[0\]\.parent$/],
    [{ ...request, tree: [{ node: 'Rash', parent: 'Rash' }] }, 'query/invalid', /^tree\[0\]\.parent$/],
    [{ ...request, tree: [...tree, { node: 'All', parent: 'Rash' }] }, 'query/invalid', /^tree/],
    [{ ...request, simulations: 1e12 }, 'query/invalid', 'simulations'],
  ] as const)('refuses what it cannot scan %#', async (asked, code, field) => {
    await expect(source.analyse(asked)).rejects.toMatchObject({
      code,
      place: { field: expect.stringMatching(field) },
    })
  })

  it('refuses a tree without any event of the reports', async () => {
    const none = source.analyse({ ...request, tree: [{ node: 'Nothing', parent: '' }] })
    await expect(none).rejects.toMatchObject({ code: 'measure/too-little-data' })
  })
})
