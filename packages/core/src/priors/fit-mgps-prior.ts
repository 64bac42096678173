import type { AbortSignalLike } from '../counts/count.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { atOnce, type Steps } from '../steps/steps.js'
import { freeNorm, type MinimiseOptions, type Minimum, minimiseInSteps, newtonStep } from './bounded-newton.js'
import { type FitTable, fittedPointsInSteps } from './fitted-points.js'
import { coarsen, likelihoodPointsInSteps } from './likelihood-points.js'
import { MgpsLikelihood, type MgpsLikelihoodForm } from './mgps-likelihood.js'
import { checkPrior, type MgpsPrior } from './mgps-prior.js'
import { fromSearch, type SearchValue, searchValue, toSearch } from './search-coordinates.js'

/** How good a fit is, so that nobody has to take it on trust. */
export interface FitCertificate {
  /** What the likelihood is conditional on. */
  readonly likelihood: MgpsLikelihoodForm
  /** The smallest count the likelihood knows of (N*): 0 for the full table. */
  readonly minimumCount: number
  /** −log L at the fitted prior. Likelihoods of different forms cannot be compared. */
  readonly negLogLikelihood: number
  /** Largest absolute derivative of −log L by ln α1, ln β1, ln α2, ln β2 and logit p. */
  readonly gradientNorm: number
  /**
   * Smallest eigenvalue of the Hessian by the same parameters, those at a bound left out: one over the square of the
   * largest standard error. Near 0 the data do not tell the components apart.
   */
  readonly curvature: number
  /** Largest eigenvalue of that Hessian ÷ the smallest. */
  readonly conditionNumber: number
  /**
   * Standard errors of ln α1, ln β1, ln α2, ln β2 and logit p from the inverse of that Hessian: α1 exp(±z σ) is a Wald
   * interval that keeps to the domain. NaN at a bound or without an optimum.
   */
  readonly standardErrors: MgpsPrior
  /** Number of starting points. */
  readonly starts: number
  /** How many of them ended, on the full table, within 1e-6 of this −log L. One clearly above it is not followed to its end. */
  readonly startsAgreeing: number
  /** True where the gradient vanishes, the curvature is at least 1e-6 and no parameter is at a bound. */
  readonly converged: boolean
  /** Parameters the likelihood drives out of the domain, such as `alpha1 → 0` or `p → 1`; empty for an interior optimum. */
  readonly boundary: readonly string[]
  /** Newton iterations of all starts together. */
  readonly iterations: number
  /** Number of distinct points the full table was compressed to for the likelihood. */
  readonly points: number
}

/** A fitted prior with its certificate. */
export interface MgpsFit {
  /** The prior at the best optimum found. */
  readonly prior: MgpsPrior
  /** How far it can be trusted. */
  readonly certificate: FitCertificate
}

/** How to fit. */
export interface FitOptions {
  /**
   * Default `full`, the only form with an interior optimum on sparse tables. The truncated forms leave out the pairs below
   * the minimum count; P is then the weight among pairs that reach it in `componentTruncated`, among all in
   * `mixtureTruncated`.
   */
  readonly likelihood?: MgpsLikelihoodForm
  /** The smallest count of a truncated form (N*), from 1; default 1. */
  readonly minimumCount?: number
  /** Starting points; default twelve, spread over what has been seen in spontaneous reports. */
  readonly starts?: readonly MgpsPrior[]
  /** Looked at before every evaluation of the likelihood. */
  readonly signal?: AbortSignalLike
}

type Fit = Minimum<SearchValue>

/** Tables with more points than this are first fitted in a coarser form, to see where the optima are. */
const coarseFrom = 6000

const leastCurvature = 1e-6
const parameterNames = ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const
const logLimit = 13.815510557964274 // ln 10⁶
const logitLimit = 16

/** How far truncated forms follow α → 0 and p → 1: there −log L levels off, to 1e-8 only below α = 1e-10. */
const truncatedLimit = 23.025850929940457

/**
 * Fits the two-gamma prior of DuMouchel (1999) by maximum likelihood from many starting points: over the full table, zero
 * cells included, or over pairs of a minimum count (see {@link MgpsLikelihoodForm}). The component with the smaller shape
 * comes first.
 *
 * The likelihood has local optima and, on sparse tables, optima at the edge of its domain: read the certificate.
 * @throws AetherError `measure/too-little-data` for fewer than 20 pairs, `measure/invalid-option` or `measure/invalid-prior`
 *   for options and starts, `measure/invalid-count` or `measure/invalid-value`, with the row, for what is no table.
 */
export function fitMgpsPrior(table: FitTable, options: FitOptions = {}): MgpsFit {
  return atOnce(fitMgpsPriorInSteps(table, options))
}

/** {@link fitMgpsPrior} for a thread that has other work to do. */
export function* fitMgpsPriorInSteps(table: FitTable, options: FitOptions = {}): Steps<MgpsFit> {
  const { likelihood: form = 'full', starts = defaultStarts, signal } = options
  const minimumCount = minimumOf(options)
  if (starts.length === 0) refuse('starts', 'A fit needs a starting point.')
  for (const one of starts) checkStart(one)
  const fitted = yield* fittedPointsInSteps(table, minimumCount)
  const points = yield* likelihoodPointsInSteps(fitted)
  const search: Search = { ...searchBox(form !== 'full'), ...(signal && { signal }) }
  const full = new MgpsLikelihood(points, form, minimumCount)
  yield
  const scouted = full.size > coarseFrom ? new MgpsLikelihood(coarsen(points, 8), form, minimumCount) : full
  const scouts: Fit[] = []
  for (const one of starts) scouts.push(yield* fitFrom(scouted, toSearch(toParameters(one)), 1e-9, search))
  const found = joined(scouts)

  let { iterations } = found
  const polished: { readonly last: Fit; readonly count: number }[] = []
  for (const { end, starts: count } of found.ends) {
    const lowest = Math.min(...polished.map(({ last }) => last.at.value))
    const last = yield* fitFrom(full, end.point, 1e-13, search, lowest)
    iterations += last.iterations
    polished.push({ last, count })
  }
  const best = polished.reduce((one, other) => (other.last.at.value < one.last.at.value ? other : one)).last
  const agreeing = polished.filter(({ last }) => last.at.value <= best.at.value + 1e-6)
  const boundary = boundaryOf(best)
  const prior = toPrior(fromSearch(best.point))
  const ordered = prior.alpha1 <= prior.alpha2
  const { curvature, conditionNumber, variances } = newtonStep(best.at.by, best.held)
  const standardErrors = named(variances.map(Math.sqrt))
  return {
    prior: ordered ? prior : { ...swapped(prior), p: 1 / (1 + exp(best.point[4]!)) },
    certificate: {
      likelihood: form,
      minimumCount,
      negLogLikelihood: best.at.value,
      gradientNorm: freeNorm(best.at.by, best.held),
      curvature,
      conditionNumber,
      standardErrors: ordered ? standardErrors : swapped(standardErrors),
      starts: starts.length,
      startsAgreeing: agreeing.reduce((sum, { count }) => sum + count, 0),
      converged: best.converged && curvature >= leastCurvature && boundary.length === 0,
      boundary: ordered ? boundary : boundary.map(swappedName),
      iterations,
      points: full.size,
    },
  }
}

type Search = Pick<MinimiseOptions, 'lower' | 'upper'> & { readonly signal?: AbortSignalLike }

function searchBox(truncated: boolean): Search {
  const limits = (sign: number, alpha: number, logit: number) =>
    Float64Array.of(alpha, logLimit, alpha, logLimit, logit).map((limit) => sign * limit)
  const logit = truncated ? truncatedLimit : logitLimit
  return { lower: limits(-1, truncated ? truncatedLimit : logLimit, logit), upper: limits(1, logLimit, logit) }
}

/** Minimises −log L from a point of the search, unless its minimum there is clearly higher than one already found. */
function fitFrom(
  likelihood: MgpsLikelihood,
  from: Float64Array,
  decrement: number,
  { signal, ...box }: Search,
  rival = Infinity,
): Steps<Fit> {
  const evaluate = function* (point: Float64Array): Steps<SearchValue> {
    throwIfAborted(signal)
    return searchValue(point, yield* likelihood.atInSteps(fromSearch(point)))
  }
  return minimiseInSteps(evaluate, from, { ...box, decrement, maximumIterations: 200, patience: 6, rival })
}

function minimumOf({ likelihood = 'full', minimumCount }: FitOptions): number {
  if (!['full', 'componentTruncated', 'mixtureTruncated'].includes(likelihood)) {
    refuse('likelihood', `There is no likelihood ${String(likelihood)}.`)
  }
  const minimum = minimumCount ?? (likelihood === 'full' ? 0 : 1)
  if (likelihood === 'full' ? minimum === 0 : Number.isSafeInteger(minimum) && minimum >= 1) return minimum
  return refuse('minimumCount', `minimumCount ${minimum} does not fit the likelihood ${likelihood}.`)
}

function checkStart(start: MgpsPrior): void {
  checkPrior(start)
  if (start.p === 0 || start.p === 1) refuse('starts', 'A start needs a p within 0 … 1.')
}

function refuse(field: string, message: string): never {
  throw new AetherError('measure/invalid-option', message, { place: { field } })
}

/** Joins the fits that ended at the same place, or as high on the same ridge. */
function joined(fits: readonly Fit[]) {
  const ends: { end: Fit; starts: number }[] = []
  for (const fit of fits) {
    const known = ends.find(({ end }) => Math.abs(end.at.value - fit.at.value) < 1e-7)
    if (known === undefined) ends.push({ end: fit, starts: 1 })
    else known.starts += 1
  }
  ends.sort((one, other) => one.end.at.value - other.end.at.value)
  return { ends, iterations: fits.reduce((sum, fit) => sum + fit.iterations, 0) }
}

/** Beyond 1e±6, but for a factor e, and for p as near to 0 or 1 as 3e-7, counts as at a bound: the likelihood is flat there. */
function boundaryOf({ point, held }: Fit): string[] {
  const parameters = fromSearch(point)
  return parameterNames.flatMap((name, i) => {
    const limit = (name === 'p' ? logitLimit : logLimit) - 1
    const rate = name.startsWith('beta')
    if (parameters[i]! < -limit || (rate && held[i]! > 0)) return [`${name} → 0`]
    if (parameters[i]! > limit || (rate && held[i]! < 0)) return [name === 'p' ? 'p → 1' : `${name} → ∞`]
    return []
  })
}

function toParameters({ alpha1, beta1, alpha2, beta2, p }: MgpsPrior): Float64Array {
  return Float64Array.of(log(alpha1), log(beta1), log(alpha2), log(beta2), log(p) - log(1 - p))
}

function toPrior(parameters: Float64Array): MgpsPrior {
  return { ...named(parameters.map(exp)), p: 1 / (1 + exp(-parameters[4]!)) }
}

function named([alpha1 = NaN, beta1 = NaN, alpha2 = NaN, beta2 = NaN, p = NaN]: Float64Array): MgpsPrior {
  return { alpha1, beta1, alpha2, beta2, p }
}

/** The other component first; p stays. */
function swapped({ alpha1, beta1, alpha2, beta2, p }: MgpsPrior): MgpsPrior {
  return { alpha1: alpha2, beta1: beta2, alpha2: alpha1, beta2: beta1, p }
}

function swappedName(boundary: string): string {
  const other: Readonly<Record<string, string>> = { '1 ': '2 ', '2 ': '1 ', 'p → 0': 'p → 1', 'p → 1': 'p → 0' }
  return other[boundary] ?? boundary.replace(/[12] /, (digit) => other[digit]!)
}

/** The first two are DuMouchel's start and his fit to the FDA's data (1999). */
const defaultStarts: readonly MgpsPrior[] = /* @__PURE__ */ (
  [
    [0.2, 0.1, 2, 4, 1 / 3],
    [0.2041, 0.05816, 1.415, 1.838, 0.0969],
    [0.5, 0.5, 1.5, 1, 0.5],
    [0.1, 0.1, 10, 10, 0.2],
    [0.1, 0.01, 1, 1, 0.05],
    [1, 0.1, 1.2, 1.2, 0.02],
    [0.02, 0.02, 0.8, 0.9, 0.3],
    [5, 1, 1, 1, 0.05],
    [0.05, 0.5, 2, 2, 0.7],
    [50, 5, 1, 1, 0.01],
    [2, 2, 40, 40, 0.3],
    [0.3, 0.02, 0.6, 0.9, 0.06],
  ] as const
).map(([alpha1, beta1, alpha2, beta2, p]) => ({ alpha1, beta1, alpha2, beta2, p }))
