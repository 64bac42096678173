import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { referenceRows } from '../reference.fixture.js'
import { adapt4pvReports } from './lasso-data.fixture.js'
import { lassoPath } from './lasso-path.js'
import { LogisticModel } from './logistic-model.js'
import { reportPatterns } from './report-patterns.js'

describe.skipIf(!hasSharedData)('glmnet 4.1-6, thresh 1e-14, 117,160 reports × 300 drugs', () => {
  const { drugs, cases } = hasSharedData ? adapt4pvReports() : { drugs: undefined!, cases: undefined! }

  it('has its path: λ, drugs in the model, deviance ratio, intercept', () => {
    const path = lassoPath(drugs, cases)
    const table = referenceRows('reference/values/lasso/glmnet_path.csv')
    expect(path.fits.length).toBe(table.length)
    table.forEach((row, at) => {
      const fit = path.fits[at]!
      expect(Math.abs(fit.lambda / Number(row['lambda']) - 1)).toBeLessThan(1e-11)
      expect(fit.degreesOfFreedom).toBe(Number(row['df']))
      expect(Math.abs(fit.devianceRatio - Number(row['dev_ratio']))).toBeLessThan(1e-8)
      expect(Math.abs(fit.intercept - Number(row['a0']))).toBeLessThan(1e-6)
      expect(fit.converged).toBe(true)
    })
  })

  it('has its coefficients at five λ', () => {
    const table = referenceRows('reference/values/lasso/glmnet_lasso_coefs.csv')
    const columns = Object.keys(table[0]!).slice(1)
    const lambdas = columns.map((name) => Number(name.slice('lambda_'.length)))
    const { fits } = lassoPath(drugs, cases, { lambdas })
    let worst = 0
    let smallest = 0
    columns.forEach((name, at) => {
      const { intercept, coefficients } = fits[at]!
      table.forEach((row, term) => {
        const value = term === 0 ? intercept : coefficients[term - 1]!
        if (at < 4) worst = Math.max(worst, Math.abs(value - Number(row[name])))
        else smallest = Math.max(smallest, Math.abs(value - Number(row[name])))
      })
    })
    expect(worst).toBeLessThan(1e-6)
    // At the last of the five glmnet has 1.75961271 and 0.12258729 for drugs 28 and 75; the next test shows which is right.
    expect(smallest).toBeLessThan(5e-6)
  })

  it('is nearer to the optimum than glmnet where they differ', () => {
    const table = referenceRows('reference/values/lasso/glmnet_lasso_coefs.csv')
    const name = Object.keys(table[0]!)[5]!
    const lambda = Number(name.slice('lambda_'.length))
    const [fit] = lassoPath(drugs, cases, { lambdas: [lambda] }).fits
    const model = new LogisticModel(reportPatterns(drugs, cases))
    const total = drugs.codes.reduce((sum, code) => sum + (code === 27 ? 1 : 0), 0) / drugs.reports
    const penalty = lambda * Math.sqrt(total * (1 - total))
    const violation = (values: (term: number) => number) => {
      for (let j = 0; j < 300; j++) model.beta[j] = values(j + 1)
      model.beta[300] = values(0)
      model.evaluate()
      return Math.abs(model.gradient[27]! - penalty)
    }
    const theirs = violation((term) => Number(table[term]![name]))
    const ours = violation((term) => (term === 0 ? fit!.intercept : fit!.coefficients[term - 1]!))
    expect(ours).toBeLessThan(theirs / 10)
  })
})

describe('lassoPath', () => {
  const rows: [number, number][] = []
  const cases = Uint8Array.from({ length: 400 }, (_, report) => {
    for (let drug = 0; drug < 6; drug++)
      if ((report * (drug + 3) + drug * drug) % (drug + 4) === 0) rows.push([report, drug])
    return (report * 7 + (report >> 2)) % 5 === 0 ? 1 : 0
  })
  const drugs = incidenceFromRows(
    rows.map(([report]) => report),
    rows.map(([, drug]) => drug),
    { reports: 400, size: 8 },
  )

  it('satisfies the optimality conditions, counted here report by report', () => {
    const factors = [1, 1, 0, 2, 1, 0.5, 1, 1]
    for (const standardize of [true, false]) {
      const { fits } = lassoPath(drugs, cases, { penaltyFactors: factors, standardize, lambdaCount: 20 })
      const sum = factors.reduce((total, factor) => total + factor, 0)
      for (const { lambda, intercept, coefficients } of fits) {
        const gradient = new Float64Array(8)
        let atIntercept = 0
        const totals = new Float64Array(8)
        for (let report = 0; report < 400; report++) {
          const here = rows.filter(([row]) => row === report).map(([, drug]) => drug)
          const eta = here.reduce((total, drug) => total + coefficients[drug]!, intercept)
          const residual = (cases[report]! - 1 / (1 + Math.exp(-eta))) / 400
          atIntercept += residual
          for (const drug of here) {
            gradient[drug]! += residual
            totals[drug]! += 1 / 400
          }
        }
        expect(Math.abs(atIntercept)).toBeLessThan(1e-9)
        for (let drug = 0; drug < 6; drug++) {
          const scale = standardize ? Math.sqrt(totals[drug]! * (1 - totals[drug]!)) : 1
          const penalty = (lambda * scale * factors[drug]! * 8) / sum
          const beta = coefficients[drug]!
          const off =
            beta === 0 ? Math.abs(gradient[drug]!) - penalty : Math.abs(gradient[drug]! - Math.sign(beta) * penalty)
          expect(off).toBeLessThan(1e-9)
        }
        expect([coefficients[6], coefficients[7]]).toEqual([0, 0])
      }
    }
  })

  it('refuses misuse', () => {
    const code = (value: string) => expect.objectContaining({ code: value })
    expect(() => lassoPath(drugs, new Uint8Array(400))).toThrow(code('measure/too-little-data'))
    expect(() => lassoPath(drugs, new Uint8Array(400).fill(1))).toThrow(code('measure/too-little-data'))
    expect(() => lassoPath(drugs, [1])).toThrow(code('measure/invalid-value'))
    expect(() => lassoPath(drugs, new Uint8Array(400).fill(2))).toThrow(code('measure/invalid-value'))
    for (const options of [
      { lambdas: [] },
      { lambdas: [1, 2] },
      { lambdas: [-1] },
      { lambdas: [Number.NaN] },
      { lambdaCount: 0 },
      { lambdaMinimumRatio: 1 },
      { penaltyFactors: [1] },
      { penaltyFactors: [1, 1, 1, 1, 1, 1, 1, -1] },
    ]) {
      expect(() => lassoPath(drugs, cases, options)).toThrow(code('measure/invalid-option'))
    }
    expect(() => lassoPath(drugs, cases, { signal: { aborted: true } })).toThrow(code('request/aborted'))
  })
})
