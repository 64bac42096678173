import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawParts } from '../../conformance/raw-parts.fixture.js'
import { rawRun } from '../../conformance/raw-run.js'
import { memorySource } from '../../source/memory-source.js'

const column = (result: { table: { columns: readonly { name: string; values: unknown }[] } }, name: string) =>
  Array.from(result.table.columns.find((one) => one.name === name)!.values as ArrayLike<number>)

const sum = (values: readonly number[]) => values.reduce((left, right) => left + right, 0)

describe('counts by period', () => {
  it('have every report of the series in a period or in what is left out, for any data', async () => {
    let counted = 0
    await fc.assert(
      fc.asyncProperty(
        rawParts,
        fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
        fc.constantFrom('event' as const, 'received' as const, 'version' as const),
        fc.constantFrom(null, 'A', 'b'),
        async (parts, by, date, drug) => {
          const source = await memorySource(rawRun(parts), { title: 'Reports' })
          const asked = { ...{ analysis: 'period-counts' as const, by, date, drug }, asOf: '2026-01-01' }
          const result = await source.analyse(asked).catch(() => undefined)
          if (result === undefined) return
          const facts = result.facts as Record<'series' | 'missing' | 'imprecise' | 'outlying', number>
          const reports = column(result, 'reports')
          expect(sum(reports) + facts.missing + facts.imprecise + facts.outlying).toBe(facts.series)
          expect(column(result, 'cumulative').at(-1)).toBe(sum(reports))
          for (const [name, where] of [
            ['serious', { field: 'serious', is: true }],
            ['fatal', { field: 'outcome', in: ['DE'] }],
          ] as const) {
            const { total } = await source.cases({ where, ...(drug !== null && { drug }) }, { limit: 1 })
            // What is left out may be serious, too.
            expect(sum(column(result, name))).toBeLessThanOrEqual(total)
            if (sum(reports) === facts.series) expect(sum(column(result, name))).toBe(total)
          }
          counted += 1
        },
      ),
      { numRuns: 200, seed: 7 },
    )
    expect(counted).toBeGreaterThan(50)
  })
})
