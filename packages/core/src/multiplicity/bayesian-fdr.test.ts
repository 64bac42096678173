import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { bcpnnGould } from '../measures/bcpnn-gould.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { bayesianFdr } from './bayesian-fdr.js'

describe.skipIf(!hasSharedData)('bayesianFdr against PhViD on every pair of CAERS', () => {
  it.each([
    ['phvid_bcpnn', 'BCPNN', 482, 482],
    // At 5 % PhViD cuts through pairs with one and the same probability: 3 of the 9 become signals.
    ['phvid_gps', 'GPS', 519, 516],
    ['phvid_gps', 'GPSt', 407, 407],
  ] as const)('%s: %s', (file, name, peerSignals, signals) => {
    const rows = referenceRows(`reference/values/caers/${file}.csv.gz`)
    const column = (what: string) => rows.map((row) => Number(row[`${name}_${what}`]))
    const nullProbability = column('postH0')
    const { fdr, fnr, sensitivity, specificity, listed } = bayesianFdr(nullProbability)
    expect(listed).toBe(17189)
    const peer = { fdr: column('FDR'), fnr: column('FNR'), sensitivity: column('Se'), specificity: column('Sp') }
    expect(fdr.filter((rate) => rate <= 0.05)).toHaveLength(signals)
    const called = rows.filter((_, row) => peer.fdr[row]! <= 0.05)
    expect(called).toHaveLength(peerSignals)
    // PhViD ranks equal probabilities one after the other: of such rows the last, with the largest FDR, is compared.
    const order = [...rows.keys()].sort(
      (one, other) => nullProbability[one]! - nullProbability[other]! || peer.fdr[one]! - peer.fdr[other]!,
    )
    let worst = 0
    for (const [index, row] of order.entries()) {
      const next = order[index + 1]
      if (next === undefined || nullProbability[next] === nullProbability[row]) continue
      worst = Math.max(worst, relativeError(fdr[row]!, peer.fdr[row]!))
      if (name === 'GPSt') continue
      worst = Math.max(worst, relativeError(sensitivity[row]!, peer.sensitivity[row]!))
      // PhViD leaves the pair of the rank itself among the rest: its FNR and specificity of rank k + 1 are those of k,
      // the FNR over one pair fewer.
      const rank = index + 1
      const rest = listed - rank
      const own = nullProbability[row]!
      const remaining = fnr[row]! * rest + 1 - own
      worst = Math.max(worst, relativeError(remaining / rest, peer.fnr[row]!))
      const nulls = nullProbability.length * fdr[order.at(-1)!]!
      worst = Math.max(worst, relativeError(specificity[row]! + own / nulls, peer.specificity[row]!))
    }
    expect(worst).toBeLessThan(1e-12)
  })
})

describe('bayesianFdr', () => {
  it('by hand', () => {
    const { fdr, fnr, sensitivity, specificity, reasons, listed } = bayesianFdr([0.5, 0.1, NaN, 0.9, 0.1, 1.5])
    expect(listed).toBe(4)
    const close = (column: Float64Array, expected: readonly number[]) => {
      for (const [row, value] of expected.entries()) expect(relativeError(column[row]!, value)).toBeLessThan(1e-14)
    }
    close(fdr, [0.7 / 3, 0.1, NaN, 0.4, 0.1, NaN])
    close(fnr, [0.1, 0.3, NaN, NaN, 0.3, NaN])
    close(sensitivity, [2.3 / 2.4, 0.75, NaN, 1, 0.75, NaN])
    close(specificity, [0.9 / 1.6, 1.4 / 1.6, NaN, 0, 1.4 / 1.6, NaN])
    expect(Array.from(reasons, (code) => undefinedReasons[code])).toEqual([
      ...['defined', 'defined', 'not-a-probability', 'defined', 'defined', 'not-a-probability'],
    ])
  })

  it('sorts before it cumulates, which vigipy does not', () => {
    const nullProbability = [0.9, 0.01]
    // vigipy divides the running sum in the order of the rows: 0.9, 0.455, so that the second pair is no signal.
    expect(Array.from(bayesianFdr(nullProbability).fdr)).toEqual([0.455, 0.01])
  })

  it('rises with the null probability, wherever a row stands', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(values, (list) => {
        const { fdr, sensitivity, specificity } = bayesianFdr(list)
        expect(bayesianFdr([...list].reverse()).fdr.reverse()).toEqual(fdr)
        for (const [row, probability] of list.entries()) {
          expect(fdr[row]).toBeLessThanOrEqual(probability * (1 + 1e-14))
          for (const [other, larger] of list.entries()) {
            if (probability > larger) continue
            expect(fdr[row]).toBeLessThanOrEqual(fdr[other]! * (1 + 1e-14))
            if (!Number.isNaN(sensitivity[row]!)) expect(sensitivity[row]).toBeLessThanOrEqual(sensitivity[other]!)
            if (!Number.isNaN(specificity[row]!)) expect(specificity[row]).toBeGreaterThanOrEqual(specificity[other]!)
          }
        }
      }),
    )
  })

  it('has undefined shares of what there is none of', () => {
    expect(bayesianFdr([0, 0])).toMatchObject({ fdr: Float64Array.of(0, 0), specificity: Float64Array.of(NaN, NaN) })
    expect(bayesianFdr([1]).sensitivity[0]).toBeNaN()
  })

  it.each([[[]], [[NaN, -1]], [[Infinity]]])('refuses %j', (values) => {
    expect(() => bayesianFdr(values)).toThrow(
      expect.objectContaining({ code: 'measure/too-little-data', place: { field: 'nullProbability' } }),
    )
  })
})

describe.skipIf(!hasSharedData)('against vigipy 2024, which cumulates before it sorts', () => {
  it('gives 242 of 802 pairs of GPS an FDR of at most 5 %, where vigipy gives none below 20 %', () => {
    const rows = referenceRows('reference/values/vigipy/vigipy_gpsB.csv')
    const nullProbability = rows.map((row) => Number(row['p_value']))
    const { fdr } = bayesianFdr(nullProbability)
    expect(fdr.filter((rate) => rate <= 0.05)).toHaveLength(242)
    expect(Math.min(...rows.map((row) => Number(row['fdr'])))).toBeGreaterThan(0.2)
    for (const [row, own] of nullProbability.entries()) {
      const called = nullProbability.filter((probability) => probability <= own)
      const mean = called.reduce((sum, probability) => sum + probability, 0) / called.length
      expect(relativeError(fdr[row]!, mean)).toBeLessThan(1e-13)
    }
  })

  it('gives no pair of BCPNN an FDR above its own probability of the null hypothesis', () => {
    const rows = referenceRows('reference/values/vigipy/vigipy_bcpnn.csv')
    expect(rows.length).toBe(802)
    const nullProbability = rows.map((row) => {
      const a = Number(row['Count'])
      const b = Number(row['product margin']) - a
      const c = Number(row['event margin']) - a
      return bcpnnGould({ a, b, c, d: 4359 - a - b - c }).probabilityOfNull
    })
    const { fdr } = bayesianFdr(nullProbability)
    for (const [row, own] of nullProbability.entries()) expect(fdr[row]).toBeLessThanOrEqual(own * (1 + 1e-14))
    // The first row has the highest lower bound of all; its probability of the null hypothesis is 3e-10.
    expect(fdr[0]).toBeLessThan(1e-9)
    expect(Number(rows[0]?.['fdr'])).toBeCloseTo(0.3708, 4)
  })
})
