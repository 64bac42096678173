import type { Incidence } from '../counts/incidence.js'
import { AetherError } from '../errors/aether-error.js'
import { log } from '../special/log.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { type LassoOptions, type LassoPath, pathOver } from './lasso-path.js'
import { LogisticModel } from './logistic-model.js'
import { fitPenalised } from './penalised-fit.js'
import { type ReportPatterns, reportPatterns } from './report-patterns.js'

/** Standard errors of log odds ratios are near 2 at the most, but for collinear drugs; this one only grows without a maximum. */
const separatedError = 100

/** How to choose a model along the lasso path. */
export interface LassoBicOptions extends LassoOptions {
  /**
   * Most drugs of a model that is fitted again without penalty; default 50 (adapt4pv). Unless
   * `maximumDegreesOfFreedom` is given, the path ends with the first model of more than twice as many, whose further
   * models are as good as never small again and take most of the time.
   */
  readonly maximumDrugs?: number
  /** Select only drugs that go with more of the event; default true (adapt4pv). */
  readonly positiveOnly?: boolean
}

/** The model that was chosen. */
export interface LassoBic {
  /** −2 log-likelihood + ln(reports) · drugs; smaller is better. */
  readonly bic: number
  /** λ at which the drugs of the model first came together. */
  readonly lambda: number
  /** Log odds of the event in a report without any of the drugs. */
  readonly intercept: number
  /** Log odds ratios without penalty, 0 for drugs that are not in the model. */
  readonly coefficients: Float64Array
  /** Standard errors (Wald); NaN for drugs that are not in the model. */
  readonly standardErrors: Float64Array
  /** Selected drugs, those of the greatest z = coefficient / standard error first. */
  readonly selected: readonly number[]
  /**
   * Drugs of the model whose odds ratio has no finite maximum of likelihood, as where each of their reports has the event
   * or none has (separation; Albert & Anderson 1984). Their coefficients are where the ascent stopped and mean nothing.
   */
  readonly separated: readonly number[]
  /** Different models along the path that were compared, and those too large to be. */
  readonly modelsCompared: number
  /** Models of more than `maximumDrugs` drugs, which were not fitted again. */
  readonly modelsTooLarge: number
  /** Greatest violation of the likelihood equations, in units of the path's λ, and whether it is as small as asked. */
  readonly violation: number
  /** True where the violation is as small as asked. */
  readonly converged: boolean
  /** The path from which the models come. */
  readonly path: LassoPath
}

/**
 * The set of drugs along the lasso path whose model without penalty has the smallest BIC (Courtois,
 * Tubert-Bitter & Ahmed 2021, `lasso_bic` of adapt4pv; Ahmed et al. 2018 is CISL, the lasso of subsamples). The model without any drug is among those compared.
 * @throws AetherError as `lassoPath`.
 */
export function lassoBic(drugs: Incidence, cases: ArrayLike<number>, options: LassoBicOptions = {}): LassoBic {
  return atOnce(lassoBicInSteps(drugs, cases, options))
}

/** {@link lassoBic} in steps: the same numbers, with a step before every iteration of a fit. */
export function* lassoBicInSteps(
  drugs: Incidence,
  cases: ArrayLike<number>,
  options: LassoBicOptions = {},
): Steps<LassoBic> {
  return yield* choose(reportPatterns(drugs, cases), options)
}

/** What the second lasso of {@link adaptiveLassoBic} had. */
export interface AdaptiveLassoBic extends LassoBic {
  /** Penalty factor of each drug, 1/|coefficient|^γ of `first`; Infinity for drugs not in it. */
  readonly penaltyFactors: Float64Array
  /** The first lasso. */
  readonly first: LassoBic
}

/**
 * Adaptive lasso (Zou 2006) with BIC: a second lasso whose penalty factors are 1/|β| of {@link lassoBic}
 * (Courtois et al. 2021, `adapt_bic` of adapt4pv, γ = 1). `undefined` where the first selects no drug.
 * @throws AetherError as `lassoPath`.
 */
export function adaptiveLassoBic(
  drugs: Incidence,
  cases: ArrayLike<number>,
  options: Omit<LassoBicOptions, 'penaltyFactors'> = {},
): AdaptiveLassoBic | undefined {
  return atOnce(adaptiveLassoBicInSteps(drugs, cases, options))
}

/** {@link adaptiveLassoBic} in steps: the same numbers, with a step before every iteration of a fit. */
export function* adaptiveLassoBicInSteps(
  drugs: Incidence,
  cases: ArrayLike<number>,
  options: Omit<LassoBicOptions, 'penaltyFactors'> = {},
): Steps<AdaptiveLassoBic | undefined> {
  const patterns = reportPatterns(drugs, cases)
  const first = yield* choose(patterns, options)
  if (first.coefficients.every((value) => value === 0)) return undefined
  const penaltyFactors = first.coefficients.map((value) => 1 / Math.abs(value))
  const { lambdas: _, ...rest } = options
  return { ...(yield* choose(patterns, { ...rest, penaltyFactors })), penaltyFactors, first }
}

function* choose(patterns: ReportPatterns, options: LassoBicOptions): Steps<LassoBic> {
  const { maximumDrugs = 50, positiveOnly = true, signal } = options
  if (!Number.isSafeInteger(maximumDrugs) || maximumDrugs < 1) {
    throw new AetherError('measure/invalid-option', 'maximumDrugs is not a whole number of 1 or more.', {
      place: { field: 'maximumDrugs' },
      remedy: 'Leave it out for 50.',
    })
  }
  const path = yield* pathOver(patterns, { maximumDegreesOfFreedom: 2 * maximumDrugs, ...options })
  const { size } = patterns
  const model = new LogisticModel(patterns)
  const sets = new Set<string>()
  let best: { bic: number; lambda: number; beta: Float64Array; violation: number; converged: boolean } | undefined
  let modelsTooLarge = 0
  for (const fit of path.fits) {
    const members = [...fit.coefficients.keys()].filter((j) => fit.coefficients[j] !== 0)
    const key = members.join()
    if (sets.has(key)) continue
    sets.add(key)
    if (members.length > maximumDrugs) {
      modelsTooLarge += 1
      continue
    }
    const working = new Set([...members, size])
    const penalties = Float64Array.from(model.beta, (_, j) => (working.has(j) ? 0 : Number.POSITIVE_INFINITY))
    model.beta.forEach((_, j) => {
      if (!working.has(j)) model.beta[j] = 0
    })
    model.evaluate()
    const { violation, converged } = yield* fitPenalised(model, penalties, ones(size + 1), working, 1e-12, signal)
    const bic = model.deviance + log(patterns.reports) * members.length
    if (best === undefined || bic < best.bic) {
      best = { bic, lambda: fit.lambda, beta: model.beta.slice(), violation, converged }
    }
  }
  const { beta, ...chosen } = best ?? {
    bic: Number.NaN,
    lambda: Number.NaN,
    beta: model.beta,
    violation: 0,
    converged: false,
  }
  model.beta.set(beta)
  model.evaluate()
  const standardErrors = waldErrors(model)
  const coefficients = beta.slice(0, size)
  const z = coefficients.map((value, j) => (positiveOnly ? value : Math.abs(value)) / standardErrors[j]!)
  const selected = [...coefficients.keys()]
    .filter((j) => coefficients[j] !== 0 && !(positiveOnly && coefficients[j]! < 0))
    .sort((one, other) => z[other]! - z[one]!)
  const separated = [...coefficients.keys()].filter((j) => standardErrors[j]! > separatedError)
  const modelsCompared = sets.size - modelsTooLarge
  return {
    ...{
      ...chosen,
      intercept: beta[size]!,
      coefficients,
      standardErrors,
      selected,
      separated,
      modelsCompared,
      modelsTooLarge,
      path,
    },
  }
}

/** Square roots of the diagonal of the inverse information, by Cholesky's factor. */
function waldErrors(model: LogisticModel): Float64Array {
  const { beta, patterns } = model
  const members = [...beta.keys()].filter((j) => beta[j] !== 0 || j === patterns.size)
  const count = members.length
  const positions = new Int32Array(beta.length).fill(-1)
  members.forEach((j, at) => {
    positions[j] = at
  })
  const lower = model.information(positions, count)
  for (let row = 0; row < count; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = lower[row * count + column]!
      for (let k = 0; k < column; k++) sum -= lower[row * count + k]! * lower[column * count + k]!
      lower[row * count + column] = row === column ? Math.sqrt(sum) : sum / lower[column * count + column]!
    }
  }
  const errors = new Float64Array(patterns.size).fill(Number.NaN)
  members.forEach((j, unit) => {
    if (j === patterns.size) return
    const solved = new Float64Array(count)
    let squares = 0
    for (let row = unit; row < count; row++) {
      let sum = row === unit ? 1 : 0
      for (let k = unit; k < row; k++) sum -= lower[row * count + k]! * solved[k]!
      solved[row] = sum / lower[row * count + row]!
      squares += solved[row]! * solved[row]!
    }
    errors[j] = Math.sqrt(squares / patterns.reports)
  })
  return errors
}

function ones(length: number): Float64Array {
  return new Float64Array(length).fill(1)
}
