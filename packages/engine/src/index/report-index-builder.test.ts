import type { CaseBatch } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conformanceParts } from '../conformance/conformance-dataset.js'
import { naiveReports } from '../conformance/naive-reports.js'
import type { RawPart } from '../conformance/raw-cases.js'
import { rawParts } from '../conformance/raw-parts.fixture.js'
import { rawRun } from '../conformance/raw-run.js'
import { type BuiltIndex, ReportIndexBuilder } from './report-index-builder.js'

async function built(parts: readonly RawPart[], batchRows = 5): Promise<BuiltIndex> {
  const builder = new ReportIndexBuilder()
  for await (const batch of rawRun(parts, batchRows).batches) builder.add(batch)
  return builder.build()
}

describe('ReportIndexBuilder', () => {
  test('finds the reports that sorting and grouping by hand finds, whatever the order of the parts', async () => {
    await fc.assert(
      fc.asyncProperty(rawParts, fc.integer({ min: 1, max: 7 }), async (parts, batchRows) => {
        const expected = naiveReports(parts)
        const forwards = await built(parts, batchRows)
        const backwards = await built(parts.toReversed())
        expect(forwards.funnel).toEqual(expected.funnel)
        expect(forwards.index).toEqual(backwards.index)
        const lines = (of: BuiltIndex) =>
          Array.from({ length: of.index.reports }, (_, report) => of.lines.line(report, []))
        const keys = lines(forwards).map(({ source, partition, reportId, caseId }) =>
          [source, partition, reportId, caseId].join(),
        )
        expect(keys.toSorted()).toEqual(
          expected.reports
            .map(({ source, partition, reportId, caseId }) => [source, partition, reportId, caseId].join())
            .toSorted(),
        )
        const terms = new Set(expected.reports.flatMap((of) => [...of.terms]))
        expect(new Set(forwards.index.events.names)).toEqual(terms)
        expect(forwards.index.events.names).toHaveLength(terms.size)
      }),
    )
  })

  test('gives an empty index for nothing', async () => {
    const { index, funnel } = await built([])
    expect(index.reports).toBe(0)
    expect(funnel.map(({ reports }) => reports)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  })

  test('tells of cases that no choice of roles would count', async () => {
    const parts = conformanceParts()
    const { funnel } = await built(parts, 100)
    const withRole = funnel.find(({ step }) => step === 'with-role')!
    const counts = await built(
      parts.map((part) => ({
        ...part,
        cases: part.cases.map((of) => ({
          ...of,
          drugs: of.drugs.map((drug) => ({ ...drug, role: drug.role ?? ('PS' as const) })),
        })),
      })),
      100,
    )
    expect(withRole.removed).toBeGreaterThan(5)
    expect(counts.funnel.find(({ step }) => step === 'with-role')).toMatchObject({
      reports: withRole.reports + withRole.removed,
      removed: 0,
    })
  })

  test('refuses rows that point to a case that has not come', () => {
    const batch = {
      part: { source: 'one', partition: '2020' },
      table: 'event',
      rows: 1,
      columns: { caseOrdinal: Int32Array.of(3), term: ['Nausea'] },
    } as unknown as CaseBatch
    expect(() => new ReportIndexBuilder().add(batch)).toThrow('points to case 3')
  })
})

test('is built in steps to the same index, however many rows there are', async () => {
  const builder = new ReportIndexBuilder()
  for await (const batch of rawRun([manyReports(20_000)], 1000).batches) builder.add(batch)
  const steps = builder.buildInSteps()
  let taken = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) taken += 1
  expect(taken).toBeGreaterThan(20)
  expect(step.value.index).toEqual(builder.build().index)
  expect(step.value.index.reports).toBe(20_000)
})

function manyReports(size: number): RawPart {
  const drugs = (at: number) => [{ names: [`DRUG ${at % 97}`], verbatim: null, role: 'PS' as const }]
  const cases = Array.from({ length: size }, (_, at) => ({
    ...{ reportId: `${at}`, caseId: `${at}`, generation: 1, version: 1, nullified: false },
    ...{ versionDate: 0, receivedDate: 20200101, eventDate: 0, sex: null, ageYears: at % 90, country: 'US' },
    ...{ serious: null, drugs: drugs(at), events: [`Event ${at % 89}`], outcomes: at % 3 === 0 ? ['DE'] : [] },
  }))
  return { source: 'test', partition: 'x', cases, orphans: [], deletions: [] }
}
