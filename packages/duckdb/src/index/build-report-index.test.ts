import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReportIndexBuilder } from '@aethersignal/engine'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { loadIntoStore } from '../handle/store-calls.fixture.js'
import { type PartRows, runOf } from '../load/case-run.fixture.js'
import { randomParts } from '../load/random-parts.fixture.js'
import { Snapshot } from '../source/snapshot.js'

/** What the engine makes of the same batches in memory, by other code. */
async function inMemory(parts: readonly PartRows[]) {
  const builder = new ReportIndexBuilder()
  for await (const batch of runOf(parts).batches) builder.add(batch)
  return builder.build()
}

async function throughStore(loads: readonly (readonly PartRows[])[]) {
  const store = await mkdtemp(join(tmpdir(), 'aether-index-'))
  try {
    for (const parts of loads) await loadIntoStore(store, runOf(parts, { batchRows: 3 }), { now: new Date(0) })
    const snapshot = await Snapshot.open(store, { memoryLimit: '256MB' })
    try {
      const reports = await snapshot.reports()
      const { index } = reports
      const lines = await snapshot.lines(
        reports,
        Array.from({ length: index.reports }, (_, report) => report),
      )
      return { index, lines, funnel: snapshot.catalogue.funnel, hash: snapshot.catalogue.hash }
    } finally {
      await snapshot.close()
    }
  } finally {
    await rm(store, { recursive: true, force: true })
  }
}

it('finds the same reports, codes and lines as the engine in memory, in whatever order parts are loaded', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomParts, fc.boolean(), async (parts, reversed) => {
      const ordered = reversed ? [...parts].reverse() : parts
      const expected = await inMemory(parts)
      const atOnce = await throughStore([ordered])
      const oneByOne = await throughStore(ordered.map((part) => [part]))
      expect(atOnce.funnel).toEqual(expected.funnel)
      expect(atOnce.index).toEqual(expected.index)
      expect(oneByOne).toEqual(atOnce)
      const withoutFile = ({ file: _, ...line }: (typeof atOnce.lines)[number]) => line
      expect(atOnce.lines.map(withoutFile)).toEqual(
        Array.from({ length: expected.index.reports }, (_, report) => withoutFile(expected.lines.line(report, []))),
      )
    }),
    { numRuns: 8 },
  )
})
