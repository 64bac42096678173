import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import type { RawPart } from '../conformance/raw-cases.js'
import { rawParts } from '../conformance/raw-parts.fixture.js'
import { rawRun } from '../conformance/raw-run.js'
import { sourceConformance } from '../conformance/source-conformance.js'
import { memorySource } from './memory-source.js'
import type { SignalSource } from './signal-source.js'

describe('a source in memory', () => {
  for (const { name, run } of sourceConformance(() =>
    memorySource(conformanceRun(), { title: 'Conformance', extraFields: true }),
  )) {
    test(name, run)
  }
})

async function answers(source: SignalSource) {
  const { load, ...summary } = await source.describe()
  const { cases } = await source.cases({}, { limit: 100 })
  return {
    ...{ summary, cases },
    files: load.files.map(({ path }) => path),
    funnel: load.funnel,
    table: await source.run({ minCount: 1, measures: ['prr'] }),
  }
}

describe('several readings', () => {
  it('answer as one reading of the same parts, and every line names its file', async () => {
    await fc.assert(
      fc.asyncProperty(rawParts, async (parts: readonly RawPart[]) => {
        const one = await memorySource(rawRun(parts), { title: 'Same', synthetic: true })
        const several = await memorySource(
          parts.map((part) => rawRun([part])),
          { title: 'Same', synthetic: true },
        )
        expect(await answers(several)).toEqual(await answers(one))
      }),
    )
  })

  it('are told with what was found out of their inputs', async () => {
    const recognised = [{ path: 'a.xml', source: 'icsr', reason: 'It is XML.' }]
    const leftOut = [{ path: 'b.pdf', reason: 'It is a PDF document.' }]
    const source = await memorySource([conformanceRun()], { title: 'Two', recognised, leftOut })
    expect((await source.describe()).load).toMatchObject({ recognised, leftOut })
    const plain = await memorySource(conformanceRun(), { title: 'Plain' })
    expect(Object.keys((await plain.describe()).load)).not.toContain('leftOut')
  })
})

it.each(['read', 'index'])('stops opening where its signal fires in phase %s', async (phase) => {
  const controller = new AbortController()
  const opening = memorySource(conformanceRun(), {
    title: 'Stopped',
    signal: controller.signal,
    onProgress: (progress) => progress.phase === phase && controller.abort(),
  })
  await expect(opening).rejects.toMatchObject({ code: 'request/aborted' })
})
