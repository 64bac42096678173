import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { type Minimum, minimise } from './bounded-newton.js'
import type { FullTable } from './full-table.js'
import { coarsen, type LikelihoodPoints, likelihoodPoints } from './likelihood-points.js'
import { type LikelihoodValue, MgpsLikelihood } from './mgps-likelihood.js'
import type { MgpsPrior } from './mgps-prior.js'

/** How good a fit is, so that nobody has to take it on trust. */
export interface FitCertificate {
  /** −log L over the full table at the fitted prior. */
  readonly negLogLikelihood: number
  /** Largest absolute derivative of −log L by ln α1, ln β1, ln α2, ln β2 and logit p. */
  readonly gradientNorm: number
  /**
   * Smallest eigenvalue of the Hessian by the same parameters, those at a bound left out: one over the square of the
   * largest standard error. Near 0 the data do not tell the components apart.
   */
  readonly curvature: number
  /** Number of starting points. */
  readonly starts: number
  /** How many of them ended, on the full table, within 1e-6 of this −log L. */
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
  readonly prior: MgpsPrior
  readonly certificate: FitCertificate
}

/** How to fit. */
export interface FitOptions {
  /** Starting points; default twelve, spread over what has been seen in spontaneous reports. */
  readonly starts?: readonly MgpsPrior[]
}

type Fit = Minimum<LikelihoodValue>

/** Tables with more points than this are first fitted in a coarser form, to see where the optima are. */
const coarseFrom = 20_000

const leastCurvature = 1e-6
const parameterNames = ['alpha1', 'beta1', 'alpha2', 'beta2', 'p'] as const
const logLimit = 13.815510557964274 // ln 10⁶
const logitLimit = 16
const upper = /* @__PURE__ */ Float64Array.of(logLimit, logLimit, logLimit, logLimit, logitLimit)
const lower = /* @__PURE__ */ Float64Array.of(-logLimit, -logLimit, -logLimit, -logLimit, -logitLimit)

/**
 * Fits the two-gamma prior of DuMouchel (1999) by maximum likelihood over the full table, zero cells included, from
 * many starting points. The component with the smaller shape comes first.
 *
 * The likelihood has local optima and, on sparse tables, optima at the edge of its domain: read the certificate.
 * @throws RangeError for a table without reports.
 */
export function fitMgpsPrior(
  table: Pick<FullTable, 'n' | 'expected' | 'weight'>,
  { starts = defaultStarts }: FitOptions = {},
): MgpsFit {
  const points = likelihoodPoints(table)
  if (!points.distinctN.some((n) => n > 0)) throw new RangeError('a prior cannot be fitted to a table without reports')
  if (starts.length === 0) throw new RangeError('a fit needs a starting point')
  const full = new MgpsLikelihood(points)
  const found = scout(points, full, starts.map(toParameters))

  let iterations = found.iterations
  const polished = found.ends.map(({ point, starts: count }) => {
    const fit = minimise((at) => full.at(at), point, { lower, upper, decrement: 1e-13, maximumIterations: 200 })
    iterations += fit.iterations
    return { fit, count }
  })
  const best = polished.reduce((one, other) => (other.fit.at.value < one.fit.at.value ? other : one)).fit
  const agreeing = polished.filter(({ fit }) => fit.at.value <= best.at.value + 1e-6)
  const boundary = boundaryOf(best)
  const prior = toPrior(best.point)
  return {
    prior: prior.alpha1 <= prior.alpha2 ? prior : swapped(prior),
    certificate: {
      negLogLikelihood: best.at.value,
      gradientNorm: best.gradientNorm,
      curvature: best.curvature,
      starts: starts.length,
      startsAgreeing: agreeing.reduce((sum, { count }) => sum + count, 0),
      converged: best.converged && best.curvature >= leastCurvature && boundary.length === 0,
      boundary: prior.alpha1 <= prior.alpha2 ? boundary : boundary.map(swappedName),
      iterations,
      points: full.size,
    },
  }
}

/** Runs every start, on a coarser table where the full one is long, and joins those that ended at the same place. */
function scout(points: LikelihoodPoints, full: MgpsLikelihood, starts: readonly Float64Array[]) {
  const long = full.size > coarseFrom
  const likelihood = long ? new MgpsLikelihood(coarsen(points, 8)) : full
  const ends: { point: Float64Array; starts: number }[] = []
  let iterations = 0
  for (const start of starts) {
    const fit = minimise((at) => likelihood.at(at), start, { lower, upper, decrement: 1e-9, maximumIterations: 200 })
    iterations += fit.iterations
    const known = ends.find(({ point }) => point.every((value, i) => Math.abs(value - fit.point[i]!) < 1e-3))
    if (known === undefined) ends.push({ point: fit.point, starts: 1 })
    else known.starts += 1
  }
  return { ends, iterations }
}

/** Within a factor e of a bound counts as at it: the likelihood is flat there. */
function boundaryOf({ point }: Fit): string[] {
  return parameterNames.flatMap((name, i) => {
    if (point[i]! < lower[i]! + 1) return [`${name} → 0`]
    if (point[i]! > upper[i]! - 1) return [name === 'p' ? 'p → 1' : `${name} → ∞`]
    return []
  })
}

function toParameters({ alpha1, beta1, alpha2, beta2, p }: MgpsPrior): Float64Array {
  return Float64Array.of(log(alpha1), log(beta1), log(alpha2), log(beta2), log(p) - log(1 - p))
}

function toPrior(parameters: Float64Array): MgpsPrior {
  const [alpha1 = NaN, beta1 = NaN, alpha2 = NaN, beta2 = NaN] = parameters.subarray(0, 4).map(exp)
  return { alpha1, beta1, alpha2, beta2, p: 1 / (1 + exp(-parameters[4]!)) }
}

function swapped({ alpha1, beta1, alpha2, beta2, p }: MgpsPrior): MgpsPrior {
  return { alpha1: alpha2, beta1: beta2, alpha2: alpha1, beta2: beta1, p: 1 - p }
}

function swappedName(boundary: string): string {
  const other: Readonly<Record<string, string>> = { '1 ': '2 ', '2 ': '1 ', 'p → 0': 'p → 1', 'p → 1': 'p → 0' }
  return other[boundary] ?? boundary.replace(/[12] /, (digit) => other[digit]!)
}

const start = (alpha1: number, beta1: number, alpha2: number, beta2: number, p: number): MgpsPrior => ({
  alpha1,
  beta1,
  alpha2,
  beta2,
  p,
})

/** The first two are DuMouchel's start and his fit to the FDA's data (1999). */
const defaultStarts: readonly MgpsPrior[] = /* @__PURE__ */ [
  start(0.2, 0.1, 2, 4, 1 / 3),
  start(0.2041, 0.05816, 1.415, 1.838, 0.0969),
  start(0.5, 0.5, 1.5, 1, 0.5),
  start(0.1, 0.1, 10, 10, 0.2),
  start(0.1, 0.01, 1, 1, 0.05),
  start(1, 0.1, 1.2, 1.2, 0.02),
  start(0.02, 0.02, 0.8, 0.9, 0.3),
  start(5, 1, 1, 1, 0.05),
  start(0.05, 0.5, 2, 2, 0.7),
  start(50, 5, 1, 1, 0.01),
  start(2, 2, 40, 40, 0.3),
  start(0.3, 0.02, 0.6, 0.9, 0.06),
]
