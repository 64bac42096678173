import { beforeAll, describe, expect, it } from 'vitest'
import { conformanceRun } from '../../conformance/conformance-dataset.js'
import { memorySource } from '../../source/memory-source.js'
import type { SignalSource } from '../../source/signal-source.js'

let source: SignalSource

beforeAll(async () => {
  source = await memorySource(conformanceRun(), { title: 'Conformance' })
})

const rowsOf = async (request: { readonly column: string; readonly drugs?: readonly string[] }) => {
  const { table, facts } = await source.analyse({ analysis: 'adjust-p', ...request })
  const rows = Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(table.columns.map(({ name, values }) => [name, values[row]])),
  ) as Record<string, string & number>[]
  return { rows, adjustments: facts['adjustments'] as readonly { readonly tests: number; readonly signals: number }[] }
}

/** Benjamini and Hochberg's step-up by its definition: the least m·p₍ⱼ₎/j of all j from the place of p on. */
function stepUp(p: readonly number[], tests: number): readonly number[] {
  const sorted = [...p].sort((one, other) => one - other)
  return p.map((value) =>
    Math.min(1, ...sorted.flatMap((other, at) => (other >= value ? [(tests * other) / (at + 1)] : []))),
  )
}

describe('p-values of a source', () => {
  it('are those of a run, adjusted for every drug with every event', async () => {
    const { rows, adjustments } = await rowsOf({ column: 'fisher_greater_p' })
    const run = await source.run({ minCount: 1, measures: ['fisher'] })
    const pOf = new Map(run.drug.map((drug, row) => [`${drug} ${run.event[row]}`, row]))
    expect(rows).toHaveLength(run.totalRows)
    const p = rows.map(({ drug, event }) => run.columns.fisher_greater_p![pOf.get(`${drug} ${event}`)!]!)
    expect(rows.map((row) => row['fisher_greater_p'])).toEqual(p)
    const tests = run.drugs * run.events
    expect(adjustments[0]).toMatchObject({ tests })
    expect(tests).toBeGreaterThan(rows.length)
    const adjusted = stepUp(p, tests)
    for (const [at, row] of rows.entries()) expect(row['fisher_greater_p_bh']).toBeCloseTo(adjusted[at]!, 12)
    expect(adjustments[0]!.signals).toBe(adjusted.filter((value) => value <= 0.05).length)
  })

  it('are of the drugs that are named alone', async () => {
    const drugs = ['lorvaximab', 'KETRAVIRINE']
    const { rows, adjustments } = await rowsOf({ column: 'poisson_p', drugs })
    const { events } = await source.run({ minCount: 1 })
    expect(new Set(rows.map(({ drug }) => drug))).toEqual(new Set(['LORVAXIMAB', 'KETRAVIRINE']))
    expect(adjustments[0]!.tests).toBe(2 * events)
  })

  it.each([
    [{ column: 'fisher_two_p' }, 'query/invalid', 'column'],
    [{ column: 'fisher_midp', methods: ['bayesian'] }, 'query/invalid', 'methods'],
    [{ column: 'fisher_midp', methods: ['bayesian', 'bh'] }, 'query/invalid', 'methods'],
    [{ column: 'fisher_midp', association: true }, 'query/invalid', 'association'],
    [{ column: 'fisher_midp', drugs: ['NO SUCH DRUG'] }, 'query/unknown-term', 'drug'],
    [{ column: 'fisher_midp', tests: 1 }, 'measure/invalid-option', 'tests'],
  ])('are refused as %j', async (request, code, field) => {
    await expect(source.analyse({ analysis: 'adjust-p', ...request } as never)).rejects.toMatchObject({
      code,
      place: { field },
    })
  })
})
