import { atOnce } from '@aethersignal/core'
import type { Filter } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conformanceParts } from '../conformance/conformance-dataset.js'
import { naiveReports } from '../conformance/naive-reports.js'
import { passes } from '../conformance/naive-run.js'
import { rawRun } from '../conformance/raw-run.js'
import { ReportIndexBuilder } from '../index/report-index-builder.js'
import { compileFilter, filterPlan } from './compile-filter.js'
import { conditions, filters } from './filter.fixture.js'
import { passesOf } from './filter-plan.js'

const builder = new ReportIndexBuilder()
for await (const batch of rawRun(conformanceParts()).batches) builder.add(batch)
const { index, lines } = builder.build()
const reports = new Map(
  naiveReports(conformanceParts()).reports.map((report) => [
    `${report.source} ${report.partition} ${report.reportId}`,
    report,
  ]),
)
const inOrder = Array.from({ length: index.reports }, (_, at) => {
  const { source, partition, reportId } = lines.line(at, [])
  return reports.get(`${source} ${partition} ${reportId}`)!
})

const passesOfFilter = (filter: Filter) => passesOf(atOnce(filterPlan(filter, index)))

describe('a filter of many conditions', () => {
  const many = fc.array(fc.oneof({ weight: 5, arbitrary: conditions }, { weight: 1, arbitrary: filters }), {
    minLength: 5,
    maxLength: 40,
  })
  const turned = fc
    .tuple(many, fc.infiniteStream(fc.boolean()))
    .map(([list, turns]): Filter[] => list.map((one) => (turns.next().value ? { not: one } : one)))

  test('says what it says word by word', () => {
    fc.assert(
      fc.property(fc.constantFrom('and' as const, 'or' as const), turned, turned, (outer, list, nested) => {
        const inner = (outer === 'and' ? { or: nested } : { and: nested }) as Filter
        const filter = { [outer]: [...list, inner] } as unknown as Filter
        const expected = inOrder.map((report) => (passes(filter, report) ? 1 : 0))
        expect([...compileFilter(filter, index)]).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  test('takes one pass for the conditions of one field under one "or"', () => {
    const drugs = Array.from({ length: 6200 }, (_, at): Filter => ({ field: 'drug', in: [`drug ${at}`] }))
    expect(passesOfFilter({ or: drugs })).toBe(1)
    expect(passesOfFilter({ not: { or: drugs } })).toBe(1)
    expect(passesOfFilter({ and: drugs.map((not): Filter => ({ not })) })).toBe(1)
    // The same list ten times is one list.
    expect(passesOfFilter({ and: Array.from({ length: 10 }, () => ({ or: drugs })) })).toBe(1)
    const known = (at: number): Filter => ({ field: 'drug', in: [index.drugs.names[at]!] })
    expect(passesOfFilter({ and: [{ or: [known(0), ...drugs] }, { or: [...drugs, known(1)] }, known(2)] })).toBe(3)
  })

  test.each<readonly [string, (at: number) => Filter]>([
    ['age', (at) => ({ field: 'age', min: at, max: at + 1.5 })],
    ['date', (at) => ({ field: 'date', which: 'received', from: String(1900 + at), to: String(1900 + at) })],
    ['country', (at) => ({ field: 'country', in: [String(at)] })],
    ['event', (at) => ({ field: 'event', in: [`event ${at}`] })],
  ])('takes one pass for any number of conditions on %s', (_, condition) => {
    const list = Array.from({ length: 200 }, (__, at) => condition(at))
    expect(passesOfFilter({ or: list })).toBe(1)
    expect(passesOfFilter({ and: list.map((not): Filter => ({ not })) })).toBe(1)
  })
})
