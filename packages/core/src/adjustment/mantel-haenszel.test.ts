import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { chiSquare } from '../measures/chi-square.js'
import { prr } from '../measures/prr.js'
import { ror } from '../measures/ror.js'
import type { TwoByTwo } from '../measures/two-by-two.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { type MantelHaenszel, mantelHaenszel } from './mantel-haenszel.js'

const SEXES = ['Female', 'Male', 'Not Available']

/** The strata of a row of R's output. */
const strataOf = (row: ReferenceRow): TwoByTwo[] =>
  SEXES.map((sex) => {
    const cell = (name: string) => Number(row[`${name}_${sex}`])
    return { a: cell('a'), b: cell('b'), c: cell('c'), d: cell('d') }
  })

const columns: Readonly<Record<string, readonly [value: (result: MantelHaenszel) => number, tolerance: number]>> = {
  strata: [({ strata }) => strata, 0],
  OR_MH: [({ oddsRatio }) => oddsRatio.estimate, 1e-13],
  OR_MH_lo: [({ oddsRatio }) => oddsRatio.lower, 1e-12],
  OR_MH_hi: [({ oddsRatio }) => oddsRatio.upper, 1e-12],
  CMH_chi2: [({ chiSquare }) => chiSquare.statistic, 1e-12],
  CMH_p: [({ chiSquare }) => chiSquare.p, 1e-10],
  CMH_chi2_corrected: [({ chiSquareCorrected }) => chiSquareCorrected.statistic, 1e-12],
  CMH_p_corrected: [({ chiSquareCorrected }) => chiSquareCorrected.p, 1e-10],
  RR_MH: [({ riskRatio }) => riskRatio.estimate, 1e-13],
  RR_MH_lo: [({ riskRatio }) => riskRatio.lower, 1e-12],
  RR_MH_hi: [({ riskRatio }) => riskRatio.upper, 1e-12],
  // Against 60 digits R's two columns are off by up to 3e-11, ours by 2e-14.
  BD_chi2: [({ homogeneity }) => homogeneity.statistic, 1e-10],
  BD_Tarone: [({ homogeneity }) => homogeneity.statisticTarone, 1e-10],
}

describe.skipIf(!hasSharedData)('against R on CAERS by sex', () => {
  const rows = hasSharedData ? referenceRows('reference/values/strat/caers_mantel_haenszel.csv') : []
  const results = rows.map((row) => mantelHaenszel(strataOf(row)))

  it.each(Object.entries(columns))('%s', (column, [value, tolerance]) => {
    expect(rows).toHaveLength(292)
    rows.forEach((row, at) => {
      // R leaves differences below ½ uncorrected, so that its statistic jumps from 0 at ½ to its largest just below:
      // for IRON and CHOKING (Σa − ΣE = −0.03) it prints p = 0.988 where the correction asks for 1.
      const uncorrected = column.includes('corrected') && results[at]!.chiSquareCorrected.statistic === 0
      const expected = Number(row[column])
      const actual = uncorrected
        ? results[at]!.chiSquare[column.includes('_p_') ? 'p' : 'statistic']
        : value(results[at]!)
      if (!Number.isFinite(expected) || (column === 'BD_chi2' && row['BD_df'] === '-1')) {
        // R prints Inf for a ratio that divides by zero; here it is undefined, with the reason.
        expect(actual).toBeNaN()
        return
      }
      // With one stratum, or strata that agree, the statistics are 0 but for rounding.
      const error =
        column.startsWith('BD') && expected < 1e-9 ? Math.abs(actual - expected) : relativeError(actual, expected)
      expect(error, `${row['drug']} / ${row['event']}: ${actual} for ${expected}`).toBeLessThanOrEqual(tolerance)
    })
  })

  it('degrees of freedom', () => {
    rows.forEach((row, at) => {
      const { homogeneity, informativeStrata } = results[at]!
      // R's -1 stands where there is no common odds ratio to compare with.
      const reason = { '-1': 'no-common-ratio', '0': 'one-stratum' }[row['BD_df'] ?? '']
      expect(homogeneity.reason).toBe(reason)
      if (row['BD_df'] !== '-1') expect(homogeneity.degreesOfFreedom).toBe(Number(row['BD_df']))
      expect(homogeneity.degreesOfFreedom).toBe(Math.max(0, informativeStrata - 1))
    })
  })
})

const five: readonly TwoByTwo[] = [
  { a: 3, b: 9997, c: 1250000, d: 23740000 },
  { a: 0, b: 17, c: 41, d: 99942 },
  { a: 812, b: 33188, c: 21000, d: 979000 },
  { a: 1, b: 0, c: 0, d: 1 },
  { a: 5, b: 5, c: 5, d: 5 },
]

// The formulas of the doc comment in mpmath at 50 digits, the fitted counts by polyroots; level 0.9.
it('keeps its digits where strata are large and unlike', () => {
  const result = mantelHaenszel(five, { level: 0.9 })
  const { oddsRatio, riskRatio, riskDifference, chiSquareCorrected, homogeneity } = result
  const truth: readonly [actual: number, expected: number, tolerance: number][] = [
    [oddsRatio.estimate, 0.6581417371862611, 1e-14],
    [oddsRatio.lower, 0.6206754879712688, 1e-13],
    [oddsRatio.upper, 0.6978695866375187, 1e-13],
    [riskRatio.estimate, 0.6632684241764712, 1e-14],
    [riskRatio.lower, 0.6258235643144515, 1e-13],
    [riskRatio.upper, 0.7029537198578457, 1e-13],
    [riskDifference.estimate, -0.009364238774002533, 1e-13],
    [riskDifference.lower, -0.010442247152202511, 1e-12],
    [riskDifference.upper, -0.008286230395802554, 1e-12],
    [result.chiSquare.statistic, 139.68212490441988, 1e-13],
    [result.chiSquare.p, 3.1241093384840523e-32, 1e-12],
    [chiSquareCorrected.statistic, 139.33464030359568, 1e-13],
    [chiSquareCorrected.p, 3.721473439345681e-32, 1e-12],
    [homogeneity.statistic, 579.6591921453565, 1e-12],
    [homogeneity.statisticTarone, 579.658990044032, 1e-12],
    [homogeneity.p, 3.910608442288067e-124, 1e-10],
    [homogeneity.pTarone, 3.911002272923909e-124, 1e-10],
  ]
  for (const [actual, expected, tolerance] of truth) expect(relativeError(actual, expected)).toBeLessThan(tolerance)
})

const cell = fc.integer({ min: 1, max: 5000 })
const table = fc.record({ a: cell, b: cell, c: cell, d: cell })
const strata = fc.array(table, { minLength: 1, maxLength: 6 })
const near = (actual: number, expected: number) => expect(relativeError(actual, expected)).toBeLessThan(1e-9)

describe('properties', () => {
  it('with one stratum is the crude table: ROR with Woolf’s interval, PRR, and χ² (N − 1)/N', () => {
    fc.assert(
      fc.property(table, (only) => {
        const { oddsRatio, riskRatio, riskDifference, chiSquare: cmh, homogeneity } = mantelHaenszel([only])
        const odds = ror(only)
        near(oddsRatio.estimate, odds.estimate)
        near(oddsRatio.lower, odds.lower)
        near(oddsRatio.upper, odds.upper)
        const ratio = prr(only)
        near(riskRatio.estimate, ratio.estimate)
        near(riskRatio.upper, ratio.upper)
        const { a, b, c, d } = only
        const n = a + b + c + d
        expect(riskDifference.estimate).toBeCloseTo(a / (a + b) - c / (c + d), 10)
        near(cmh.statistic * n, chiSquare(only) * (n - 1))
        expect(homogeneity).toMatchObject({ degreesOfFreedom: 0, reason: 'one-stratum' })
      }),
    )
  })

  it('does not depend on the order of the strata, nor on strata with an empty margin or dropped ones', () => {
    fc.assert(
      fc.property(strata, cell, cell, (tables, c, d) => {
        const result = mantelHaenszel(tables)
        const more = mantelHaenszel([{ a: 0, b: 0, c: 0, d: 0 }, { a: 0, b: 0, c, d }, ...tables.toReversed()], {
          emptyStrata: 'drop',
        })
        near(more.oddsRatio.upper, result.oddsRatio.upper)
        near(more.riskRatio.lower, result.riskRatio.lower)
        expect(more.homogeneity.statistic).toBeCloseTo(result.homogeneity.statistic, 6)
        expect(more).toMatchObject({
          droppedStrata: 1,
          strata: tables.length + 1,
          informativeStrata: result.informativeStrata,
        })
      }),
    )
  })

  it('turns over with the table, and takes the same factor in every stratum for the common ratio', () => {
    fc.assert(
      fc.property(strata, (tables) => {
        const { oddsRatio, chiSquare: one, homogeneity } = mantelHaenszel(tables)
        const turned = mantelHaenszel(tables.map(({ a, b, c, d }) => ({ a: c, b: d, c: a, d: b })))
        near(turned.oddsRatio.estimate, 1 / oddsRatio.estimate)
        near(turned.oddsRatio.lower, 1 / oddsRatio.upper)
        expect(turned.chiSquare.statistic).toBeCloseTo(one.statistic, 8)
        near(turned.homogeneity.statistic + 1, homogeneity.statistic + 1)
        const alike = mantelHaenszel(tables.map(({ b, c }) => ({ a: 3 * b * c, b, c, d: 1 })))
        near(alike.oddsRatio.estimate, 3)
        expect(alike.homogeneity.statistic).toBeLessThan(1e-9)
      }),
    )
  })

  it('keeps its digits where a cell is small beside its margins', () => {
    const tables = [
      { a: 233, b: 1, c: 1, d: 1 },
      { a: 1, b: 517, c: 2886, d: 3 },
    ]
    const turned = tables.map(({ a, b, c, d }) => ({ a: c, b: d, c: a, d: b }))
    const [one, other] = [tables, turned].map((strata) => mantelHaenszel(strata).homogeneity.statistic)
    expect(relativeError(one!, other!)).toBeLessThan(1e-13)
  })

  it('leaves undefined what divides by zero, and says why', () => {
    const never = mantelHaenszel([{ a: 0, b: 4, c: 3, d: 9 }])
    expect(never.oddsRatio).toEqual({ estimate: NaN, lower: NaN, upper: NaN, reason: 'no-exposed-cases' })
    expect(never.riskRatio.reason).toBe('no-exposed-cases')
    const always = mantelHaenszel([{ a: 4, b: 1, c: 0, d: 9 }])
    expect(always.oddsRatio.reason).toBe('no-common-ratio')
    expect(always.riskRatio.reason).toBe('zero-comparator')
    expect(always.homogeneity).toMatchObject({ statistic: NaN, p: NaN, reason: 'no-common-ratio' })
    const nothing = mantelHaenszel([{ a: 0, b: 0, c: 3, d: 9 }])
    expect(nothing.chiSquare).toEqual({ statistic: NaN, degreesOfFreedom: 1, p: NaN, reason: 'empty-margin' })
    expect(nothing.riskDifference.reason).toBe('empty-margin')
  })
})

describe('misuse', () => {
  const good = { a: 1, b: 2, c: 3, d: 4 }
  it.each([
    ['no stratum', () => mantelHaenszel([]), 'measure/too-little-data', { field: 'strata' }],
    [
      'an empty stratum',
      () => mantelHaenszel([good, { a: 0, b: 0, c: 0, d: 0 }]),
      'measure/too-little-data',
      { field: 'strata', row: 1 },
    ],
    [
      'empty strata alone',
      () => mantelHaenszel([{ a: 0, b: 0, c: 0, d: 0 }], { emptyStrata: 'drop' }),
      'measure/too-little-data',
      { field: 'strata', row: 0 },
    ],
    [
      'a negative count',
      () => mantelHaenszel([good, { ...good, c: -1 }]),
      'measure/invalid-count',
      { field: 'c', row: 1 },
    ],
    ['a fraction', () => mantelHaenszel([{ ...good, b: 0.5 }]), 'measure/invalid-count', { field: 'b', row: 0 }],
    ['no number', () => mantelHaenszel([{ ...good, d: NaN }]), 'measure/invalid-count', { field: 'd', row: 0 }],
    ['infinity', () => mantelHaenszel([{ ...good, d: Infinity }]), 'measure/invalid-count', { field: 'd', row: 0 }],
    ['a level of 1', () => mantelHaenszel([good], { level: 1 }), 'measure/invalid-option', { field: 'level' }],
    ['a level of NaN', () => mantelHaenszel([good], { level: NaN }), 'measure/invalid-option', { field: 'level' }],
  ])('refuses %s', (_, call, code, place) => {
    expect(call).toThrow(expect.objectContaining({ code, place }))
  })
})
