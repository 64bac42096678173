import { type FunctionValue, type Minimum, minimise } from '../priors/bounded-newton.js'
import { normalUpperQuantile } from '../special/normal.js'
import type { OnsetLikelihood } from './onset-likelihood.js'

/**
 * Interval of log σ where twice the drop of the log likelihood, maximised over μ, stays within the χ² quantile
 * (Venzon & Moolgavkar 1988), to 1e-10. A bound is ±Infinity where the likelihood never drops so far.
 */
export function profileInterval(likelihood: OnsetLikelihood, fit: Minimum<FunctionValue>, level: number) {
  const z = normalUpperQuantile((1 - level) / 2)
  const limit = fit.at.value + (z * z) / 2
  const centre = fit.point[1]!
  const [muMu = 0, muSigma = 0, , sigmaSigma = 0] = fit.at.hessian
  const step = z * Math.sqrt(muMu / (muMu * sigmaSigma - muSigma * muSigma))
  let mu = fit.point[0]!
  const excess = (logSigma: number) => {
    const profile = minimise(likelihood, Float64Array.of(mu, logSigma), {
      lower: Float64Array.of(-700, logSigma),
      upper: Float64Array.of(700, logSigma),
      decrement: 1e-14,
      maximumIterations: 100,
    })
    mu = profile.point[0]!
    return profile.at.value - limit
  }
  const bound = (side: -1 | 1) => {
    mu = fit.point[0]!
    let inner = 0
    let outer = step
    while (excess(centre + side * outer) < 0) {
      inner = outer
      outer *= 1.5
      if (outer > 60) return side * Infinity
    }
    while (outer - inner > 1e-11 * (1 + outer)) {
      const middle = (inner + outer) / 2
      if (excess(centre + side * middle) < 0) inner = middle
      else outer = middle
    }
    return centre + (side * (inner + outer)) / 2
  }
  return { lower: bound(-1), upper: bound(1) }
}
