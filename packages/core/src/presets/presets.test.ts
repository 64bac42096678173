import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ColumnName, type Measure, measureColumns } from '../measures/measure-columns.js'
import { score } from '../measures/score.js'
import { applyPreset, type PresetFlags } from './apply-preset.js'
import { presetColumn } from './preset-column.js'
import { type PresetName, presets } from './presets.js'

const names = Object.keys(presets) as PresetName[]
const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
const measures = Object.keys(measureColumns) as Measure[]

function scored(tables: readonly { a: number; b: number; c: number; d: number }[], level = 0.95) {
  const cells = {
    a: tables.map(({ a }) => a),
    drugTotal: tables.map(({ a, b }) => a + b),
    eventTotal: tables.map(({ a, c }) => a + c),
    total: tables.map(({ a, b, c, d }) => a + b + c + d),
  }
  return score(cells, measures, { prior, level })
}

const rowOf = ({ columns }: ReturnType<typeof scored>, row: number) =>
  Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]!])) as Record<
    ColumnName,
    number
  >

describe('a preset of one pair', () => {
  // Evans, Waller & Davis (2001), table 2: rifabutin and uveitis, PRR 586 and χ² 22,740.
  it('holds for uveitis under rifabutin, with the numbers of Evans', () => {
    const values = rowOf(scored([{ a: 41, b: 14, c: 754, d: 591_958 }]), 0)
    const { holds, conditions } = applyPreset('evans', values)
    expect(holds).toBe(true)
    expect(conditions.map(({ name, value, threshold }) => [name, Math.round(value), threshold])).toEqual([
      ['a', 41, 3],
      ['prr', 586, 2],
      ['chi2', 22_740, 4],
    ])
  })

  it.each([
    ['evans', { a: 3, prr: 2, chi2: 4 }, { a: 2.999, prr: 1.999, chi2: 3.999 }],
    ['evans-yates', { a: 3, prr: 2, chi2_yates: 4 }, { a: 2, prr: 1.999, chi2_yates: 3.999 }],
    ['ema-prr', { prr025: 1, a: 5 }, { prr025: 0.999, a: 4 }],
    ['mhra', { ebgm: 2.5, eb05: 1.8, a: 3 }, { ebgm: 2.499, eb05: 1.799, a: 2 }],
    ['umc', { ic025: 1e-9 }, { ic025: 0 }],
    ['fda', { eb05: 2 }, { eb05: 1.999 }],
  ] as const)('%s: %o is enough, and each of %o alone is not', (name, enough, less) => {
    expect(applyPreset(name, enough).holds).toBe(true)
    for (const [column, value] of Object.entries(less)) {
      const { holds, conditions } = applyPreset(name, { ...enough, [column]: value })
      expect(holds).toBe(false)
      expect(conditions.filter((condition) => condition.holds === false).map((condition) => condition.name)).toEqual([
        column,
      ])
    }
  })

  it.each([
    [{ ror025: 1.01, a: 5 }, { importantEvent: true }, true],
    [{ ror025: 1, a: 5 }, { importantEvent: true }, false],
    [{ ror025: 1.01, a: 4 }, { importantEvent: true }, false],
    [{ ror025: 1.01, a: 3 }, { importantEvent: true, additionalMonitoring: true }, true],
    [{ ror025: 1.01, a: 2 }, { importantEvent: true, additionalMonitoring: true }, false],
    [{ ror025: 1.01, a: 5 }, { importantEvent: false }, false],
    [{ ror025: 1.01, a: 5 }, {}, undefined],
    [{ ror025: 0.5, a: 5 }, {}, false],
    [{ ror025: null, a: 5 }, { importantEvent: true }, undefined],
    [{ ror025: Number.NaN, a: 4 }, { importantEvent: true }, false],
  ] as const)('ema-ror of %o with %o is %s', (values, flags: PresetFlags, expected) => {
    expect(applyPreset('ema-ror', values, flags).holds).toBe(expected)
  })

  it('refuses what it cannot compare', () => {
    expect(() => applyPreset('mhra', { a: 3, ebgm: 3 })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'eb05' } }),
    )
    for (const name of ['who', 'toString']) {
      expect(() => applyPreset(name as PresetName, {})).toThrow(
        expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'preset' } }),
      )
    }
  })
})

describe('a preset of many pairs', () => {
  const cell = fc.integer({ min: 0, max: 60 })
  const tables = fc.array(fc.record({ a: cell, b: cell, c: cell, d: fc.integer({ min: 0, max: 5000 }) }), {
    minLength: 1,
    maxLength: 30,
  })
  const code = (verdict: boolean | undefined) => (verdict === undefined ? 2 : Number(verdict))

  it('gives each row what it gives the pair alone', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.boolean()), fc.option(fc.boolean()), (rows, flags, common) => {
        const scores = scored(rows)
        const monitored = rows.map(() => Number(flags.next().value))
        const importantEvent = common ?? rows.map(() => Number(flags.next().value))
        for (const name of names) {
          const alone = rows.map((_, row) =>
            code(
              applyPreset(name, rowOf(scores, row), {
                additionalMonitoring: monitored[row] === 1,
                importantEvent: typeof importantEvent === 'object' ? importantEvent[row] === 1 : importantEvent,
              }).holds,
            ),
          )
          expect([...presetColumn(name, scores, { additionalMonitoring: monitored, importantEvent })]).toEqual(alone)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('says 2 where a ratio is not estimable, and 0 where another condition fails anyway', () => {
    const scores = scored([
      { a: 5, b: 5, c: 0, d: 100 },
      { a: 2, b: 5, c: 0, d: 100 },
      { a: 20, b: 80, c: 400, d: 9500 },
    ])
    expect([...presetColumn('evans', scores)]).toEqual([2, 0, 1])
    expect([...presetColumn('ema-ror', scores)]).toEqual([2, 0, 2])
    expect([...presetColumn('ema-ror', scores, { importantEvent: true })]).toEqual([2, 0, 1])
  })

  it('refuses intervals of another level, columns that are not there and flags of another length', () => {
    const one = [{ a: 5, b: 5, c: 5, d: 100 }]
    expect(() => presetColumn('umc', scored(one, 0.9))).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'level' } }),
    )
    const { columns, ...rest } = scored(one)
    expect(() => presetColumn('fda', { ...rest, columns: { a: columns.a! } })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'eb05' } }),
    )
    expect(() => presetColumn('ema-ror', scored(one), { importantEvent: [1, 1] })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-value', place: { field: 'importantEvent' } }),
    )
  })
})
