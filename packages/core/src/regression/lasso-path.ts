import type { AbortSignalLike } from '../counts/count.js'
import type { Incidence } from '../counts/incidence.js'
import { AetherError } from '../errors/aether-error.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { LogisticModel } from './logistic-model.js'
import { fitPenalised } from './penalised-fit.js'
import { type ReportPatterns, reportPatterns } from './report-patterns.js'

/** How to fit a path. */
export interface LassoOptions {
  /** Penalties λ, descending; default a geometric sequence from the smallest λ without any drug. */
  readonly lambdas?: readonly number[]
  /** Length of the default sequence; default 100 (glmnet). The path ends before where the fit stands still. */
  readonly lambdaCount?: number
  /** Smallest λ over the greatest; default 1e-4 (glmnet, more reports than drugs). */
  readonly lambdaMinimumRatio?: number
  /** The path ends with the first model of more drugs (glmnet's dfmax); default Infinity. */
  readonly maximumDegreesOfFreedom?: number
  /** Penalise a coefficient times the standard deviation of its drug (glmnet's default), or as it is; default true. */
  readonly standardize?: boolean
  /**
   * Relative penalty of each drug: 0 for none (as for indicator columns of age group and sex), Infinity leaves it out.
   * Scaled to a mean of 1 as in glmnet. Default 1.
   */
  readonly penaltyFactors?: ArrayLike<number>
  /** Looked at between Newton steps. */
  readonly signal?: AbortSignalLike
  /** Called after each λ. */
  readonly onProgress?: (done: number, total: number) => void
}

/** The model at one λ. */
export interface LassoFit {
  /** The penalty, above 0. */
  readonly lambda: number
  /** Log odds of the event in a report without any of the drugs. */
  readonly intercept: number
  /** Log odds ratio of each drug, 0 where it is not in the model. */
  readonly coefficients: Float64Array
  /** Drugs in the model. */
  readonly degreesOfFreedom: number
  /** 1 − deviance/null deviance. */
  readonly devianceRatio: number
  /** Greatest violation of the optimality conditions, in units of λ. */
  readonly violation: number
  /** True where the violation is as small as asked. */
  readonly converged: boolean
}

/** The models of a lasso along decreasing λ. */
export interface LassoPath {
  /** Reports are counted once, those with the same drugs put together without loss into `patterns`. */
  readonly method: {
    readonly unit: 'reports'
    readonly standardize: boolean
    readonly reports: number
    readonly cases: number
    readonly patterns: number
  }
  /** −2 log-likelihood of the model with the intercept only. */
  readonly nullDeviance: number
  /** One model a λ, the greatest λ first. */
  readonly fits: readonly LassoFit[]
}

/**
 * Logistic regression of an event on all drugs with the lasso penalty (Tibshirani 1996; Caster et al. 2010), along
 * decreasing λ, as glmnet's lognet (Friedman, Hastie & Tibshirani 2010): minimises −log L/N + λ Σ f·s·|β| with penalty
 * factors f scaled to a mean of 1 (f = factor · drugs / Σ factors, one left out counting as 1) and population standard deviations s, the intercept not penalised. Coefficients agree with glmnet at
 * `thresh = 1e-14` within 1e-6; `violation` certifies each. A drug that no report or every report has stays at 0.
 *
 * @param cases By report, 1 with the event and 0 without.
 * @throws AetherError `measure/invalid-value`, `measure/invalid-option`, `measure/too-little-data` where no report or
 *   every report has the event, or no drug differs between reports.
 */
export function lassoPath(drugs: Incidence, cases: ArrayLike<number>, options: LassoOptions = {}): LassoPath {
  return atOnce(pathOver(reportPatterns(drugs, cases), options))
}

/** {@link lassoPath} over patterns, in steps. */
export function* pathOver(patterns: ReportPatterns, options: LassoOptions): Steps<LassoPath> {
  const { standardize = true, maximumDegreesOfFreedom = Number.POSITIVE_INFINITY, signal, onProgress } = options
  if (!(maximumDegreesOfFreedom >= 0)) refuse('maximumDegreesOfFreedom', 'is not 0 or more')
  const { size, reports } = patterns
  checkCases(patterns)
  const factors = penaltyScales(patterns, standardize, options.penaltyFactors)
  if (!factors.some((factor, j) => j < size && factor < Number.POSITIVE_INFINITY)) {
    const message = 'No drug is on some reports and not on others, or all such drugs are left out.'
    throw new AetherError('measure/too-little-data', message, { place: { field: 'drugs' } })
  }
  const model = new LogisticModel(patterns)
  const nullDeviance = model.deviance
  const tolerance = 1e-10
  // Where some are not penalised, the greatest λ is of the model that has them.
  const free = [...factors.keys()].filter((j) => factors[j] === 0)
  const working = new Set(free)
  const scales = factors.map((factor) => (factor > 0 && factor < Number.POSITIVE_INFINITY ? factor : 1))
  if (free.length > 1) {
    const onlyFree = factors.map((factor) => (factor === 0 ? 0 : Number.POSITIVE_INFINITY))
    yield* fitPenalised(model, onlyFree, scales, working, tolerance, signal)
  }
  let greatest = 0
  for (let j = 0; j < size; j++) {
    if (factors[j]! > 0) greatest = Math.max(greatest, Math.abs(model.gradient[j]!) / factors[j]!)
  }
  const lambdas = lambdaSequence(options, greatest)
  const fits: LassoFit[] = []
  let previous = greatest
  for (const [at, lambda] of lambdas.entries()) {
    // The sequential strong rule (Tibshirani et al. 2012); what it misses comes in by its violation.
    for (let j = 0; j < size; j++) {
      if (Math.abs(model.gradient[j]!) > factors[j]! * (2 * lambda - previous)) working.add(j)
    }
    if (at > 1) startAhead(model, fits[at - 2]!, fits[at - 1]!, lambda)
    const penalties = factors.map((factor) => (factor === Number.POSITIVE_INFINITY ? factor : factor * lambda))
    const { violation, converged } = yield* fitPenalised(model, penalties, scales, working, tolerance, signal)
    const coefficients = model.beta.slice(0, size)
    const degreesOfFreedom = coefficients.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0)
    const devianceRatio = 1 - model.deviance / nullDeviance
    fits.push({
      ...{ lambda, intercept: model.beta[size]!, coefficients, degreesOfFreedom, devianceRatio, violation, converged },
    })
    previous = lambda
    onProgress?.(at + 1, lambdas.length)
    if (degreesOfFreedom > maximumDegreesOfFreedom) break
    // glmnet's rule of when a path is at its end: fdev = 1e-5, devmax = 0.999, at least five models.
    const gained = devianceRatio - (fits[at - 1]?.devianceRatio ?? Number.NEGATIVE_INFINITY)
    if (options.lambdas === undefined && at >= 4 && (gained < 1e-5 || devianceRatio > 0.999)) break
  }
  const method = { unit: 'reports', standardize, reports, cases: patterns.cases } as const
  return { method: { ...method, patterns: patterns.weights.length }, nullDeviance, fits }
}

/**
 * Moves the coefficients on along the line through those of the last two penalties: between changes of sign the path is nearly
 * straight, so that the steps to the next are fewer and shorter. One that would change its sign is left at 0.
 */
function startAhead(model: LogisticModel, before: LassoFit, last: LassoFit, lambda: number): void {
  const share = (lambda - last.lambda) / (last.lambda - before.lambda)
  // Penalties that repeat, or a leap, tell nothing of where the next lies.
  if (!(share > 0 && share < 2)) return
  const { beta, patterns } = model
  for (let j = 0; j < patterns.size; j++) {
    const [from, to] = [before.coefficients[j]!, last.coefficients[j]!]
    if (from === 0 || to === 0) continue
    const next = to + share * (to - from)
    beta[j] = next * to > 0 ? next : 0
  }
  beta[patterns.size]! += share * (last.intercept - before.intercept)
  model.evaluate()
}

function checkCases({ reports, cases }: ReportPatterns): void {
  if (cases > 0 && cases < reports) return
  const message = cases === 0 ? 'No report has the event.' : 'Every report has the event.'
  throw new AetherError('measure/too-little-data', message, { place: { field: 'cases' } })
}

/** What λ is multiplied with for each coefficient, the intercept's 0 the last. */
function penaltyScales(
  { size, offsets, codes, weights, reports }: ReportPatterns,
  standardize: boolean,
  penaltyFactors: ArrayLike<number> | undefined,
): Float64Array {
  const totals = new Float64Array(size)
  for (let pattern = 0; pattern < weights.length; pattern++) {
    for (let at = offsets[pattern]!; at < offsets[pattern + 1]!; at++) totals[codes[at]!]! += weights[pattern]!
  }
  if (penaltyFactors !== undefined && penaltyFactors.length !== size) {
    refuse('penaltyFactors', `has ${penaltyFactors.length} entries; there are ${size} drugs`)
  }
  const given = Float64Array.from(totals, (_, j) => penaltyFactors?.[j] ?? 1)
  let sum = 0
  given.forEach((factor, row) => {
    if (!(factor >= 0)) refuse('penaltyFactors', `is ${factor}, not 0 or more`, row)
    // glmnet takes one that is left out for 1, so that λ does not depend on it.
    sum += factor === Number.POSITIVE_INFINITY ? 1 : factor
  })
  const scales = new Float64Array(size + 1)
  totals.forEach((total, j) => {
    const constant = total === 0 || total === reports
    const deviation = standardize ? Math.sqrt((total / reports) * (1 - total / reports)) : 1
    const factor = sum > 0 ? (given[j]! * size) / sum : 0
    scales[j] = constant ? Number.POSITIVE_INFINITY : factor * deviation
  })
  return scales
}

function lambdaSequence(options: LassoOptions, greatest: number): readonly number[] {
  const { lambdas, lambdaCount = 100, lambdaMinimumRatio = 1e-4 } = options
  if (lambdas !== undefined) {
    if (lambdas.length === 0) refuse('lambdas', 'is empty')
    lambdas.forEach((lambda, row) => {
      if (!(lambda >= 0 && lambda < Number.POSITIVE_INFINITY)) refuse('lambdas', `is ${lambda}, not 0 or more`, row)
      if (row > 0 && lambda > lambdas[row - 1]!) refuse('lambdas', 'rises; it has to fall', row)
    })
    return lambdas
  }
  if (!Number.isSafeInteger(lambdaCount) || lambdaCount < 1) refuse('lambdaCount', 'is not a whole number of 1 or more')
  if (!(lambdaMinimumRatio > 0 && lambdaMinimumRatio < 1)) refuse('lambdaMinimumRatio', 'is not between 0 and 1')
  const step = log(lambdaMinimumRatio) / Math.max(1, lambdaCount - 1)
  return Array.from({ length: lambdaCount }, (_, at) => greatest * exp(at * step))
}

function refuse(field: string, what: string, row?: number): never {
  throw new AetherError('measure/invalid-option', `${field} ${what}.`, {
    place: { field, ...(row !== undefined && { row }) },
    remedy: `Leave ${field} out for its default.`,
  })
}
