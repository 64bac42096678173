import { describe, expect, it } from 'vitest'
import type { Analysis, ResolvedRequest } from '../analyses/analysis.js'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { memorySource } from '../source/memory-source.js'
import { portSource } from '../worker/port-source.js'
import { serveSource } from '../worker/serve-source.js'

/** An analysis as a host would write it: one object, one row. */
const reportsByDrug: Analysis<ResolvedRequest, readonly (readonly [string, number])[]> = {
  readRequest: (request) => ({
    ...{ where: null, roles: ['PS', 'SS'], sort: null },
    ...(request as { readonly analysis: string }),
  }),
  gather({ drugs, mask, index }) {
    const counts = index.drugs.names.map((name): [string, number] => [name, 0])
    for (let report = 0; report < mask.length; report++) {
      if (mask[report] === 0) continue
      for (let at = drugs.offsets[report]!; at < drugs.offsets[report + 1]!; at++) counts[drugs.codes[at]!]![1] += 1
    }
    return { input: counts, notes: [{ code: 'toy', message: 'A toy.' }] }
  },
  compute: (counts) => ({
    table: {
      rows: counts.length,
      columns: [
        { name: 'drug', kind: 'text', values: counts.map(([name]) => name) },
        { name: 'reports', kind: 'count', values: counts.map(([, count]) => count) },
      ],
    },
    sort: { by: 'reports' },
    definitions: { unit: 'reports' },
  }),
}

const analyses = { 'reports-by-drug': { load: async () => reportsByDrug } }
const open = () => memorySource(conformanceRun(), { title: 'Conformance', analyses })

describe('analyses of a source', () => {
  it('are its own and those of its host', async () => {
    const source = await open()
    expect(source.capabilities.analyses).toContain('reports-by-drug')
    expect(source.capabilities.analyses).toContain('masking')
    // No reader of this data has dates of therapies in memory.
    expect(source.capabilities.analyses).not.toContain('onset')
    const result = await source.analyse({ analysis: 'reports-by-drug' })
    const { drugs } = await source.run({ roles: ['PS', 'SS'], minCount: 1 })
    const reports = Array.from(result.table.columns[1]!.values as ArrayLike<number>)
    expect(reports.filter((count) => count > 0)).toHaveLength(drugs)
    expect(reports).toEqual([...reports].sort((one, other) => other - one))
    expect(result.notes).toContainEqual({ code: 'toy', message: 'A toy.' })
    expect(result.manifest.request).toEqual({
      ...{ analysis: 'reports-by-drug', where: null, roles: ['PS', 'SS'], sort: { by: 'reports' } },
    })
  })

  it('cross a port', async () => {
    const { port1, port2 } = new MessageChannel()
    serveSource(await open(), port1)
    const far = portSource(port2)
    await far.describe()
    expect(far.capabilities.analyses).toContain('reports-by-drug')
    const near = await open()
    const request = { analysis: 'reports-by-drug', page: { offset: 1, limit: 2 } }
    expect(await far.analyse(request)).toEqual(await near.analyse(request))
    await far.close()
  })

  it('are given in pages whose columns belong to the caller', async () => {
    const source = await open()
    const whole = await source.analyse({ analysis: 'strata', by: 'sex', minCount: 1 })
    const page = await source.analyse({ analysis: 'strata', by: 'sex', minCount: 1, page: { offset: 2, limit: 3 } })
    expect([page.offset, page.table.rows, page.totalRows]).toEqual([2, 3, whole.totalRows])
    const last = { offset: whole.totalRows + 5, limit: 3 }
    expect((await source.analyse({ analysis: 'strata', by: 'sex', minCount: 1, page: last })).table.rows).toBe(0)
    const column = page.table.columns.find(({ name }) => name === 'ror_mh')!.values as Float64Array
    const before = column[0]
    column.fill(-1)
    const again = await source.analyse({ analysis: 'strata', by: 'sex', minCount: 1, page: { offset: 2, limit: 3 } })
    expect(again.table.columns.find(({ name }) => name === 'ror_mh')!.values[0]).toBe(before)
  })

  it.each([
    [{}, 'query/invalid', 'analysis'],
    [{ analysis: 'toString' }, 'query/invalid', 'analysis'],
    [{ analysis: 'strata' }, 'query/invalid', 'by'],
    [{ analysis: 'strata', by: 'sex', level: 1 }, 'query/invalid', 'level'],
    [{ analysis: 'strata', by: 'sex', hue: 'red' }, 'query/invalid', undefined],
    [{ analysis: 'strata', by: 'sex', sort: { by: 'beauty' } }, 'query/invalid', 'sort.by'],
    [{ analysis: 'strata', by: 'age', ageBounds: [18, 12] }, 'query/invalid', 'ageBounds'],
    [{ analysis: 'masking', event: 'No such event' }, 'query/unknown-term', 'event'],
    [{ analysis: 'masking', event: 'Nausea', where: { field: 'age', min: 999 } }, 'measure/too-little-data', undefined],
  ])('%j is refused with %s', async (request, code, field) => {
    const source = await open()
    const error = await source.analyse(request as { analysis: string }).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code, ...(field !== undefined && { place: { field } }) })
  })

  it('stop when the caller leaves or the source is closed', async () => {
    const source = await open()
    const request = { analysis: 'strata', by: 'sex' } as const
    await expect(source.analyse(request, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'request/aborted',
    })
    await source.close()
    await expect(source.analyse(request)).rejects.toMatchObject({ code: 'source/closed' })
  })
})
