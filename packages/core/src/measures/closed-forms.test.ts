import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { type ReferenceRow, referenceRows, relativeError } from '../reference.fixture.js'
import { chiSquare, chiSquareYates } from './chi-square.js'
import { informationComponent } from './information-component.js'
import { informationComponentApproximate } from './information-component-approximate.js'
import { prr } from './prr.js'
import { ror } from './ror.js'
import { expectedCount, type TwoByTwo } from './two-by-two.js'

const tableOf = (row: ReferenceRow): TwoByTwo => ({
  a: Number(row['a']),
  b: Number(row['b']),
  c: Number(row['c']),
  d: Number(row['d']),
})
const hasZero = ({ a, b, c, d }: TwoByTwo) => a * b * c * d === 0
/** The reference writes NA, Inf and a = 0 as 0 where we call the ratio undefined. */
const defined = (text: string | undefined, table: TwoByTwo) =>
  text === undefined || ['NA', 'NaN', 'Inf'].includes(text) || table.a === 0 ? NaN : Number(text)

describe.skipIf(!hasSharedData)('closed forms against 60-digit values', () => {
  const rows = hasSharedData ? referenceRows('reference/values/exact2x2/truth_2x2.csv') : []

  it('covers 132 tables', () => expect(rows.length).toBe(132))

  const worst = (measure: (table: TwoByTwo) => number, column: string, reference = defined) =>
    Math.max(...rows.map((row) => relativeError(measure(tableOf(row)), reference(row[column], tableOf(row)))))
  const plain = (text: string | undefined) => (text === 'NA' ? NaN : Number(text))

  it.each([
    ['PRR', (t: TwoByTwo) => prr(t).estimate, defined],
    ['PRR_lo95', (t: TwoByTwo) => prr(t).lower, defined],
    ['PRR_hi95', (t: TwoByTwo) => prr(t).upper, defined],
    ['ROR', (t: TwoByTwo) => ror(t).estimate, defined],
    ['ROR_lo95', (t: TwoByTwo) => ror(t).lower, defined],
    ['ROR_hi95', (t: TwoByTwo) => ror(t).upper, defined],
    ['chi2', chiSquare, plain],
    ['chi2_yates', chiSquareYates, plain],
    ['E', expectedCount, plain],
    ['IC_noren', (t: TwoByTwo) => informationComponent(t).ic, plain],
    ['IC025_approx33', (t: TwoByTwo) => informationComponentApproximate(t).lower, plain],
    ['IC975_approx24', (t: TwoByTwo) => informationComponentApproximate(t).upper, plain],
    ['IC025_gamma', (t: TwoByTwo) => informationComponent(t).lower, plain],
    ['IC975_gamma', (t: TwoByTwo) => informationComponent(t).upper, plain],
  ] as const)('%s to 1e-13', (column, measure, reference) => {
    expect(worst(measure, column, reference)).toBeLessThan(1e-13)
  })

  it('adds ½ to tables with a zero cell, and only to them, when asked', () => {
    for (const row of rows) {
      const table = tableOf(row)
      const corrected = ror(table, { zeroCells: 'haldane' })
      if (!hasZero(table)) {
        expect(corrected).toEqual(ror(table))
        expect(prr(table, { zeroCells: 'haldane' })).toEqual(prr(table))
        continue
      }
      expect(relativeError(corrected.estimate, Number(row['ROR_HA']))).toBeLessThan(1e-13)
      expect(relativeError(corrected.lower, Number(row['ROR_HA_lo95']))).toBeLessThan(1e-13)
      expect(relativeError(corrected.upper, Number(row['ROR_HA_hi95']))).toBeLessThan(1e-13)
      const doubled = { a: 2 * table.a + 1, b: 2 * table.b + 1, c: 2 * table.c + 1, d: 2 * table.d + 1 }
      expect(relativeError(prr(table, { zeroCells: 'haldane' }).estimate, prr(doubled).estimate)).toBeLessThan(1e-15)
    }
  })
})

describe('what is undefined stays undefined', () => {
  it.each([
    [{ a: 0, b: 5, c: 3, d: 10 }, false, false],
    [{ a: 5, b: 0, c: 3, d: 10 }, true, false],
    [{ a: 5, b: 3, c: 0, d: 10 }, false, false],
    [{ a: 5, b: 3, c: 2, d: 0 }, true, false],
    [{ a: 5, b: 3, c: 2, d: 1 }, true, true],
  ])('%o: PRR defined %s, ROR defined %s', (table, prrDefined, rorDefined) => {
    const { reason, ...ratio } = prr(table)
    expect(reason === undefined).toBe(prrDefined)
    for (const value of Object.values(ratio)) expect(Number.isFinite(value)).toBe(prrDefined)
    const { reason: rorReason, ...oddsRatio } = ror(table)
    expect(rorReason === undefined).toBe(rorDefined)
    for (const value of Object.values(oddsRatio)) expect(Number.isFinite(value)).toBe(rorDefined)
  })

  it('gives no χ² without a margin', () => {
    expect(chiSquare({ a: 0, b: 0, c: 3, d: 10 })).toBeNaN()
    expect(chiSquareYates({ a: 0, b: 4, c: 0, d: 10 })).toBeNaN()
  })
})

// Tables in common use for teaching these measures.
describe('worked values', () => {
  it.each([
    ['20,80,400,9500', '4.950 3.306 7.411 5.938 3.601 9.790 2.125 1.374 2.650 58.77 62.67'],
    ['60,20,100,400', '3.750 3.021 4.655 12.00 6.913 20.83 1.423 0.994 1.730 101.70 104.43'],
    ['1,9,9,9981', '111.0 15.47 797 123.2 14.1 1076 1.556 -2.227 3.244 24.06 98.21'],
    ['3,97,150,9750', '1.980 0.642 6.103 2.010 0.630 6.414 0.786 -1.283 1.992 0.63 1.45'],
    ['500,4500,9000,86000', '1.056 0.969 1.150 1.062 0.966 1.167 0.074 -0.074 0.181 1.47 1.53'],
  ])('%s', (cells, printed) => {
    const [a = 0, b = 0, c = 0, d = 0] = cells.split(',').map(Number)
    const table = { a, b, c, d }
    const ratios = [prr(table), ror(table)].flatMap(({ estimate, lower, upper }) => [estimate, lower, upper])
    const { ic, lower, upper } = informationComponentApproximate(table)
    const found = [...ratios, ic, lower, upper, chiSquareYates(table), chiSquare(table)]
    const decimals = printed.split(' ').map((value) => value.split('.')[1]?.length ?? 0)
    expect(found.map((value, column) => value.toFixed(decimals[column])).join(' ')).toBe(printed)
  })
})
