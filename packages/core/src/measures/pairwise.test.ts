import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { chiSquareTail, logChiSquareTail } from '../special/chi-square-tail.js'
import { chiSquare, chiSquareYates } from './chi-square.js'
import { informationComponent } from './information-component.js'
import { lrtHuang, lrtPoisson } from './lrt.js'
import { prr } from './prr.js'
import { reportingRateDifference } from './risk-difference.js'
import { ror, rorHaldaneAnscombe } from './ror.js'
import { rrr } from './rrr.js'
import type { TwoByTwo } from './two-by-two.js'
import { yuleQ, yuleY } from './yule.js'

const tableOf = (row: ReferenceRow): TwoByTwo => ({
  a: Number(row['a']),
  b: Number(row['b']),
  c: Number(row['c']),
  d: Number(row['d']),
})
const value = (text: string | undefined) => (text === 'NA' ? NaN : Number(text))

describe.skipIf(!hasSharedData)('against 60-digit values', () => {
  const rows = hasSharedData ? referenceRows('reference/values/exact2x2/truth_2x2.csv') : []
  const worst = (measure: (table: TwoByTwo) => number, column: string) =>
    Math.max(...rows.map((row) => relativeError(measure(tableOf(row)), value(row[column]))))

  it.each([
    ['RRR', (t: TwoByTwo) => rrr(t).ratio],
    ['ROR_HA', (t: TwoByTwo) => rorHaldaneAnscombe(t).estimate],
    ['ROR_HA_lo95', (t: TwoByTwo) => rorHaldaneAnscombe(t).lower],
    ['ROR_HA_hi95', (t: TwoByTwo) => rorHaldaneAnscombe(t).upper],
    ['YuleQ', (t: TwoByTwo) => yuleQ(t).estimate],
    ['YuleQ_lo95', (t: TwoByTwo) => yuleQ(t).lower],
    ['YuleQ_hi95', (t: TwoByTwo) => yuleQ(t).upper],
    ['YuleY', (t: TwoByTwo) => yuleY(t).ratio],
    // The reference compares drugs.
    ['LRT_huang_logLR', (t: TwoByTwo) => lrtHuang(t, { compare: 'drugs' }).logRatio],
    ['LRT_poisson_logLR', (t: TwoByTwo) => lrtPoisson(t).logRatio],
  ] as const)('%s to 1e-13', (column, measure) => expect(worst(measure, column)).toBeLessThan(1e-13))

  it('with drug and event exchanged the same log likelihood ratio is the published one, which compares events', () => {
    for (const row of rows) {
      const { a, b, c, d } = tableOf(row)
      const ratio = lrtHuang({ a, b: c, c: b, d }).logRatio
      // Without any report of the event the reference has 0.
      if (a + c === 0) expect(ratio).toBeNaN()
      else expect(relativeError(ratio, value(row['LRT_huang_logLR']))).toBeLessThan(1e-13)
    }
  })

  it.each([
    ['chi2_p', chiSquare],
    ['chi2_yates_p', chiSquareYates],
  ] as const)('%s to 1e-12, its logarithm below 1e-308', (column, statistic) => {
    for (const row of rows) {
      const chi = statistic(tableOf(row))
      const truth = row[column] ?? ''
      if (truth === 'NA') {
        expect(chiSquareTail(chi)).toBeNaN()
        continue
      }
      const [mantissa = '', exponent = '0'] = truth.split('e')
      const logTruth = Math.log(Number(mantissa)) + Number(exponent) * Math.LN10
      if (Number(truth) > 1e-307) expect(relativeError(chiSquareTail(chi), Number(truth))).toBeLessThan(1e-12)
      expect(Math.abs(logChiSquareTail(chi) - logTruth)).toBeLessThan(1e-14 * Math.max(100, Math.abs(logTruth)))
    }
  })
})

// DescTools and the paper: 56/70 against 48/80, Newcombe (1998), table II, row a.
describe('the difference of reporting rates', () => {
  it.each([
    [{ a: 56, b: 14, c: 48, d: 32 }, [0.2, 0.0524, 0.3339]],
    [{ a: 9, b: 1, c: 3, d: 7 }, [0.6, 0.1705, 0.809]],
    [{ a: 10, b: 0, c: 0, d: 10 }, [1, 0.6075, 1]],
    [{ a: 0, b: 10, c: 0, d: 10 }, [0, -0.2775, 0.2775]],
  ])('of %o by Newcombe', (table, printed) => {
    const { estimate, lower, upper } = reportingRateDifference(table)
    expect([estimate, lower, upper].map((bound) => Number(bound.toFixed(4)))).toEqual(printed)
  })

  it('of 56/70 and 48/80 by Wald', () => {
    const { lower, upper } = reportingRateDifference({ a: 56, b: 14, c: 48, d: 32 }, { interval: 'wald' })
    expect([lower, upper].map((bound) => Number(bound.toFixed(4)))).toEqual([0.0575, 0.3425])
  })
})

const cell = fc.integer({ min: 1, max: 2000 })
const table = fc.record({ a: cell, b: cell, c: cell, d: cell })

describe('properties', () => {
  it('Q is (ROR − 1)/(ROR + 1), and Y the same of √ROR', () => {
    fc.assert(
      fc.property(table, (t) => {
        const ratio = ror(t).estimate
        expect(yuleQ(t).estimate).toBeCloseTo((ratio - 1) / (ratio + 1), 12)
        expect(yuleY(t).ratio).toBeCloseTo((Math.sqrt(ratio) - 1) / (Math.sqrt(ratio) + 1), 12)
      }),
    )
  })

  it('swapping exposed and unexposed turns the sign of differences and turns ratios over', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const one = { a, b, c, d }
        const other = { a: c, b: d, c: a, d: b }
        expect(yuleQ(other).lower).toBeCloseTo(-yuleQ(one).upper, 12)
        expect(reportingRateDifference(other).lower).toBeCloseTo(-reportingRateDifference(one).upper, 12)
        expect(rorHaldaneAnscombe(other).estimate * rorHaldaneAnscombe(one).estimate).toBeCloseTo(1, 12)
        expect(lrtHuang(one).logRatio * lrtHuang(other).logRatio).toBe(0)
      }),
    )
  })

  it('the likelihood ratio of Huang is at least that of Poisson, and both grow with a', () => {
    fc.assert(
      fc.property(table, (t) => {
        expect(lrtHuang(t).logRatio).toBeGreaterThanOrEqual(lrtPoisson(t).logRatio)
        const more = { ...t, a: t.a + 1, b: Math.max(0, t.b - 1) }
        expect(lrtHuang(more).logRatio).toBeGreaterThanOrEqual(lrtHuang(t).logRatio)
      }),
    )
  })

  it('a wider level gives a wider interval', () => {
    fc.assert(
      fc.property(table, (t) => {
        const wide = informationComponent(t, { level: 0.99 })
        const narrow = informationComponent(t, { level: 0.8 })
        expect(wide.lower).toBeLessThan(narrow.lower)
        expect(wide.upper).toBeGreaterThan(narrow.upper)
        expect(prr(t, { deviate: 2.5758293035489004 }).lower).toBeLessThan(prr(t).lower)
      }),
    )
  })
})

describe('misuse', () => {
  it.each([
    [{ a: -1, b: 1, c: 1, d: 1 }, 'a'],
    [{ a: 1, b: 1.5, c: 1, d: 1 }, 'b'],
    [{ a: 1, b: 1, c: NaN, d: 1 }, 'c'],
    [{ a: 1, b: 1, c: 1, d: Infinity }, 'd'],
  ])('%o is refused, naming %s', (bad, field) => {
    const forms = [prr, ror, rorHaldaneAnscombe, rrr, yuleQ, yuleY, reportingRateDifference, chiSquare, chiSquareYates]
    for (const measure of [...forms, informationComponent, lrtHuang, lrtPoisson]) {
      expect(() => measure(bad)).toThrow(
        expect.objectContaining({ name: 'AetherError', code: 'measure/invalid-count', place: { field } }),
      )
    }
  })

  it.each([0, 1, -0.1, 1.1, NaN])('a level of %d is refused', (level) => {
    expect(() => informationComponent({ a: 1, b: 1, c: 1, d: 1 }, { level })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option', place: { field: 'level' } }),
    )
  })

  it('an undefined value says why', () => {
    expect(prr({ a: 0, b: 5, c: 3, d: 10 }).reason).toBe('no-exposed-cases')
    expect(prr({ a: 5, b: 5, c: 0, d: 10 }).reason).toBe('zero-comparator')
    expect(ror({ a: 5, b: 0, c: 3, d: 10 }).reason).toBe('no-exposed-others')
    expect(yuleQ({ a: 5, b: 2, c: 3, d: 0 }).reason).toBe('no-unexposed-others')
    expect(rrr({ a: 0, b: 5, c: 0, d: 100 }).reason).toBe('zero-expected')
    expect(rrr({ a: 0, b: 0, c: 0, d: 0 }).reason).toBe('no-reports')
    expect(lrtHuang({ a: 0, b: 0, c: 5, d: 100 }).reason).toBe('empty-margin')
    expect(reportingRateDifference({ a: 0, b: 0, c: 5, d: 100 }).reason).toBe('empty-margin')
    expect(informationComponent({ a: 0, b: 0, c: 0, d: 0 }).reason).toBe('no-reports')
  })
})
