import type { Filter, ResultNote } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conformanceParts } from '../conformance/conformance-dataset.js'
import { naiveReports } from '../conformance/naive-reports.js'
import { passes } from '../conformance/naive-run.js'
import type { RawPart } from '../conformance/raw-cases.js'
import { rawParts } from '../conformance/raw-parts.fixture.js'
import { rawRun } from '../conformance/raw-run.js'
import { ReportIndexBuilder } from '../index/report-index-builder.js'
import { compileFilter } from './compile-filter.js'
import { filters } from './filter.fixture.js'

async function built(parts: readonly RawPart[]) {
  const builder = new ReportIndexBuilder()
  for await (const batch of rawRun(parts).batches) builder.add(batch)
  return builder.build()
}

const { index } = await built(conformanceParts())

describe('compileFilter', () => {
  test('lets through the reports that the words of the filter let through', async () => {
    await fc.assert(
      fc.asyncProperty(rawParts, filters, async (parts, filter) => {
        const { index: small, lines } = await built(parts)
        const mask = compileFilter(filter, small)
        const expected = new Map(
          naiveReports(parts).reports.map((report) => [
            `${report.source} ${report.partition} ${report.reportId}`,
            passes(filter, report),
          ]),
        )
        expect(mask).toHaveLength(expected.size)
        for (const [report, passed] of mask.entries()) {
          const { source, partition, reportId } = lines.line(report, [])
          expect(passed).toBe(Number(expected.get(`${source} ${partition} ${reportId}`)))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('obeys the laws of logic', () => {
    const mask = (filter: Filter) => compileFilter(filter, index)
    fc.assert(
      fc.property(filters, filters, (p, q) => {
        expect(mask({ not: { not: p } })).toEqual(mask(p))
        expect(mask({ not: { and: [p, q] } })).toEqual(mask({ or: [{ not: p }, { not: q }] }))
        expect(mask({ not: { or: [p, q] } })).toEqual(mask({ and: [{ not: p }, { not: q }] }))
        expect(mask({ and: [p, { not: p }] })).toEqual(mask({ or: [] }))
        expect(mask({ or: [p, { not: p }] })).toEqual(mask({ and: [] }))
      }),
    )
  })

  test.each([
    [
      {
        and: [
          { field: 'sex', in: ['F'] },
          { field: 'age', min: Number.NaN },
        ],
      },
      'where.and[1].min',
    ],
    [{ or: [{ not: { field: 'age', max: '65' } }] }, 'where.or[0].not.max'],
    [{ field: 'sex', in: ['F', 'X'] }, 'where.in[1]'],
    [{ field: 'drug', in: ['A', ' '] }, 'where.in[1]'],
    [{ field: 'drug', in: ['A'], roles: [] }, 'where.roles'],
    [{ field: 'drug', in: ['A'], role: 'PS' }, 'where.role'],
    [{ field: 'outcome', in: ['??'] }, 'where.in[0]'],
    [{ field: 'date', which: 'event', to: '2019-02-29' }, 'where.to'],
    [{ field: 'serious' }, 'where.is'],
    [{ and: { field: 'sex', in: ['F'] } }, 'where.and'],
    [{ and: [], or: [] }, 'where.or'],
    [{ not: 3 }, 'where.not'],
    ['sex = F', 'where'],
  ])('refuses %j, naming %s', (filter, field) => {
    const compile = () => compileFilter(filter as Filter, index)
    expect(compile).toThrow(expect.objectContaining({ code: 'query/invalid', place: { field } }))
  })

  test('refuses fields that do not exist, by a code of their own', () => {
    const compile = () => compileFilter({ not: { field: 'toString' } } as unknown as Filter, index)
    expect(compile).toThrow(expect.objectContaining({ code: 'query/unknown-field', place: { field: 'where.not' } }))
  })

  test('notes names that the data do not have', () => {
    const notes: ResultNote[] = []
    const filter: Filter = {
      or: [
        { field: 'event', in: ['Nausea', 'Nausae'] },
        { field: 'country', in: ['XX'] },
      ],
    }
    compileFilter(filter, index, { onNote: (note) => notes.push(note) })
    expect(notes).toEqual([
      { code: 'unknown-term', message: 'The dataset has no event "Nausae", which where.or[0] asks for.' },
      { code: 'unknown-term', message: 'The dataset has no country "XX", which where.or[1] asks for.' },
    ])
  })
})
