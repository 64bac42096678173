import type { PairCounts } from '@aethersignal/core'
import { describe, expect, it, test } from 'vitest'
import { type IndexBackendOptions, indexBackend } from '../backend/index-backend.js'
import type { ReportBackend } from '../backend/report-backend.js'
import { ReportIndexBuilder } from '../index/report-index-builder.js'
import { compileFilter } from '../query/compile-filter.js'
import { backendConformance } from './backend-conformance.js'
import { conformanceParts, conformanceRun } from './conformance-dataset.js'
import { countingBackend } from './counting-backend.fixture.js'
import { naiveReports } from './naive-reports.js'

async function indexed(): Promise<IndexBackendOptions> {
  const builder = new ReportIndexBuilder({ extraFields: true })
  for await (const batch of conformanceRun().batches) builder.add(batch)
  const { index, extras } = builder.build()
  return { index, ...(extras && { extras }) }
}

const options = indexed()
const overIndex = async () => indexBackend(await options)
const bySets = async () => {
  const { index } = await options
  return countingBackend(naiveReports(conformanceParts()).reports, (where, onNote) =>
    compileFilter(where, index, { onNote }),
  )
}

describe('a backend over an index that keeps next to nothing conforms', () => {
  const open = async () => indexBackend({ ...(await options), workedOutKept: 1000 })
  for (const { name, run } of backendConformance(open)) test(name, run)
})

describe('a backend that counts and shows no reports conforms', () => {
  for (const { name, run } of backendConformance(bySets)) test(name, run)
})

describe('the kit for backends', () => {
  it('finds a cell that is one report off', async () => {
    const open = async (): Promise<ReportBackend> => {
      const backend = await overIndex()
      return {
        ...backend,
        async count(of, scope) {
          const { counts, notes } = await backend.count(of, scope)
          return { counts: oneMore(counts), notes }
        },
      }
    }
    expect(await failures(open)).toContainEqual(expect.stringMatching(/^counts .* cell by cell$/))
  })

  it('finds a view that has a report too few', async () => {
    const open = async (): Promise<ReportBackend> => {
      const backend = await overIndex()
      return {
        ...backend,
        async view(request, scope) {
          const view = await backend.view!(request, scope)
          const mask = view.mask.slice()
          mask[mask.indexOf(1)] = 0
          return { ...view, mask }
        },
      }
    }
    expect(await failures(open)).toContain('shows the reports that it counts')
  })
})

function oneMore(counts: PairCounts): PairCounts {
  const more = counts.counts.slice()
  more[0]! += 1
  return { ...counts, counts: more }
}

async function failures(open: () => Promise<ReportBackend>): Promise<readonly string[]> {
  const failed: string[] = []
  for (const { name, run } of backendConformance(open)) {
    if (!name.startsWith('as a source')) await run().catch(() => failed.push(name))
  }
  return failed
}
