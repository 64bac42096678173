import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { ebgm } from '../priors/ebgm.js'
import { seededRandom } from '../random/random.js'
import { adapt4pvReports } from './lasso-data.fixture.js'
import { lassoPath } from './lasso-path.js'
import { regressionAdjustedExpected, regressionAdjustedExpectedCount } from './regression-adjusted-expected.js'

const incidence = (reports: readonly (readonly number[])[], size: number) =>
  incidenceFromRows(
    reports.flatMap((codes, report) => codes.map(() => report)),
    reports.flat(),
    { reports: reports.length, size },
  )
const logistic = (eta: number) => 1 / (1 + Math.exp(-eta))
/** Reports with the drug times reports with the event over reports. */
const crude = (exposed: number, cases: ArrayLike<number>) =>
  (exposed * Array.from(cases).reduce((sum, value) => sum + value, 0)) / cases.length

describe('regressionAdjustedExpected', () => {
  it('is the crude expected count where no drug is chosen', () => {
    const reports = Array.from({ length: 60 }, (_, report) => [report % 3])
    const cases = reports.map((_, report) => Number(report % 5 === 0))
    const { n, expected, selection, method } = regressionAdjustedExpected(incidence(reports, 3), cases)
    expect(selection!.selected).toEqual([])
    expect(method).toEqual({
      unit: 'reports',
      expected: 'regression-adjusted',
      ownCoefficient: 'zeroed',
      model: 'lasso-bic',
    })
    expect([...n]).toEqual([4, 4, 4])
    for (const value of expected) expect(value).toBeCloseTo(4, 12)
  })

  it('without co-medication is the rate on reports without chosen drugs', () => {
    // Drug 0: 30 of 40 have the event; drug 1 and no drug: 6 of 60 each.
    const reports = Array.from({ length: 160 }, (_, report) => (report < 40 ? [0] : report < 100 ? [1] : []))
    const cases = reports.map((codes, report) => Number(codes[0] === 0 ? report < 30 : (report - 40) % 10 === 0))
    const { n, exposed, expected, selection } = regressionAdjustedExpected(incidence(reports, 2), cases)
    expect(selection!.selected).toEqual([0])
    expect([...n]).toEqual([30, 6])
    expect([...exposed]).toEqual([40, 60])
    expect(expected[0]).toBeCloseTo((40 * 12) / 120, 9)
    expect(expected[1]).toBeCloseTo((60 * 12) / 120, 9)
  })

  it('raises E of an innocent drug given with a culprit, lowers E of a masked one, and leaves the culprit its signal', () => {
    const random = seededRandom(11)
    // Drug 0 causes the event, drug 1 is mostly given with it; drug 2 causes it less, away from the masker, 0.
    const reports = Array.from({ length: 20_000 }, () => {
      const culprit = random.uniform() < 0.15
      const innocent = random.uniform() < (culprit ? 0.4 : 0.02)
      const masked = !culprit && random.uniform() < 0.05
      return [culprit ? [0] : [], innocent ? [1] : [], masked ? [2] : [], random.uniform() < 0.2 ? [3] : []].flat()
    })
    const cases = reports.map((codes) =>
      Number(random.uniform() < (codes.includes(0) ? 0.3 : codes.includes(2) ? 0.06 : 0.02)),
    )
    const drugs = incidence(reports, 4)
    const { n, exposed, expected, selection } = regressionAdjustedExpected(drugs, cases)
    expect(new Set(selection!.selected)).toEqual(new Set([0, 2]))
    // What the simulation makes without each drug's own effect.
    const without = [0, 1, 2, 3].map((drug) =>
      reports
        .filter((codes) => codes.includes(drug))
        .reduce(
          (sum, codes) => sum + (drug !== 0 && codes.includes(0) ? 0.3 : drug !== 2 && codes.includes(2) ? 0.06 : 0.02),
          0,
        ),
    )
    without.forEach((truth, drug) => {
      // Some 300 cases make the baseline, with a standard error of 6 %.
      expect(Math.abs(expected[drug]! / truth - 1)).toBeLessThan(0.2)
    })
    expect(expected[1]).toBeGreaterThan(2 * crude(exposed[1]!, cases))
    expect(expected[2]).toBeLessThan(0.5 * crude(exposed[2]!, cases))
    const prior = { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, p: 1 / 3 }
    const score = (drug: number, e: number) => ebgm({ a: n[drug]!, expected: e }, prior)
    expect(score(1, crude(exposed[1]!, cases)).eb05).toBeGreaterThan(2)
    expect(score(1, expected[1]!).eb95).toBeLessThan(1.3)
    expect(score(2, crude(exposed[2]!, cases)).eb05).toBeLessThan(1)
    expect(score(2, expected[2]!).eb05).toBeGreaterThan(1.5)
    expect(score(0, expected[0]!).eb05).toBeGreaterThan(2)
  })

  const models = fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.record({
      intercept: fc.double({ min: -6, max: 2, noNaN: true }),
      coefficients: fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: size, maxLength: size }),
      reports: fc.array(fc.uniqueArray(fc.nat(size - 1)), { minLength: 2, maxLength: 30 }),
    }),
  )

  it('is the sum over reports, the same one drug at a time, between 0 and the reports, whatever their order', () => {
    fc.assert(
      fc.property(models, ({ intercept, coefficients, reports }) => {
        const size = coefficients.length
        const cases = reports.map((_, report) => Number(report === 0))
        const model = { intercept, coefficients }
        const drugs = incidence(reports, size)
        const result = regressionAdjustedExpected(drugs, cases, { model })
        const turned = regressionAdjustedExpected(incidence([...reports].reverse(), size), [...cases].reverse(), {
          model,
        })
        expect(result.method.model).toBe('given')
        for (let drug = 0; drug < size; drug++) {
          const having = reports.filter((codes) => codes.includes(drug))
          const sum = having.reduce(
            (total, codes) =>
              total + logistic(codes.reduce((eta, code) => eta + (code === drug ? 0 : coefficients[code]!), intercept)),
            0,
          )
          const value = result.expected[drug]!
          expect(Math.abs(value - sum)).toBeLessThanOrEqual(1e-12 * sum)
          expect(Math.abs(regressionAdjustedExpectedCount(drugs, drug, model) - sum)).toBeLessThanOrEqual(1e-12 * sum)
          expect(Math.abs(turned.expected[drug]! - value)).toBeLessThanOrEqual(1e-12 * sum)
          expect(result.exposed[drug]).toBe(having.length)
          expect(value).toBeLessThanOrEqual(having.length)
          expect(value > 0).toBe(having.length > 0)
        }
      }),
    )
  })

  it('does not depend on the drug’s own coefficient and rises with those given with it', () => {
    fc.assert(
      fc.property(models, fc.nat(5), ({ intercept, coefficients, reports }, which) => {
        const size = coefficients.length
        const drug = which % size
        const drugs = incidence(reports, size)
        const at = (values: number[]) =>
          regressionAdjustedExpectedCount(drugs, drug, { intercept, coefficients: values })
        const value = at(coefficients)
        expect(at(coefficients.with(drug, 99))).toBe(value)
        coefficients.forEach((beta, other) => {
          const raised = at(coefficients.with(other, beta + 1))
          const together = other !== drug && reports.some((codes) => codes.includes(drug) && codes.includes(other))
          expect(together ? raised > value : raised === value).toBe(true)
        })
      }),
    )
  })

  it('takes a fit of the lasso path as its model', () => {
    const reports = Array.from({ length: 80 }, (_, report) => (report % 2 ? [0, 1] : report % 3 ? [1] : []))
    const cases = reports.map((_, report) => Number(report % 2 === 1 && report % 5 !== 0))
    const drugs = incidence(reports, 2)
    const model = lassoPath(drugs, cases, { lambdas: [0.05] }).fits[0]!
    const { expected } = regressionAdjustedExpected(drugs, cases, { model })
    expect(expected[0]).toBeCloseTo(40 * logistic(model.intercept + model.coefficients[1]!), 12)
    expect(regressionAdjustedExpectedCount(drugs, 0, model)).toBeCloseTo(expected[0]!, 12)
  })

  it('refuses misuse', () => {
    const drugs = incidence([[0], [1], [0, 1]], 2)
    const invalid = (field: string, row?: number) =>
      expect.objectContaining({
        code: 'measure/invalid-value',
        place: { field, ...(row !== undefined && { row }) },
      })
    const using = (intercept: number, coefficients: number[]) =>
      regressionAdjustedExpected(drugs, [0, 1, 0], { model: { intercept, coefficients } })
    expect(() => using(Number.NaN, [0, 0])).toThrow(invalid('model'))
    expect(() => using(0, [0])).toThrow(invalid('model'))
    expect(() => using(0, [0, Number.POSITIVE_INFINITY])).toThrow(invalid('model', 1))
    expect(() => regressionAdjustedExpected(drugs, [0, 1])).toThrow(invalid('cases'))
    expect(() => regressionAdjustedExpected(drugs, [0, 0.5, 1])).toThrow(invalid('cases', 1))
    for (const cases of [
      [0, 0, 0],
      [1, 1, 1],
    ]) {
      expect(() => regressionAdjustedExpected(drugs, cases)).toThrow(
        expect.objectContaining({ code: 'measure/too-little-data' }),
      )
    }
    for (const drug of [-1, 2, 0.5, Number.NaN]) {
      const model = { intercept: 0, coefficients: [0, 0] }
      expect(() => regressionAdjustedExpectedCount(drugs, drug, model)).toThrow(invalid('drug'))
    }
  })
})

describe.skipIf(!hasSharedData)('adapt4pv’s reports', () => {
  it('leaves each chosen drug an excess, of smaller odds ratio than in its reports one by one', () => {
    const { drugs, cases } = adapt4pvReports()
    const { n, exposed, expected, model, selection } = regressionAdjustedExpected(drugs, cases)
    const { coefficients } = model
    for (const drug of selection!.selected) {
      // Fitted and observed reports agree for a drug of the model, so its own effect is all that parts E from n.
      const odds = (count: number) => count / (exposed[drug]! - count)
      const own = Math.log(odds(n[drug]!) / odds(expected[drug]!))
      expect(own).toBeGreaterThan(0)
      // Odds ratios of groups lie below those of their members (not collapsible).
      expect(own).toBeLessThan(coefficients[drug]! + 1e-9)
    }
  })
})
