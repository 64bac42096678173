import { describe, expect, it } from 'vitest'
import { hasSharedData } from '../../../../tests/shared-data.js'
import type { Incidence } from '../counts/incidence.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { referenceRows } from '../reference.fixture.js'
import { adapt4pvReports } from './lasso-data.fixture.js'
import { lassoPath } from './lasso-path.js'

/** By term, the intercept first: how far the penalised log-likelihood by report is from its optimum (Karush–Kuhn–Tucker). */
function optimality(drugs: Incidence, cases: Uint8Array, lambda: number, values: Float64Array): Float64Array {
  const gradient = new Float64Array(values.length)
  eachReport(drugs, (report, terms) => {
    const eta = terms.reduce((total, term) => total + values[term]!, 0)
    for (const term of terms) gradient[term]! += (cases[report]! - 1 / (1 + Math.exp(-eta))) / drugs.reports
  })
  const penalties = penaltiesOf(drugs, lambda)
  return gradient.map((slope, term) =>
    values[term] === 0
      ? Math.max(0, Math.abs(slope) - penalties[term]!)
      : Math.abs(slope - Math.sign(values[term]!) * penalties[term]!),
  )
}

/** The penalised objective at `values` less that at `base`, report by report lest the difference drown in rounding. */
function excess(drugs: Incidence, cases: Uint8Array, lambda: number, values: Float64Array, base: Float64Array): number {
  let sum = 0
  eachReport(drugs, (report, terms) => {
    const eta = terms.reduce((total, term) => total + base[term]!, 0)
    const change = terms.reduce((total, term) => total + (values[term]! - base[term]!), 0)
    // ln(1 + e^(η + δ)) − ln(1 + e^η) = ln(1 + π(e^δ − 1))
    sum += (Math.log1p(Math.expm1(change) / (1 + Math.exp(-eta))) - cases[report]! * change) / drugs.reports
  })
  penaltiesOf(drugs, lambda).forEach((penalty, term) => {
    sum += penalty * (Math.abs(values[term]!) - Math.abs(base[term]!))
  })
  return sum
}

function penaltiesOf(drugs: Incidence, lambda: number): Float64Array {
  const shares = new Float64Array(drugs.size + 1)
  eachReport(drugs, (_, terms) => {
    for (const term of terms) shares[term]! += 1 / drugs.reports
  })
  return shares.map((share, term) => (term === 0 ? 0 : lambda * Math.sqrt(share * (1 - share))))
}

function eachReport(drugs: Incidence, visit: (report: number, terms: number[]) => void): void {
  for (let report = 0; report < drugs.reports; report++) {
    const codes = drugs.codes.subarray(drugs.offsets[report]!, drugs.offsets[report + 1]!)
    visit(report, [0, ...Array.from(codes, (code) => code + 1)])
  }
}

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
    // Beyond 1e-6 at the last, where 1e-14 of the null deviance lets glmnet stop: the next test shows which is right.
    const tolerances = [2e-8, 2e-8, 2e-8, 1e-6, 5e-6]
    columns.forEach((name, at) => {
      const { intercept, coefficients } = fits[at]!
      let worst = 0
      table.forEach((row, term) => {
        const value = term === 0 ? intercept : coefficients[term - 1]!
        worst = Math.max(worst, Math.abs(value - Number(row[name])))
      })
      expect(worst).toBeLessThan(tolerances[at]!)
    })
  })

  it.each([
    [0, false],
    [1, false],
    [2, false],
    [3, true],
    [4, true],
  ])('is at the optimum, as glmnet or before it stops short (λ %i of five, short: %s)', (at, short) => {
    const table = referenceRows('reference/values/lasso/glmnet_lasso_coefs.csv')
    const name = Object.keys(table[0]!)[at + 1]!
    const lambda = Number(name.slice('lambda_'.length))
    const [fit] = lassoPath(drugs, cases, { lambdas: [lambda] }).fits
    const ours = Float64Array.from([fit!.intercept, ...fit!.coefficients])
    const theirs = Float64Array.from(table, (row) => Number(row[name]))
    const worst = (values: Float64Array) => Math.max(...optimality(drugs, cases, lambda, values))
    expect(worst(ours)).toBeLessThan(1e-11)
    // 3e-10 and 2e-10 where glmnet is 4e-7 and 4.3e-6 away; below 1e-11 at the others, which agree within 2e-8.
    expect(worst(theirs) > 1e-10).toBe(short)
    // Where both are at the optimum the difference is rounding, about 1e-20.
    expect(excess(drugs, cases, lambda, theirs, ours)).toBeGreaterThan(short ? 1e-17 : -1e-19)
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

  it('goes down to no penalty at all, with drugs that no report has or that are left out', () => {
    const penaltyFactors = [1, 1, 1, 1, 1, Number.POSITIVE_INFINITY, 1, 1]
    const [fit] = lassoPath(drugs, cases, { lambdas: [0], penaltyFactors }).fits
    expect(fit!.converged).toBe(true)
    expect([...fit!.coefficients].map((value) => value === 0)).toEqual([
      false,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ])
    const values = Float64Array.from([fit!.intercept, ...fit!.coefficients])
    expect(Math.max(...optimality(drugs, cases, 0, values).filter((_, term) => term !== 6))).toBeLessThan(1e-10)
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
      { lambdas: [Number.POSITIVE_INFINITY] },
      { penaltyFactors: [1, 1, 1, 1, 1, 1, 1, Number.NaN] },
      { lambdaCount: 0 },
      { maximumDegreesOfFreedom: -1 },
      { maximumDegreesOfFreedom: Number.NaN },
      { lambdaMinimumRatio: 1 },
      { penaltyFactors: [1] },
      { penaltyFactors: [1, 1, 1, 1, 1, 1, 1, -1] },
    ]) {
      expect(() => lassoPath(drugs, cases, options)).toThrow(code('measure/invalid-option'))
    }
    const one = incidenceFromRows([0], [0], { reports: 1, size: 1 })
    for (const event of [0, 1]) expect(() => lassoPath(one, [event])).toThrow(code('measure/too-little-data'))
    // A drug of every report, one of none, and one left out: nothing varies.
    const constant = incidenceFromRows([0, 1, 2, 0], [0, 0, 0, 2], { reports: 3, size: 3 })
    expect(() => lassoPath(constant, [0, 1, 0], { penaltyFactors: [1, 1, Number.POSITIVE_INFINITY] })).toThrow(
      code('measure/too-little-data'),
    )
    expect(() => lassoPath({ ...one, reports: 2 }, [0, 1])).toThrow(code('measure/invalid-value'))
    expect(() => lassoPath(one, [Number.NaN])).toThrow(code('measure/invalid-value'))
    expect(() => lassoPath(drugs, cases, { signal: { aborted: true } })).toThrow(code('request/aborted'))
  })
})
