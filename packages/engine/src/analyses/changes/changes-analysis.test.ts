import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conformanceRun } from '../../conformance/conformance-dataset.js'
import { memorySource } from '../../source/memory-source.js'

const source = await memorySource(conformanceRun(), { title: 'Conformance' })

const column = (columns: readonly { readonly name: string; readonly values: ArrayLike<unknown> }[], name: string) =>
  Array.from(columns.find((one) => one.name === name)!.values)

describe('changes since a date', () => {
  it('are those of two runs, whatever the two days', async () => {
    const { received } = await source.describe()
    const [first, last] = [Number(received.from!.slice(0, 4)), Number(received.to!.slice(0, 4))]
    const years = fc.integer({ min: first - 1, max: last + 1 })
    await fc.assert(
      fc.asyncProperty(years, years, async (one, other) => {
        const [before, now] = [Math.min(one, other), Math.max(one, other)].map(String) as [string, string]
        const runUntil = (to: string) =>
          source.run({ where: { field: 'date', which: 'received', to }, minCount: 1, measures: ['ic'] })
        const [then, present] = [await runUntil(before), await runUntil(now)]
        const ic025Of = (table: typeof then) =>
          new Map(
            table.drug.map((drug, row) => [
              `${drug}|${table.event[row]}`,
              { a: table.columns.a![row]!, ic025: table.columns.ic025![row]! },
            ]),
          )
        const known = ic025Of(then)
        const wanted = [...ic025Of(present)].flatMap(([pair, { a, ic025 }]) => {
          const was = known.get(pair)
          const wasSignal = was !== undefined && was.a >= 2 && was.ic025 > 0
          const isSignal = a >= 2 && ic025 > 0
          if (a < 2 || (a === (was?.a ?? 0) && !(wasSignal && !isSignal))) return []
          const change = wasSignal === isSignal ? (was === undefined ? 'new' : 'grown') : isSignal ? 'crossed' : 'fell'
          return [`${pair} ${change} ${was?.a ?? 0} ${a}`]
        })
        const { table, facts } = await source.analyse({ analysis: 'changes', before, now, minCount: 2 })
        const [drugs, events, changes, earlier, a] = ['drug', 'event', 'change', 'a_before', 'a'].map((name) =>
          column(table.columns, name),
        )
        const found = drugs!.map((drug, row) => `${drug}|${events![row]} ${changes![row]} ${earlier![row]} ${a![row]}`)
        expect(found.sort()).toEqual(wanted.sort())
        expect([facts['reportsBefore'], facts['reports']]).toEqual([then.reports, present.reports])
      }),
      { numRuns: 12 },
    )
  })

  it('want two days in order', async () => {
    const asked = source.analyse({ analysis: 'changes', before: '2024-05', now: '2024-04' })
    await expect(asked).rejects.toMatchObject({ code: 'query/invalid', place: { field: 'now' } })
    await expect(source.analyse({ analysis: 'changes', before: '2024-05', now: '2024' })).resolves.toBeDefined()
  })
})
