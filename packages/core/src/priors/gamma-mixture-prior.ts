import type { AbortSignalLike } from '../counts/count.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { type FunctionValue, minimise } from './bounded-newton.js'
import { type FitTable, fittedPoints } from './fitted-points.js'
import { gammaMixtureLikelihood, mixingWeights } from './gamma-mixture-likelihood.js'
import { coarsen, likelihoodPoints } from './likelihood-points.js'

/** One gamma distribution of a mixture: shape `alpha`, rate `beta` and its weight. */
export interface GammaComponent {
  /** Shape, above 0. */
  readonly alpha: number
  /** Rate, above 0. */
  readonly beta: number
  /** Share of the mixture, 0 … 1. */
  readonly weight: number
}

/** A fitted mixture of gamma distributions with its certificate. */
export interface GammaMixtureFit {
  /** By ascending mean α/β; the weights sum to 1. */
  readonly prior: readonly GammaComponent[]
  /** How far the fit can be trusted. */
  readonly certificate: {
    readonly negLogLikelihood: number
    /** Largest absolute derivative of −log L by ln α, ln β and the logits of the weights, those at a bound left out. */
    readonly gradientNorm: number
    /** Smallest eigenvalue of the Hessian by the same parameters. */
    readonly curvature: number
    readonly starts: number
    /** How many of them ended within 1e-6 of this −log L. */
    readonly startsAgreeing: number
    /** True where the gradient vanishes, the curvature is at least 1e-6 and no parameter is at a bound. */
    readonly converged: boolean
    /** Parameters driven to the edge of 1e±6, such as `alpha3 → ∞`, a component that is a single ratio. */
    readonly boundary: readonly string[]
    readonly points: number
  }
}

/** How to fit. */
export interface GammaMixtureOptions {
  /** K, from 1 to 10; default 3. */
  readonly components?: number
  /** Looked at before every evaluation of the likelihood. */
  readonly signal?: AbortSignalLike
}

const leastCurvature = 1e-6
const limit = 13.815510557964274 // ln 10⁶
const coarseFrom = 20_000

/**
 * Fits a mixture of K gamma distributions to the prior of λ by maximum likelihood over the full table, by Newton's method
 * from twelve starts. K = 2 is the prior of `fitMgpsPrior`. The likelihood rises with K; from where on the components are no
 * longer told apart the certificate says `converged: false`.
 * @throws AetherError `measure/invalid-option` for the components, and as `fitMgpsPrior` for the table.
 */
export function fitGammaMixturePrior(table: FitTable, options: GammaMixtureOptions = {}): GammaMixtureFit {
  const { components = 3, signal } = options
  if (!(Number.isSafeInteger(components) && components >= 1 && components <= 10)) {
    throw new AetherError('measure/invalid-option', `components is ${components}, not a whole number from 1 to 10.`, {
      place: { field: 'components' },
    })
  }
  const points = likelihoodPoints(fittedPoints(table, 0))
  const full = gammaMixtureLikelihood(points)
  const scouted = points.weight.length > coarseFrom ? gammaMixtureLikelihood(coarsen(points, 8)) : full
  const bounds = Float64Array.from({ length: 3 * components - 1 }, () => limit)
  const fit = (likelihood: (at: Float64Array) => FunctionValue, from: Float64Array, decrement: number) => {
    const evaluate = (at: Float64Array) => {
      throwIfAborted(signal)
      return likelihood(at)
    }
    return minimise(evaluate, from, {
      lower: bounds.map((one) => -one),
      upper: bounds,
      decrement,
      maximumIterations: 200,
    })
  }
  const starts = startsOf(components)
  const scouts = starts.map((from) => fit(scouted, from, 1e-9))
  const ends: { readonly from: Float64Array; readonly value: number; starts: number }[] = []
  for (const { at, point } of scouts) {
    const known = ends.find(({ value }) => Math.abs(value - at.value) < 1e-7)
    if (known !== undefined) known.starts += 1
    else ends.push({ from: point, value: at.value, starts: 1 })
  }
  const polished = ends.map(({ from, starts: count }) => ({ end: fit(full, from, 1e-13), count }))
  const { end } = polished.reduce((one, other) => (other.end.at.value < one.end.at.value ? other : one))
  const agreeing = polished.filter((other) => other.end.at.value <= end.at.value + 1e-6)
  const shares = mixingWeights(end.point)
  const found = shares.map((weight, k) => {
    const [logAlpha, logBeta] = [end.point[3 * k]!, end.point[3 * k + 1]!]
    const pushed = (name: string, value: number) =>
      Math.abs(value) > limit - 1 ? [`${name} → ${value > 0 ? '∞' : '0'}`] : []
    const edges = [
      ...pushed('alpha', logAlpha),
      ...pushed('beta', logBeta),
      ...pushed('weight', Math.min(log(weight), 0)),
    ]
    return { alpha: exp(logAlpha), beta: exp(logBeta), weight, edges }
  })
  found.sort((one, other) => one.alpha / one.beta - other.alpha / other.beta)
  const boundary = found.flatMap(({ edges }, k) => edges.map((edge) => edge.replace(' ', `${k + 1} `)))
  return {
    prior: found.map(({ alpha, beta, weight }) => ({ alpha, beta, weight })),
    certificate: {
      negLogLikelihood: end.at.value,
      gradientNorm: end.gradientNorm,
      curvature: end.curvature,
      starts: starts.length,
      startsAgreeing: agreeing.reduce((sum, { count }) => sum + count, 0),
      converged: end.converged && end.curvature >= leastCurvature && boundary.length === 0,
      boundary,
      points: points.weight.length,
    },
  }
}

/** Means spread evenly about 1 on the logarithmic scale, narrow to wide, with shapes from 0.3 to 10 and falling weights. */
function startsOf(components: number): Float64Array[] {
  return [0.3, 1, 3, 10].flatMap((shape) =>
    [2, 8, 30].map((spread) =>
      Float64Array.from({ length: 3 * components - 1 }, (_, i) => {
        const k = Math.floor(i / 3)
        if (i % 3 === 0) return log(shape)
        if (i % 3 === 2) return (components - 1 - k) / 2
        return log(shape) - log(spread) * (components === 1 ? 0 : (2 * k) / (components - 1) - 1)
      }),
    ),
  )
}
