import { atOnce } from '@aethersignal/core'
import type { RunSpec } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import type { ReportIndex } from '../index/report-index.js'
import { ReportIndexBuilder } from '../index/report-index-builder.js'
import { summariseIndex } from '../index/summarise-index.js'
import { exposureInRoles } from '../query/exposure.js'
import { universeOf } from '../query/universe.js'
import { indexSource } from '../source/index-source.js'
import { KeptResults, keptBeside, keptIn, workedOut } from './kept-results.js'

const ROLES = ['PS', 'SS', 'C', 'I'] as const

async function conformanceIndex(): Promise<ReportIndex> {
  const builder = new ReportIndexBuilder()
  for await (const batch of conformanceRun().batches) builder.add(batch)
  return builder.build().index
}

function sourceKeeping(index: ReportIndex, workedOutKept?: number) {
  const identity = { id: 'one', hash: 'one', parts: [] }
  const summary = { identity, title: 'One', synthetic: true, ...summariseIndex(index) }
  const load = { files: [], funnel: [], warnings: [], parts: [] }
  return indexSource({
    ...{ index, identity, describe: async () => ({ ...summary, load }) },
    ...(workedOutKept !== undefined && { workedOutKept }),
  })
}

describe('what is worked out from an index', () => {
  it('gives the same answers whatever is kept of it, and in whatever order it leaves', async () => {
    const index = await conformanceIndex()
    const sources = [sourceKeeping(index), sourceKeeping(index, 0), sourceKeeping(index, 20_000)]
    const asked = fc.record({
      roles: fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }),
      where: fc.constantFrom(
        null,
        { field: 'sex', in: ['F'] } as const,
        { field: 'country', in: ['us'] } as const,
        { field: 'drug', in: [index.drugs.names[0]!, index.drugs.names[1]!] } as const,
      ),
      descending: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 6 }), async (questions) => {
        for (const { roles, where, descending } of questions) {
          const sort = { by: 'event', direction: descending ? 'descending' : 'ascending' } as const
          const spec: RunSpec = { roles, minCount: 1, measures: ['prr'], sort, ...(where && { where }) }
          const [kept, ...others] = await Promise.all(
            sources.map(async (source) => [await source.run(spec), await source.suggest('drug', 'a')]),
          )
          for (const other of others) expect(other).toEqual(kept)
        }
      }),
      { numRuns: 40, seed: 7 },
    )
    for (const source of sources) await source.close()
  })

  it('never takes more memory than is set aside, and none once it is cleared', async () => {
    const index = await conformanceIndex()
    const one = exposureBytes(index)
    const held = keptIn(index, new KeptResults(2 * one))
    const kept = keptBeside(held)!
    for (const role of ROLES) {
      const { drugs, reports } = atOnce(exposureInRoles(held, [role]))
      expect(kept.bytes).toBeGreaterThan(0)
      expect(kept.bytes).toBeLessThanOrEqual(2 * one)
      const plain = universeOf(index, null, [role])
      expect([drugs, reports]).toEqual([plain.drugs, plain.mask])
    }
    kept.clear()
    expect(kept.bytes).toBe(0)
  })

  it('shares one sum of bytes among its kinds: what was not used for longest leaves, whatever it is', () => {
    const kept = new KeptResults(100)
    const shelves = ['counts', 'kept field'].map((kind) =>
      kept.shelf<{ readonly bytes: number }>(kind, (of) => of.bytes),
    )
    const [counts, fields] = [shelves[0]!, shelves[1]!]
    counts.set('one', { bytes: 40 })
    fields.set('one', { bytes: 50 })
    expect([counts.get('one')?.bytes, fields.get('one')?.bytes, kept.bytes]).toEqual([40, 50, 90])
    counts.get('one')
    fields.set('two', { bytes: 30 })
    expect([counts.get('one')?.bytes, fields.get('one'), fields.get('two')?.bytes]).toEqual([40, undefined, 30])
    expect(kept.bytes).toBe(70)
    counts.set('two', { bytes: 101 })
    expect([counts.get('two'), kept.bytes]).toEqual([undefined, 70])
  })

  it('is made once while it is kept, again after it left, and every time where there is no room for it', () => {
    let made = 0
    const length = workedOut(
      'length',
      function* ({ text }: { readonly text: string }) {
        made += 1
        yield
        return text.length
      },
      () => 8,
    )
    const plain = { text: 'abc' }
    expect([length(plain), length(plain), made]).toEqual([3, 3, 2])
    const roomy = keptIn(plain, new KeptResults(8))
    expect([length(roomy), length(roomy), made]).toEqual([3, 3, 3])
    keptBeside(roomy)!.clear()
    expect([length(roomy), made]).toEqual([3, 4])
    const narrow = keptIn(plain, new KeptResults(7))
    expect([length(narrow), length(narrow), made]).toEqual([3, 3, 6])
    expect(keptBeside({ ...roomy })).toBeUndefined()
  })
})

/** Bytes of the drugs of the reports in one role. */
function exposureBytes(index: ReportIndex): number {
  const sizes = ROLES.map((role) => {
    const { drugs, reports } = atOnce(exposureInRoles(index, [role]))
    return drugs.offsets.byteLength + drugs.codes.byteLength + reports.byteLength
  })
  return Math.max(...sizes)
}
