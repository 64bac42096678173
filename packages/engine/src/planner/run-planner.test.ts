import { DEFAULT_ROLES, MEASURES, ROLES, type RunSpec, SIGNAL_COLUMNS, type SignalTable } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { naiveReports } from '../conformance/naive-reports.js'
import { naivePairs, naiveUniverse } from '../conformance/naive-run.js'
import type { RawPart } from '../conformance/raw-cases.js'
import { rawParts } from '../conformance/raw-parts.fixture.js'
import { rawRun } from '../conformance/raw-run.js'
import { filters } from '../query/filter.fixture.js'
import { memorySource } from '../source/memory-source.js'

const sourceOf = (parts: readonly RawPart[]) => memorySource(rawRun(parts), { title: 'Property' })

describe('a run', () => {
  test('counts as sets do', async () => {
    const roleSets = fc.option(fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }), { nil: undefined })
    await fc.assert(
      fc.asyncProperty(rawParts, fc.option(filters, { nil: undefined }), roleSets, async (parts, where, roles) => {
        const spec = { ...(where && { where }), ...(roles && { roles }) }
        const universe = naiveUniverse(naiveReports(parts).reports, where, roles)
        const table = await (await sourceOf(parts)).run({ ...spec, minCount: 1, measures: [] })
        expect(table.reports).toBe(universe.length)
        const cells = ({ drug, event, columns }: SignalTable) =>
          drug.map((name, row) => ({
            drug: name,
            event: event[row]!,
            a: columns.a![row]!,
            b: columns.b![row]!,
            c: columns.c![row]!,
            d: columns.d![row]!,
          }))
        const expected = naivePairs(universe, roles ?? DEFAULT_ROLES)
        expect(cells(table)).toHaveLength(expected.length)
        expect(cells(table)).toEqual(expect.arrayContaining([...expected]))
      }),
    )
  })

  test('gives pages that together are the whole, in any order and of any size', async () => {
    const source = await memorySource(conformanceRun(), { title: 'Conformance' })
    const by = fc.constantFrom(...SIGNAL_COLUMNS, 'drug' as const, 'event' as const)
    const direction = fc.constantFrom('ascending' as const, 'descending' as const)
    await fc.assert(
      fc.asyncProperty(by, direction, fc.integer({ min: 20, max: 200 }), async (column, way, limit) => {
        const spec: RunSpec = { minCount: 2, measures: MEASURES, sort: { by: column, direction: way } }
        const whole = await source.run(spec)
        const pages: SignalTable[] = []
        for (let offset = 0; offset < whole.rows; offset += limit) {
          pages.push(await source.run({ ...spec, page: { offset, limit } }))
        }
        expect(pages.flatMap(({ drug }) => drug)).toEqual(whole.drug)
        expect(pages.flatMap(({ event }) => event)).toEqual(whole.event)
        for (const name of SIGNAL_COLUMNS) {
          expect(Float64Array.from(pages.flatMap(({ columns }) => [...columns[name]!]))).toEqual(whole.columns[name])
        }
      }),
      { numRuns: 30 },
    )
  })

  test('goes through its phases in order', async () => {
    const source = await memorySource(conformanceRun(), { title: 'Conformance' })
    const phases: string[] = []
    await source.run({}, { onProgress: ({ phase }) => phases.at(-1) !== phase && phases.push(phase) })
    expect(phases).toEqual(['filter', 'count', 'fit', 'score', 'sort'])
  })

  test('has no EBGM, and says so, where there are too few pairs to fit a prior to', async () => {
    const drug = { names: ['A'], verbatim: null, role: 'PS' as const }
    const cases = ['1', '2', '3'].map((id) => ({
      reportId: id,
      caseId: id,
      generation: 0,
      version: 1,
      nullified: false,
      versionDate: 0,
      receivedDate: 0,
      eventDate: 0,
      sex: null,
      ageYears: null,
      country: null,
      serious: null,
      drugs: [drug],
      events: ['Rash'],
      outcomes: [],
    }))
    const source = await sourceOf([{ source: 'one', partition: '2020', cases, orphans: [], deletions: [] }])
    const table = await source.run({})
    expect(table.columns.a).toEqual(Float64Array.of(3))
    expect(table.columns.ebgm).toEqual(Float64Array.of(Number.NaN))
    expect(table.prior).toBeUndefined()
    expect(table.notes.slice(0, 1)).toEqual([expect.objectContaining({ code: 'prior-too-few-pairs', count: 1 })])
    expect(source.capabilities.filters).toEqual(['drug', 'event'])
  })

  test('says of an empty universe what each condition leaves', async () => {
    const source = await memorySource(conformanceRun(), { title: 'Conformance' })
    const where = {
      and: [
        { field: 'age', min: 18, max: 65 },
        { field: 'sex', in: ['F'] },
        { field: 'age', max: 10 },
      ],
    } as const
    const { reports, notes } = await source.run({ where })
    expect(reports).toBe(0)
    const left = async (condition: RunSpec['where']) =>
      (await source.cases({ ...(condition && { where: condition }), roles: ROLES }, { limit: 1 })).total
    const explained = notes.filter(({ code }) => code === 'empty-universe')
    expect(explained[0]?.count).toBe(0)
    expect(explained[1]?.message).toContain('role PS, SS')
    expect(explained[2]?.message).toContain('where.and[0] (age from 18 to under 65)')
    for (const [at, condition] of where.and.entries()) {
      expect(explained[at + 2]!.count).toBeGreaterThanOrEqual(await left(condition))
    }
    expect(explained[4]?.message).toContain(', 0 together with the conditions before it')
  })
})
