import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { incidenceFromRows } from '../counts/incidence-builder.js'
import { seededRandom } from '../random/random.js'
import { referenceRows } from '../reference.fixture.js'
import { atOnce } from '../steps/steps.js'
import { adaptiveLassoBic, lassoBic } from './lasso-bic.js'
import { adapt4pvReports } from './lasso-data.fixture.js'
import { LogisticModel } from './logistic-model.js'
import { fitPenalised } from './penalised-fit.js'
import { reportPatterns } from './report-patterns.js'

describe.skipIf(!hasSharedData)('adapt4pv 0.2-3', () => {
  const { drugs, cases } = hasSharedData ? adapt4pvReports() : { drugs: undefined!, cases: undefined! }
  const meta = hasSharedData ? JSON.parse(readFileSync(sharedData('reference/values/lasso/meta.json'), 'utf8')) : {}
  const adaptive = hasSharedData ? adaptiveLassoBic(drugs, cases)! : undefined!

  it.each([
    ['lasso_bic', 1.1e-3, () => adaptive.first],
    ['adapt_bic', 2e-4, () => adaptive],
  ] as const)('%s: the same drugs in the same order, the same log odds ratios', (name, tolerance, result) => {
    const { selected, coefficients, converged } = result()
    expect(converged).toBe(true)
    expect(selected.map((drug) => `drug_${drug + 1}`)).toEqual(meta[`${name}_selected`])
    const table = referenceRows(`reference/values/lasso/adapt4pv_${name}.csv`)
    expect(table.length).toBe(300)
    let worst = 0
    table.forEach((row, drug) => {
      expect(coefficients[drug] === 0).toBe(Number(row['beta']) === 0)
      worst = Math.max(worst, Math.abs(coefficients[drug]! - Number(row['beta'])))
    })
    // adapt4pv refits with glmnet's loose default threshold (1e-7) and stops short of the maximum: at its coefficients,
    // with the intercept at its best, the deviance is greater and the gradient is not zero; at ours it is.
    expect(worst).toBeLessThan(tolerance)
    const model = new LogisticModel(reportPatterns(drugs, cases))
    const place = (values: (drug: number) => number) => {
      for (let drug = 0; drug < 300; drug++) model.beta[drug] = values(drug)
      const intercept = { working: new Set([300]), penalties: new Float64Array(301).fill(Number.POSITIVE_INFINITY) }
      intercept.penalties[300] = 0
      model.evaluate()
      atOnce(fitPenalised(model, intercept.penalties, new Float64Array(301).fill(1), intercept.working, 1e-13))
      const steepest = coefficients.reduce(
        (most, value, drug) => Math.max(most, value === 0 ? 0 : Math.abs(model.gradient[drug]!)),
        0,
      )
      return { deviance: model.deviance, steepest }
    }
    const theirs = place((drug) => Number(table[drug]!['beta']))
    const ours = place((drug) => coefficients[drug]!)
    expect(ours.deviance).toBeLessThan(theirs.deviance)
    expect(ours.steepest).toBeLessThan(1e-11)
    expect(theirs.steepest).toBeGreaterThan(1e-9)
  })
})

describe('lassoBic', () => {
  const drugs = incidenceFromRows([0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0], { reports: 20, size: 1 })

  it('has the odds ratio and Woolf’s standard error of a single drug', () => {
    const cases = Uint8Array.from({ length: 20 }, (_, report) => (report < 5 || report === 19 ? 1 : 0))
    const { coefficients, standardErrors, selected } = lassoBic(drugs, cases)
    expect(coefficients[0]).toBeCloseTo(Math.log((5 * 13) / (1 * 1)), 9)
    expect(standardErrors[0]).toBeCloseTo(Math.sqrt(1 / 5 + 1 + 1 + 1 / 13), 9)
    expect(selected).toEqual([0])
  })

  it('names the drugs that only cases have, whose odds ratio has no maximum', () => {
    // 40 reports; drug 0 on three cases alone, drug 1 on both.
    const reports = [0, 1, 2, 3, 4, 5, 6, 7]
    const drugs = incidenceFromRows(reports, [0, 0, 0, 1, 1, 1, 1, 1], { reports: 40, size: 2 })
    const cases = Uint8Array.from({ length: 40 }, (_, report) => Number(report < 7 || report === 20))
    const found = lassoBic(drugs, cases)
    expect(found.coefficients[0]).toBeGreaterThan(10)
    expect(found.separated).toEqual([0])
  })

  it('ends the path where models have become too large, which changes no choice', () => {
    const random = seededRandom(5)
    const codes = Array.from({ length: 3000 }, () =>
      [...Array(40).keys()].filter((drug) => random.uniform() < 0.02 + drug / 1000),
    )
    const many = incidenceFromRows(
      codes.flatMap((list, report) => list.map(() => report)),
      codes.flat(),
      { reports: 3000, size: 40 },
    )
    const cases = codes.map((list) => Number(random.uniform() < (list.includes(3) ? 0.5 : 0.1)))
    const { path: whole, ...all } = lassoBic(many, cases, {
      maximumDrugs: 5,
      maximumDegreesOfFreedom: Number.POSITIVE_INFINITY,
    })
    const { path, ...ended } = lassoBic(many, cases, { maximumDrugs: 5 })
    expect(all.selected).toEqual([3])
    const drugsOfModels = path.fits.map((fit) => fit.degreesOfFreedom)
    expect(drugsOfModels.at(-1)).toBeGreaterThan(10)
    expect(Math.max(...drugsOfModels.slice(0, -1))).toBeLessThanOrEqual(10)
    expect(whole.fits.length).toBeGreaterThan(path.fits.length)
    expect(whole.fits.slice(0, path.fits.length)).toEqual(path.fits)
    expect(ended.modelsTooLarge).toBeLessThan(all.modelsTooLarge)
    expect({ ...ended, modelsTooLarge: 0 }).toEqual({ ...all, modelsTooLarge: 0 })
  })

  it('selects nothing where nothing goes with the event', () => {
    const cases = Uint8Array.from({ length: 20 }, (_, report) => (report % 10 === 0 ? 1 : 0))
    expect(lassoBic(drugs, cases).selected).toEqual([])
    expect(adaptiveLassoBic(drugs, cases)).toBeUndefined()
    expect(() => lassoBic(drugs, cases, { maximumDrugs: 0 })).toThrow(
      expect.objectContaining({ code: 'measure/invalid-option' }),
    )
  })
})
