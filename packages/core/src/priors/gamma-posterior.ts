import { exp, expm1 } from '../special/exp.js'
import { logGammaQuantile, logTailStep } from '../special/gamma-quantile.js'
import { gammaNormaliser, gammaP, gammaQ, logGammaDensity } from '../special/incomplete-gamma.js'
import { log, log1p } from '../special/log.js'
import { logGammaDifference } from '../special/log-gamma.js'
import { digamma } from '../special/polygamma.js'
import { tailWithComplement } from './both-tails.js'
import { GammaSeries } from './gamma-series.js'
import type { MgpsPrior } from './mgps-prior.js'
import { type GridNode, QuantileStarts } from './quantile-starts.js'

/** The posterior of λ after `n` reports where `expected` were expected: a mixture of two gamma distributions. */
export interface GammaPosterior {
  /** Posterior probability Qn of the first component, and of the second: the smaller relative to its own size, the greater its complement. */
  readonly weight1: number
  readonly weight2: number
  /** ln(β + E) of both components. */
  readonly logRate1: number
  readonly logRate2: number
}

/**
 * What the posteriors of all pairs with the same number of reports share. Made once a count, it leaves one pair two or
 * three evaluations of the mixture's distribution function a quantile.
 */
export class PosteriorAtCount {
  readonly #prior: MgpsPrior
  readonly #n: number
  readonly #shape1: number
  readonly #shape2: number
  readonly #logOdds: number
  readonly #digamma1: number
  readonly #digamma2: number
  readonly #normaliser1: number
  readonly #normaliser2: number
  readonly #logSmallerRate: number
  readonly #series: readonly [GammaSeries, GammaSeries]
  readonly #levels = new Map<number, QuantileLevel>()

  constructor(n: number, prior: MgpsPrior) {
    const { alpha1, alpha2, p } = prior
    this.#prior = prior
    this.#n = n
    this.#shape1 = alpha1 + n
    this.#shape2 = alpha2 + n
    this.#logOdds =
      log(p) - log1p(-p) + logGammaDifference(this.#shape1, this.#shape2) - logGammaDifference(alpha1, alpha2)
    this.#digamma1 = digamma(this.#shape1)
    this.#digamma2 = digamma(this.#shape2)
    this.#normaliser1 = gammaNormaliser(this.#shape1)
    this.#normaliser2 = gammaNormaliser(this.#shape2)
    this.#series = [new GammaSeries(this.#shape1), new GammaSeries(this.#shape2)]
    this.#logSmallerRate = log(Math.min(prior.beta1, prior.beta2))
  }

  /** The posterior for an expected count E ≥ 0. */
  given(expected: number): GammaPosterior {
    const { alpha1, beta1, alpha2, beta2 } = this.#prior
    const logOdds =
      this.#logOdds -
      alpha1 * log1p(expected / beta1) +
      alpha2 * log1p(expected / beta2) +
      this.#n * log1p((beta2 - beta1) / (beta1 + expected))
    const smaller = 1 / (1 + exp(Math.abs(logOdds)))
    return {
      weight1: logOdds < 0 ? smaller : 1 - smaller,
      weight2: logOdds < 0 ? 1 - smaller : smaller,
      logRate1: log(beta1 + expected),
      logRate2: log(beta2 + expected),
    }
  }

  /** The geometric mean exp(E[ln λ]). */
  geometricMean({ weight1, weight2, logRate1, logRate2 }: GammaPosterior): number {
    return exp(weight1 * (this.#digamma1 - logRate1) + weight2 * (this.#digamma2 - logRate2))
  }

  /** The mean E[λ]. */
  mean({ weight1, weight2, logRate1, logRate2 }: GammaPosterior): number {
    return weight1 * this.#shape1 * exp(-logRate1) + weight2 * this.#shape2 * exp(-logRate2)
  }

  /** P(λ > k), relatively accurate where it is tiny, and the complement of {@link below}. */
  above(posterior: GammaPosterior, k: number): number {
    return tailWithComplement(this.#tail(gammaQ, posterior, k), () => this.#tail(gammaP, posterior, k))
  }

  /** P(λ ≤ k), relatively accurate where it is tiny, and the complement of {@link above}. */
  below(posterior: GammaPosterior, k: number): number {
    return tailWithComplement(this.#tail(gammaP, posterior, k), () => this.#tail(gammaQ, posterior, k))
  }

  #tail(tail: typeof gammaP, { weight1, weight2, logRate1, logRate2 }: GammaPosterior, k: number): number {
    return weight1 * tail(this.#shape1, k * exp(logRate1)) + weight2 * tail(this.#shape2, k * exp(logRate2))
  }

  /** The λ below which the posterior has this probability, 0 < probability < 1. */
  quantile(posterior: GammaPosterior, probability: number): number {
    return exp(this.logQuantile(posterior, probability))
  }

  /** Natural logarithm of {@link quantile}, finite however small the quantile is. */
  logQuantile(posterior: GammaPosterior, probability: number): number {
    const { weight1, weight2, logRate1, logRate2 } = posterior
    const level = this.#level(probability)
    const { standard1, standard2, starts } = level
    if (weight2 < negligible) return standard1 - logRate1
    if (weight1 < negligible) return standard2 - logRate2
    if (!(weight1 + weight2 > 0)) return NaN
    const between = weight1 * (standard1 - logRate1) + weight2 * (standard2 - logRate2)
    if (starts === undefined) return this.#solve(posterior, level, between)
    const position = this.#prior.beta1 < this.#prior.beta2 ? logRate1 : logRate2
    return this.#solve(posterior, level, starts.near(position - this.#logSmallerRate))
  }

  /** The quantile by Halley's method from a start, which counts only if it lies between those of the components. */
  #solve({ weight1, weight2, logRate1, logRate2 }: GammaPosterior, level: QuantileLevel, start: number): number {
    const { probability, standard1, standard2 } = level
    const quantile1 = standard1 - logRate1
    const quantile2 = standard2 - logRate2
    const upper = probability > 0.5
    const sign = upper ? -1 : 1
    const tailProbability = upper ? 1 - probability : probability
    const shape1 = this.#shape1
    const shape2 = this.#shape2
    const [series1, series2] = this.#series
    const reach = tailProbability < 0.01 ? 1 : 12
    const tolerance = 1e-5 / Math.sqrt(1 + Math.max(shape1, shape2))
    let low = Math.min(quantile1, quantile2)
    let high = Math.max(quantile1, quantile2)
    let t = start > low && start < high ? start : weight1 * quantile1 + weight2 * quantile2
    for (let iteration = 0; iteration < 200 && high - low > 1e-15 * Math.abs(high); iteration++) {
      const x1 = exp(t + logRate1)
      const x2 = exp(t + logRate2)
      const density1 = weight1 * exp(logGammaDensity(shape1, x1, t + logRate1, this.#normaliser1))
      const density2 = weight2 * exp(logGammaDensity(shape2, x2, t + logRate2, this.#normaliser2))
      const tail =
        tailOf(upper, weight1, density1, series1.tailFactor(x1, reach)) +
        tailOf(upper, weight2, density2, series2.tailFactor(x2, reach))
      const error = log(tail / tailProbability)
      const slope = (sign * (density1 + density2)) / tail
      const bend = (sign * (density1 * (shape1 - x1) + density2 * (shape2 - x2))) / tail
      const step = logTailStep(error, slope, bend - slope * slope)
      if (Math.abs(step) < tolerance) return t + step
      if (error > 0 === upper) low = t
      else high = t
      const next = t + step
      t = next > low && next < high ? next : (low + high) / 2
    }
    return t
  }

  /**
   * The quantile's logarithm where β + E of the smaller β is e^position times that β, and its slope by the position: along F(t; E) = p,
   * dt/dE = −(∂F/∂E) / (∂F/∂t).
   */
  #nodeAt(position: number, level: QuantileLevel): GridNode {
    const { alpha1, beta1, alpha2, beta2 } = this.#prior
    const smaller = Math.min(beta1, beta2)
    const expected = smaller * expm1(position)
    const posterior = this.given(expected)
    const { weight1, weight2, logRate1, logRate2 } = posterior
    const { standard1, standard2 } = level
    const between = weight1 * (standard1 - logRate1) + weight2 * (standard2 - logRate2)
    const value = this.#solve(posterior, level, between)
    const [x1, x2] = [exp(value + logRate1), exp(value + logRate2)]
    const density1 = weight1 * exp(logGammaDensity(this.#shape1, x1, value + logRate1, this.#normaliser1))
    const density2 = weight2 * exp(logGammaDensity(this.#shape2, x2, value + logRate2, this.#normaliser2))
    const [rate1, rate2] = [1 / (beta1 + expected), 1 / (beta2 + expected)]
    const odds = (alpha2 + this.#n) * rate2 - (alpha1 + this.#n) * rate1
    const apart = gammaP(this.#shape1, x1) - gammaP(this.#shape2, x2)
    const byExpected = weight1 * weight2 * odds * apart + density1 * rate1 + density2 * rate2
    return { value, slope: (-byExpected / (density1 + density2)) * (smaller + expected) }
  }

  /** Logarithms of both components' quantiles at rate 1, which bracket the mixture's once shifted by the rates, and its starts. */
  #level(probability: number): QuantileLevel {
    const known = this.#levels.get(probability)
    if (known !== undefined) return known
    const spacing = spacings.find(({ below }) => this.#n < below)?.spacing
    const level: QuantileLevel = {
      probability,
      standard1: logGammaQuantile(probability, this.#shape1),
      standard2: logGammaQuantile(probability, this.#shape2),
      starts:
        spacing === undefined ? undefined : new QuantileStarts(spacing, (position) => this.#nodeAt(position, level)),
    }
    this.#levels.set(probability, level)
    return level
  }
}

interface QuantileLevel {
  readonly probability: number
  readonly standard1: number
  readonly standard2: number
  readonly starts: QuantileStarts | undefined
}

/** How close the nodes of starts lie. The more reports, the faster the weights change; above, rows are too few to pay for nodes. */
const spacings = [
  { below: 4, spacing: 1 / 16 },
  { below: 16, spacing: 1 / 32 },
]

/** A component of this weight moves no quantile a double can show. */
const negligible = 1e-18

/** The weighted tail of one component, from its weighted density and the factor of the tail that converges there. */
function tailOf(upper: boolean, weight: number, density: number, factor: number): number {
  const near = density * Math.abs(factor)
  return factor > 0 !== upper ? near : weight - near
}
