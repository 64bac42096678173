import { checkIncidence, type Incidence } from '../counts/incidence.js'
import { fault } from '../errors/fault.js'
import { exp } from '../special/exp.js'
import { type LassoBic, type LassoBicOptions, lassoBic } from './lasso-bic.js'
import { reportPatterns } from './report-patterns.js'

/** A logistic model of the event on all drugs: a `LassoBic`, a `LassoFit`, or one that was fitted elsewhere (as a ridge). */
export interface DrugModel {
  /** Log odds of the event in a report without any of the drugs. */
  readonly intercept: number
  /** Log odds ratio of each drug, 0 where it is not in the model. */
  readonly coefficients: ArrayLike<number>
}

/** By drug, an event's reports as they are and as the other drugs on them would have them. */
export interface RegressionAdjustedExpected {
  /** What was expected, and under which model. */
  readonly method: {
    readonly unit: 'reports'
    readonly expected: 'regression-adjusted'
    /** The drug's own coefficient is taken as 0; those of the other drugs are of the model that has it. */
    readonly ownCoefficient: 'zeroed'
    readonly model: 'lasso-bic' | 'given'
  }
  /** Reports with the drug. */
  readonly exposed: Float64Array
  /** Reports with the drug and the event. */
  readonly n: Float64Array
  /** Reports with the drug that are expected to have the event; 0 for a drug without reports. */
  readonly expected: Float64Array
  /** The model the expected counts come from. */
  readonly model: DrugModel
  /** The choice of the model, where it was made here. */
  readonly selection?: LassoBic
}

/**
 * Expected reports of an event with each drug, given the other drugs on the same reports:
 * E_i = Σ over the reports with drug i of 1/(1 + e^−(β₀ + Σ_{j ≠ i} β_j x_j)), for all drugs from one logistic model.
 * An innocent drug that is given with a culprit has its E raised; a background that one drug fills (masking) lowers
 * the E of the others. E stands where a crude one does: `empiricalBayesColumns({ n, expected }, prior)`,
 * `ebgm({ a: n, expected }, prior)`. In reports, from 0 to the reports with the drug; relative accuracy about 1e-13
 * given the coefficients.
 *
 * In the spirit of RGPS (DuMouchel & Harpaz 2012, "Regression-Adjusted GPS Algorithm", Oracle white paper) and not the
 * same: RGPS takes E from an extended logistic regression, whose link is itself fitted; ours is a plain logistic model,
 * by default without penalty on the drugs that the lasso with BIC chooses (`lassoBic`). The drug's own coefficient is set to 0 in the model that has it and not left out of a model
 * that is fitted again, where drugs given with it would take its effect over and hide it.
 *
 * A model without drugs gives the crude n1. n.1 / N. A chosen drug that is never given with another has E = n1. times
 * the probability on reports without any chosen drug: its comparator, like PRR's, leaves it out, RRR's does not.
 *
 * @param cases By report, 1 with the event and 0 without.
 * @param options How to choose the model, or the `model` itself.
 * @throws AetherError `measure/invalid-value` for a model that has not one finite coefficient a drug, and as `lassoBic`.
 */
export function regressionAdjustedExpected(
  drugs: Incidence,
  cases: ArrayLike<number>,
  options: LassoBicOptions | { readonly model: DrugModel } = {},
): RegressionAdjustedExpected {
  const patterns = reportPatterns(drugs, cases)
  const given = 'model' in options
  const model = given ? options.model : lassoBic(drugs, cases, options)
  checkModel(drugs, model)
  const { offsets, codes, weights, events, size } = patterns
  const { intercept, coefficients } = model
  const [exposed, n, expected] = [0, 1, 2].map(() => new Float64Array(size)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let pattern = 0; pattern < weights.length; pattern++) {
    const here = codes.subarray(offsets[pattern]!, offsets[pattern + 1]!)
    let eta = intercept
    for (const drug of here) eta += coefficients[drug]!
    const whole = logistic(eta)
    for (const drug of here) {
      exposed[drug]! += weights[pattern]!
      n[drug]! += events[pattern]!
      const own = coefficients[drug]!
      expected[drug]! += weights[pattern]! * (own === 0 ? whole : logistic(eta - own))
    }
  }
  return {
    method: {
      ...({ unit: 'reports', expected: 'regression-adjusted', ownCoefficient: 'zeroed' } as const),
      model: given ? 'given' : 'lasso-bic',
    },
    ...{ exposed, n, expected, model },
    ...(!given && { selection: model as LassoBic }),
  }
}

/**
 * {@link regressionAdjustedExpected} of one drug under a model that is given.
 * @throws AetherError `measure/invalid-value` for a drug that does not exist and for a model that does not fit.
 */
export function regressionAdjustedExpectedCount(drugs: Incidence, drug: number, model: DrugModel): number {
  checkIncidence(drugs, 'drugs')
  checkModel(drugs, model)
  const { reports, size, offsets, codes } = drugs
  if (!(Number.isInteger(drug) && drug >= 0 && drug < size)) {
    throw fault('measure/invalid-value', 'drug', `There is no drug ${drug}; there are ${size} drugs.`)
  }
  let expected = 0
  for (let report = 0; report < reports; report++) {
    let exposed = false
    let eta = model.intercept
    for (let at = offsets[report]!; at < offsets[report + 1]!; at++) {
      if (codes[at] === drug) exposed = true
      else eta += model.coefficients[codes[at]!]!
    }
    if (exposed) expected += logistic(eta)
  }
  return expected
}

function logistic(eta: number): number {
  const small = exp(-Math.abs(eta))
  return (eta > 0 ? 1 : small) / (1 + small)
}

function checkModel({ size }: Incidence, { intercept, coefficients }: DrugModel): void {
  const refuse = (what: string, row?: number) => fault('measure/invalid-value', 'model', `The model ${what}.`, row)
  if (!Number.isFinite(intercept)) throw refuse(`has the intercept ${intercept}`)
  if (coefficients.length !== size) throw refuse(`has ${coefficients.length} coefficients; there are ${size} drugs`)
  for (let drug = 0; drug < size; drug++) {
    const value = coefficients[drug]!
    if (!Number.isFinite(value)) throw refuse(`has the coefficient ${value}`, drug)
  }
}
