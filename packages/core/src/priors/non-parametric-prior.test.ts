import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { referenceRows, relativeError } from '../reference.fixture.js'
import { caersCounts } from '../reference-counts.fixture.js'
import { discretePosterior } from './discrete-posterior.js'
import { compressFullTable } from './full-table.js'
import { nonNegativeQuadratic } from './non-negative-quadratic.js'
import { fitNonParametricPrior } from './non-parametric-prior.js'
import { referenceCellExpected } from './reference-cell-expected.js'

describe.skipIf(!hasSharedData).each(['statin42', 'statin2025_44'])('%s against pvEBayes', (dataset) => {
  const rows = hasSharedData ? referenceRows(`reference/values/pvebayes/${dataset}.csv`) : []
  const n = rows.map((row) => Number(row['n']))
  const expected = rows.map((row) => Number(row['E_tilde']))

  it('has a likelihood above every prior of pvEBayes, and a proof that none is higher', () => {
    const { certificate, prior } = fitNonParametricPrior({ n, expected })
    const meta = JSON.parse(readFileSync(sharedData('reference/values/pvebayes/meta.json'), 'utf8'))
    const theirs = Object.entries<{ logLik: number }>(meta).filter(([name]) => name.startsWith(`${dataset}__`))
    expect(theirs.length).toBe(5)
    for (const [, { logLik }] of theirs) expect(-certificate.negLogLikelihood).toBeGreaterThan(logLik)
    expect(certificate.converged).toBe(true)
    expect(certificate.dualGap).toBeLessThan(1e-6)
    expect(prior.weight.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
    const coarser = fitNonParametricPrior({ n, expected }, { grid: 50 })
    expect(Math.abs(coarser.certificate.negLogLikelihood - certificate.negLogLikelihood)).toBeLessThan(1e-6)
    // pvEBayes gives no figures of its NPMLE. Nearest is its Efron prior, whose shape is free but smoothed and held to a
    // grid, with means of 2,000 draws: two thirds of its posterior means are within a tenth. Its GPS, K-gamma and general
    // gamma priors are not comparable: held to components of variance h, they have log L 500 to 5,200 lower.
    const close = rows.filter((row, at) => {
      const { mean } = discretePosterior({ a: n[at]!, expected: expected[at]! }, prior)
      return relativeError(mean, Number(row['efron_40_0.05_mc_pm'])) < 0.1
    })
    expect(close.length).toBeGreaterThan(0.6 * rows.length)
  })

  it('has the expected counts of the reference cell', () => {
    const table = new Map(referenceRows(`reference/inputs/${dataset}.csv`).map((row) => [row['AE'], row]))
    const reference = [...table.values()].at(-1)!
    const other = Object.keys(reference).at(-1)!
    rows.forEach((row, at) => {
      const counts = {
        eventWithReference: Number(table.get(row['AE']!)![other]),
        drugWithReference: Number(reference[row['drug']!]),
        reference: Number(reference[other]),
      }
      expect(relativeError(referenceCellExpected(counts), expected[at]!)).toBeLessThan(1e-13)
    })
  })
})

describe('fitNonParametricPrior', () => {
  const table = fc.array(fc.record({ n: fc.nat(30), expected: fc.double({ min: 0.05, max: 20, noNaN: true }) }), {
    minLength: 30,
    maxLength: 40,
  })

  it('proves its optimum: no point mass anywhere rises above it', () => {
    fc.assert(
      fc.property(table, (pairs) => {
        fc.pre(pairs.filter(({ n }) => n > 0).length >= 20)
        const n = pairs.map((pair) => pair.n)
        const expected = pairs.map((pair) => pair.expected)
        const { prior, certificate } = fitNonParametricPrior({ n, expected })
        const density = (ratio: number, at: number) => {
          let value = Math.exp(-ratio * expected[at]!)
          for (let k = 1; k <= n[at]!; k++) value *= (ratio * expected[at]!) / k
          return value
        }
        const mixture = n.map((_, at) =>
          prior.ratio.reduce((sum, ratio, j) => sum + prior.weight[j]! * density(ratio, at), 0),
        )
        const logLikelihood = mixture.reduce((sum, one) => sum + Math.log(one), 0)
        expect(Math.abs(logLikelihood + certificate.negLogLikelihood)).toBeLessThan(1e-9 * Math.abs(logLikelihood))
        expect(certificate.dualGap).toBeLessThan(1e-6)
        for (const ratio of [0, ...Array.from({ length: 500 }, (_, k) => 1e-4 * 1.033 ** k)]) {
          const slope = mixture.reduce((sum, one, at) => sum + density(ratio, at) / one, 0)
          expect(slope).toBeLessThan(n.length + 1.1e-6)
        }
      }),
      { numRuns: 15, endOnFailure: true },
    )
  })

  it('puts an atom at 0 where empty cells ask for it', () => {
    // 40 of 60 cells are empty, the others have 2 reports. With weight p at λE = x, else 0, log L is largest at f0 = 2/3 and
    // f2 = x² / 6(e^x − 1), whose maximum, x = 1.5936242600 where 2(1 − e^-x) = x, is 0.6476102378919 / 6; there p = 2/(3x).
    const n = Array.from({ length: 60 }, (_, row) => (row < 40 ? 0 : 2))
    const { prior, certificate } = fitNonParametricPrior({ n, expected: n.map(() => 0.5) }, { tolerance: 1e-9 })
    expect(certificate.converged).toBe(true)
    expect(certificate.negLogLikelihood).toBeCloseTo(-(40 * Math.log(2 / 3) + 20 * Math.log(0.6476102378919 / 6)), 8)
    expect(prior.ratio[0]).toBe(0)
    expect(prior.ratio[1]).toBeCloseTo(2 * 1.59362426, 4)
    expect(prior.weight[0]).toBeCloseTo(1 - 2 / (3 * 1.59362426), 5)
    expect(discretePosterior({ a: 0, expected: 0.5 }, prior).geometricMean).toBe(0)
    expect(discretePosterior({ a: 2, expected: 0.5 }, prior).weight[0]).toBe(0)
    expect(discretePosterior({ a: 2, expected: 0.5 }, prior).geometricMean).toBeCloseTo(2 * 1.59362426, 4)
  })

  it.skipIf(!hasSharedData)('has few atoms and a certificate on a whole table with 3.8 million empty cells', () => {
    const table = compressFullTable(caersCounts())
    const { prior, certificate } = fitNonParametricPrior(table, { tolerance: 1e-5 })
    expect(certificate.converged).toBe(true)
    expect(prior.ratio.length).toBeLessThan(12)
    // −log L of the best mixture of two gamma distributions, from mgps_fits.json.
    const { fits } = JSON.parse(readFileSync(sharedData('reference/values/caers/mgps_fits.json'), 'utf8'))
    expect(certificate.negLogLikelihood).toBeLessThan(fits.full.negLL)
    expect(certificate.negLogLikelihood).toBeCloseTo(87334.32926, 4)
  })

  it('finds two atoms where the data have two', () => {
    const chance = (mean: number, count: number) => {
      let value = Math.exp(-mean)
      for (let k = 1; k <= count; k++) value *= mean / k
      return value
    }
    const n = Array.from({ length: 60 }, (_, count) => count)
    const weight = n.map((count) => 1e5 * (0.7 * chance(4, count) + 0.3 * chance(20, count)))
    const { prior, certificate } = fitNonParametricPrior({ n, expected: n.map(() => 4), weight })
    // Data that are a mixture to the last digit leave no ratio below the others: the proof gives up, and says how far it got.
    expect(certificate.dualGap).toBeLessThan(100)
    expect(certificate.converged).toBe(false)
    const near = (ratio: number) =>
      prior.ratio.reduce((sum, one, j) => sum + (Math.abs(one / ratio - 1) < 1e-9 ? prior.weight[j]! : 0), 0)
    expect(near(1)).toBeCloseTo(0.7, 9)
    expect(near(5)).toBeCloseTo(0.3, 9)
  })

  it('refuses impossible options and tables, and stops when told to', () => {
    const at = (field: string, code = 'invalid-option') =>
      expect.objectContaining({ code: `measure/${code}`, place: { field } })
    const [n, expected] = [Array(30).fill(2), Array(30).fill(1)]
    expect(() => fitNonParametricPrior({ n, expected }, { grid: 9 })).toThrow(at('grid'))
    expect(() => fitNonParametricPrior({ n, expected }, { tolerance: 0 })).toThrow(at('tolerance'))
    expect(() => fitNonParametricPrior({ n: [1], expected: [1] })).toThrow(at('n', 'too-little-data'))
    expect(() => fitNonParametricPrior({ n, expected }, { signal: { aborted: true } })).toThrow(/stopped/)
  })
})

describe('discretePosterior', () => {
  const prior = { ratio: Float64Array.of(0.5, 1, 4), weight: Float64Array.of(0.2, 0.7, 0.1) }

  it('weighs the ratios by Bayes’s rule', () => {
    const posterior = discretePosterior({ a: 3, expected: 1.5 }, prior)
    const raw = [0.2 * 0.75 ** 3 * Math.exp(-0.75), 0.7 * 1.5 ** 3 * Math.exp(-1.5), 0.1 * 6 ** 3 * Math.exp(-6)]
    const total = raw.reduce((sum, one) => sum + one, 0)
    for (const [j, one] of raw.entries()) expect(posterior.weight[j]).toBeCloseTo(one / total, 14)
    expect(posterior.mean).toBeCloseTo((0.5 * raw[0]! + raw[1]! + 4 * raw[2]!) / total, 13)
    expect(posterior.geometricMean).toBeCloseTo(Math.exp((Math.log(0.5) * raw[0]! + Math.log(4) * raw[2]!) / total), 13)
    expect(posterior.above(1)).toBeCloseTo(raw[2]! / total, 14)
    expect([0.01, 0.5, 0.999999].map(posterior.quantile)).toEqual([0.5, 1, 4])
    // e^-100 4^-900 of the others would underflow on the way.
    expect(discretePosterior({ a: 9000, expected: 2000 }, prior).mean).toBe(4)
  })

  it('refuses what is no pair and no prior', () => {
    const at = (field: string, code: string) => expect.objectContaining({ code: `measure/${code}`, place: { field } })
    expect(() => discretePosterior({ a: 0.5, expected: 1 }, prior)).toThrow(at('a', 'invalid-count'))
    expect(() => discretePosterior({ a: 1, expected: NaN }, prior)).toThrow(at('expected', 'invalid-value'))
    expect(() => discretePosterior({ a: 1, expected: 1 }, { ...prior, ratio: Float64Array.of(1, 0.5, 4) })).toThrow(
      at('ratio', 'invalid-prior'),
    )
    expect(() => discretePosterior({ a: 1, expected: 1 }, { ...prior, weight: Float64Array.of(0.5, 0.6, 0) })).toThrow(
      at('weight', 'invalid-prior'),
    )
    expect(() => discretePosterior({ a: 1, expected: 1 }, prior).quantile(1)).toThrow(
      at('probability', 'invalid-option'),
    )
    expect(() => referenceCellExpected({ eventWithReference: -1, drugWithReference: 1, reference: 1 })).toThrow(
      at('eventWithReference', 'invalid-count'),
    )
    expect(referenceCellExpected({ eventWithReference: 1, drugWithReference: 1, reference: 0 })).toBeNaN()
  })
})

describe('nonNegativeQuadratic', () => {
  it('meets the conditions of Karush, Kuhn and Tucker', () => {
    const matrix = fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(
        matrix,
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 4, maxLength: 4 }),
        (m, b) => {
          const a = m.map((_, i) =>
            Float64Array.from(m, (_, j) => m.reduce((sum, row) => sum + row[i]! * row[j]!, i === j ? 0.1 : 0)),
          )
          const x = nonNegativeQuadratic(a, b)
          a.forEach((row, j) => {
            const slope = row.reduce((sum, one, k) => sum + one * x[k]!, 0) - b[j]!
            expect(x[j]).toBeGreaterThanOrEqual(0)
            expect(slope).toBeGreaterThan(-1e-8)
            expect(x[j]! * slope).toBeLessThan(1e-7)
          })
        },
      ),
      // A slope so small that the step it asks for is 0.
      { examples: [[[2, 0, 1, 0].map((entry) => [0, 0, entry, 0]), [0, 0, 5e-324, 0]]] },
    )
  })
})
