import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { deviatingCells } from './deviating-cells.js'

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0)

describe('deviatingCells', () => {
  const small = { drugs: 3, events: 4, counts: [12, 3, 0, 9, 20, 30, 41, 7, 8, 0, 13, 22] }
  const tables = fc
    .array(fc.nat(40), { minLength: 20, maxLength: 20 })
    .filter((counts) => counts.slice(0, 5).some((n) => n > 0) && counts.slice(5).some((n) => n > 0))
    .map((counts) => ({ drugs: 4, events: 5, counts }))

  it('says how it was done, and gives the same again', () => {
    const options = { cutoff: 'monte-carlo', simulations: 100, seed: 5, comparator: 2 } as const
    const result = deviatingCells(small, options)
    expect(result.method).toEqual({
      ...{ cutoff: 'monte-carlo', nullModel: 'multinomial', alpha: 0.05, simulations: 100, seed: 5 },
      ...{ smallCells: 'holm', comparator: 2 },
      ...{ scope: 'drug', separateZeros: true, connect: 'events', correlation: 0.8, unit: 'pairs' },
    })
    expect(deviatingCells(small, options)).toEqual(result)
  })

  it('has p ≤ alpha exactly where the residual of six reports or more is above the cut-off', () => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0.05, max: 0.9, noNaN: true }), (table, alpha) => {
        const result = deviatingCells(table, { cutoff: 'monte-carlo', simulations: 59, alpha })
        table.counts.forEach((count, cell) => {
          const p = result.p![cell]!
          expect(Number.isNaN(p)).toBe(undefinedReasons[result.reasons[cell]!] === 'empty-margin')
          if (Number.isNaN(p)) return
          if (count === 0) expect([p, result.signals[cell]]).toEqual([1, 0])
          if (count >= 6) expect(result.residual[cell]! > result.cutoffs[Math.floor(cell / 5)]!).toBe(p <= alpha)
          expect(p).toBeGreaterThan(0)
          expect(p).toBeLessThanOrEqual(1 + 1e-12)
        })
      }),
      { numRuns: 50 },
    )
  })

  it('calls no cell a signal that has fewer reports than expected, even above a whisker below 0', () => {
    const counts = [5, 3, 0, 2, 14, 180, 12, 9, 4, 41, 1, 290, 210, 130, 60, 150, 70, 9000]
    const { cutoffs, residual, signals } = deviatingCells({ drugs: 3, events: 6, counts })
    const above = Array.from(residual, (value, cell) => counts[cell]! > 0 && value > cutoffs[Math.floor(cell / 6)]!)
    expect(cutoffs.some((cutoff) => cutoff < 0)).toBe(true)
    expect([...signals]).toEqual(above.map((is, cell) => Number(is && residual[cell]! > 0)))
  })

  it('does not depend on the order of drugs and events', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom('events', 'drugs'), (table, connect) => {
        const turned = table.counts.map((_, cell) => table.counts[19 - cell]!)
        const one = deviatingCells(table, { connect })
        const other = deviatingCells({ ...table, counts: turned }, { connect })
        expect([...other.signals].reverse()).toEqual([...one.signals])
        expect([...other.residual].reverse()).toEqual([...one.residual])
      }),
    )
  })

  it('has deviations of mean 0 and standard deviation 1 within each drug, and a reason for each that is none', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { deviation, deviationP, deviationPAdjusted, deviationReasons } = deviatingCells(table)
        for (let drug = 0; drug < 4; drug++) {
          const defined = deviation.slice(drug * 5, drug * 5 + 5).filter((value) => !Number.isNaN(value))
          if (defined.length === 0) continue
          expect(sum(defined)).toBeCloseTo(0, 6)
          expect(sum(defined.map((value) => value * value))).toBeCloseTo(defined.length - 1, 6)
        }
        deviationP.forEach((p, cell) => {
          expect(Number.isNaN(p)).toBe(deviationReasons[cell]! > 0)
          if (!Number.isNaN(p)) expect(deviationPAdjusted[cell]).toBeGreaterThanOrEqual(p)
        })
      }),
    )
  })

  it('takes margins of reports for the boxplot', () => {
    const margins = { drugTotals: [30, 90, 40], eventTotals: [60, 60, 60, 60], reports: 1000 }
    const result = deviatingCells({ ...small, margins })
    expect(result.method.unit).toBe('reports')
    expect(result.expected[0]).toBe((30 * 60) / 1000)
    expect(() => deviatingCells({ ...small, margins }, { cutoff: 'monte-carlo' })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'cutoff' } }),
    )
  })

  it('has no deviations where all is as expected', () => {
    const { residual, signals, deviationP, deviationPAdjusted, deviationReasons } = deviatingCells({
      ...{ drugs: 3, events: 3 },
      counts: [1, 3, 7, 2, 6, 14, 3, 9, 21],
    })
    expect([...residual, ...signals]).toEqual(Array(18).fill(0))
    expect([...deviationP, ...deviationPAdjusted]).toEqual(Array(18).fill(Number.NaN))
    expect(new Set(deviationReasons)).toEqual(new Set([undefinedReasons.indexOf('not-connected')]))
  })

  it('stops when asked to, and says how far it is', () => {
    for (const cutoff of ['boxplot', 'monte-carlo'] as const) {
      const seen: number[] = []
      deviatingCells(small, { cutoff, simulations: 100, onProgress: (done, total) => seen.push(done / total) })
      expect(seen[0]).toBe(0)
      expect(seen.at(-1)).toBe(1)
      expect(seen).toEqual(seen.toSorted((one, other) => one - other))
      const signal = AbortSignal.abort()
      expect(() => deviatingCells(small, { cutoff, signal })).toThrow(
        expect.objectContaining({ code: 'request/aborted' }),
      )
    }
  })

  it.each([
    ['measure/invalid-count', 'counts', { counts: [1, -1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2] }, {}],
    ['measure/invalid-count', 'counts', { counts: [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2] }, {}],
    ['measure/invalid-count', 'counts', { counts: [1, Infinity, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2] }, {}],
    ['measure/too-little-data', 'counts', { counts: Array(12).fill(0) }, {}],
    ['measure/too-little-data', 'counts', { drugs: 1, counts: [1, 2, 3, 4] }, {}],
    ['measure/too-little-data', 'counts', { events: 1, counts: [1, 2, 3] }, {}],
    ['measure/invalid-value', 'counts', { counts: [1, 2, 3] }, {}],
    [
      'measure/inconsistent-margins',
      'margins',
      { margins: { drugTotals: [9, 9, 9], eventTotals: [9, 9, 9, 9], reports: 99 } },
      {},
    ],
    ['measure/invalid-option', 'cutoff', {}, { cutoff: 'quantile' as never }],
    ['measure/invalid-option', 'scope', {}, { scope: 'cell' as never }],
    ['measure/invalid-option', 'connect', {}, { connect: 'all' as never }],
    ['measure/invalid-option', 'coefficient', {}, { coefficient: 0 }],
    ['measure/invalid-option', 'coefficient', {}, { coefficient: Number.NaN }],
    ['measure/invalid-option', 'coefficient', {}, { coefficient: [1, 1] }],
    ['measure/invalid-option', 'coefficient', {}, { coefficient: [1, 1, 1], scope: 'table' as const }],
    ['measure/invalid-option', 'correlation', {}, { correlation: 1 }],
    ['measure/invalid-option', 'alpha', {}, { alpha: 1 }],
    ['measure/invalid-option', 'alpha', {}, { alpha: Number.NaN }],
    ['measure/invalid-option', 'simulations', {}, { simulations: 0 }],
    ['measure/invalid-option', 'simulations', {}, { simulations: 18 }],
    ['measure/invalid-option', 'seed', {}, { seed: 0.5 }],
    ['measure/invalid-option', 'comparator', {}, { comparator: 3 }],
  ])('refuses: %s of %s', (code, field, table, options) => {
    expect(() => deviatingCells({ ...small, ...table }, options)).toThrow(
      expect.objectContaining({ code, place: expect.objectContaining({ field }) }),
    )
  })
})
