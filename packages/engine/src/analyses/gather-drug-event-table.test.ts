import { beforeAll, describe, expect, it } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { memorySource } from '../source/memory-source.js'
import type { SignalSource } from '../source/signal-source.js'

let source: SignalSource

beforeAll(async () => {
  source = await memorySource(conformanceRun(), { title: 'Conformance' })
})

const cellsOf = async (request: object) => {
  const { table, notes } = await source.analyse(request as { analysis: string })
  const cells = Array.from({ length: table.rows }, (_, row) =>
    Object.fromEntries(table.columns.map(({ name, values }) => [name, values[row]])),
  )
  return { cells, notes, undefinedBecause: table.undefinedBecause }
}

describe('tables of a source', () => {
  it('have every pair, its reports, and all reports as margins', async () => {
    const roles = ['PS'] as const
    const { cells } = await cellsOf({ analysis: 'deviating-cells', drugs: ['KETRAVIRINE', 'LORVAXIMAB'], roles })
    const whole = await cellsOf({ analysis: 'deviating-cells', roles })
    expect(cells.length).toBeGreaterThan(20)
    // The drugs that are named have the same residuals in the table of all drugs.
    for (const { drug, event, residual } of cells) {
      expect(whole.cells.find((cell) => cell['drug'] === drug && cell['event'] === event)?.['residual']).toBe(residual)
    }
    const found = cells.find(({ drug, event }) => drug === 'LORVAXIMAB' && event === 'Tendon rupture')!
    const { table: counts } = await source.pair({ drug: 'LORVAXIMAB', event: 'Tendon rupture' }, { roles })
    const { a, b, c, d } = counts
    const total = a + b + c + d
    const expected = ((a + b) * (a + c)) / total
    const variance = expected * (1 - (a + b) / total) * (1 - (a + c) / total)
    expect(found).toMatchObject({ n: a, expected: expect.closeTo(expected, 10), signal: 1 })
    expect(found['residual']).toBeCloseTo((a - expected) / Math.sqrt(variance), 10)
    const tested = await cellsOf({ analysis: 'likelihood-ratio', drugs: ['lorvaximab'], roles, simulations: 99 })
    expect(tested.cells[0]).toMatchObject({ drug: 'LORVAXIMAB', event: 'Tendon rupture', n: a, p: 0.01 })
    expect(tested.cells[0]!['llr']).toBeCloseTo(a * Math.log(a / expected) + b * Math.log(b / (a + b - expected)), 10)
  })

  it('are tested for the drugs of an event alike', async () => {
    const asked = { analysis: 'likelihood-ratio', compare: 'drugs', events: ['Tendon rupture'], simulations: 99 }
    const { cells, undefinedBecause } = await cellsOf({ ...asked, referenceDrugs: ['KETRAVIRINE'] })
    expect(cells[0]).toMatchObject({ drug: 'LORVAXIMAB', event: 'Tendon rupture', p_event: 0.01 })
    const left = cells.findIndex(({ drug }) => drug === 'KETRAVIRINE')
    expect(cells[left]!['llr_event']).toBeNaN()
    expect(undefinedBecause?.[left]).toEqual({ llr_event: 'reference' })
  })

  it.each([
    [{ analysis: 'likelihood-ratio' }, 'query/invalid', 'drugs'],
    [{ analysis: 'likelihood-ratio', drugs: [] }, 'query/invalid', 'drugs'],
    [{ analysis: 'likelihood-ratio', compare: 'drugs' }, 'query/invalid', 'events'],
    [{ analysis: 'likelihood-ratio', drugs: ['KETRAVIRINE'], events: ['Rash'] }, 'query/invalid', 'events'],
    [{ analysis: 'likelihood-ratio', compare: 'drugs', events: ['Rash'], drugs: ['A'] }, 'query/invalid', 'drugs'],
    [
      { analysis: 'likelihood-ratio', drugs: ['KETRAVIRINE'], referenceDrugs: ['LORVAXIMAB'] },
      ...(['query/invalid', 'referenceDrugs'] as const),
    ],
    [
      { analysis: 'likelihood-ratio', drugs: ['KETRAVIRINE'], referenceEvents: ['None such'] },
      ...(['query/unknown-term', 'event'] as const),
    ],
    [{ analysis: 'likelihood-ratio', drugs: ['KETRAVIRINE'], alpha: 1 }, 'query/invalid', 'alpha'],
    [{ analysis: 'deviating-cells', drugs: ['None such'] }, 'query/unknown-term', 'drug'],
    [{ analysis: 'deviating-cells', comparator: 'None such' }, 'query/unknown-term', 'comparator'],
    [{ analysis: 'deviating-cells', cutoff: 'monte-carlo' }, 'measure/invalid-option', 'cutoff'],
  ] as const)('are refused where they are none: %j', async (asked, code, field) => {
    await expect(source.analyse(asked as { analysis: string })).rejects.toMatchObject({ code, place: { field } })
  })
})
