import { AetherError } from '../errors/aether-error.js'
import { type FunctionValue, type Minimum, minimise } from '../priors/bounded-newton.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { logGamma } from '../special/log-gamma.js'
import { normalUpperQuantile } from '../special/normal.js'
import { type OnsetLikelihood, onsetLikelihood } from './onset-likelihood.js'
import { type OnsetModel, standardOf } from './onset-model.js'
import type { OnsetTimes } from './onset-times.js'
import { profileInterval } from './profile-interval.js'

/** A parameter with its Wald interval, made on the log scale and so never negative (μ: on its own scale). */
export interface OnsetParameter {
  /** Maximum likelihood estimate. */
  readonly estimate: number
  /** Lower bound of the Wald interval. */
  readonly lower: number
  /** Upper bound of the Wald interval. */
  readonly upper: number
  /** Standard error of the logarithm of the parameter (μ: of itself). */
  readonly standardError: number
}

/**
 * How the hazard goes with time, read from the interval of the Weibull shape: `early` where it lies below 1 (onset soon
 * after the start, then rarer), `wear-out` where it lies above 1, `constant` where it holds 1.
 */
export type OnsetPattern = 'early' | 'constant' | 'wear-out'

/** A model of the time to onset fitted by maximum likelihood. */
export interface OnsetFit {
  /** The distribution that was fitted. */
  readonly model: OnsetModel
  /** How many times were used. */
  readonly n: number
  /** Of these, exact times, intervals, and censored ones. */
  readonly exact: number
  /** Times known only to lie between two others. */
  readonly intervals: number
  /** Times of which only a lower end is known. */
  readonly censored: number
  /** The rule that was applied to onset on the day of the first dose. */
  readonly sameDay: OnsetTimes['sameDay']
  /** How many had onset on the day of the first dose. */
  readonly sameDayCount: number
  /** How many of them were left out. */
  readonly dropped: number
  /** Level of the two-sided intervals. */
  readonly level: number
  /** Weibull and exponential (1 by definition): the shape β; below 1 the hazard falls. */
  readonly shape?: OnsetParameter
  /** Profile likelihood interval of the Weibull shape. */
  readonly shapeProfile?: { readonly lower: number; readonly upper: number }
  /** Weibull and exponential: the time by which 63 % have had their onset. */
  readonly scale?: OnsetParameter
  /** Log-normal: mean and standard deviation of log time. */
  readonly mu?: OnsetParameter
  /** Log-normal: standard deviation of log time. */
  readonly sigma?: OnsetParameter
  /** Weibull only. */
  readonly pattern?: OnsetPattern
  /** Mean and quartiles of the fitted distribution. */
  readonly mean: number
  /** Of the fitted distribution, in the unit of the times. */
  readonly quartiles: readonly [first: number, median: number, third: number]
  /** log L at the optimum. */
  readonly logLikelihood: number
  /** Akaike's criterion, −2 log L + 2 · parameters; smaller is better. */
  readonly aic: number
  /** Schwarz's criterion, −2 log L + ln n · parameters; smaller is better. */
  readonly bic: number
  /** The proof of the optimum: largest derivative of −log L in (μ, log σ), and whether the Hessian is positive there. */
  readonly gradientNorm: number
  /** True where the Hessian is positive at the optimum and the gradient vanishes. */
  readonly converged: boolean
  /** Why parameters are undefined: `no-variation` where all times are the same, `too-few-events` below three events. */
  readonly reason?: UndefinedReason
}

/** How to fit. */
export interface FitOnsetOptions {
  /** Default `weibull`. */
  readonly model?: OnsetModel
  /** Confidence level of the intervals; default 0.95. */
  readonly level?: number
}

const fewestEvents = 3

/**
 * Fits the time to onset by maximum likelihood, with exact, interval and right-censored times (Weibull: Cornelius, Sauzet
 * & Evans 2012; Van Holle et al. 2012). The parameters are μ and log σ of log T, found by Newton's method with analytic
 * derivatives; shape = 1/σ, scale = exp μ. On survival's `survreg` parameters agree to 1e-8. With fewer than three events,
 * or without variation, parameters are NaN with a reason.
 * @throws AetherError `measure/too-little-data` without times, `measure/invalid-option` for level or model.
 */
export function fitOnset(written: OnsetTimes, options: FitOnsetOptions = {}): OnsetFit {
  const { model = 'weibull', level = 0.95 } = options
  checkOptions(model, level)
  const times = inOrder(written)
  const { lower, upper, sameDay, sameDayCount, dropped } = times
  const n = lower.length
  if (n === 0) {
    throw new AetherError('measure/too-little-data', 'There are no times to onset.', {
      place: { field: 'time' },
      remedy: 'Give reports with dates of first dose and of onset.',
    })
  }
  const exact = lower.reduce((count, low, i) => count + Number(low === upper[i]), 0)
  const censored = upper.reduce((count, high) => count + Number(high === Infinity), 0)
  const counts = { model, n, exact, intervals: n - exact - censored, censored, sameDay, sameDayCount, dropped, level }
  const likelihood = onsetLikelihood(times, standardOf(model))
  const reason = undefinedBecause(times, n - censored, model)
  const fit = reason === undefined ? optimum(likelihood, times, model) : undefined
  const { point = Float64Array.of(NaN, NaN), at, gradientNorm = NaN, converged = false } = fit ?? {}
  const [mu = NaN, logSigma = NaN] = point
  const logLikelihood = at === undefined ? NaN : -at.value
  const parameters = model === 'exponential' ? 1 : 2
  const quantile = (p: number) => exp(mu + exp(logSigma) * standardOf(model).quantile(p))
  const sound = converged && Math.abs(logSigma) < widest
  const flag = reason ?? (sound ? undefined : 'not-finite')
  return {
    ...counts,
    ...parametersOf(model, point, at, level),
    ...(model === 'weibull' && fit !== undefined && sound && readShape(likelihood, fit, level)),
    mean: meanOf(model, mu, exp(logSigma)),
    quartiles: [quantile(0.25), quantile(0.5), quantile(0.75)],
    logLikelihood,
    aic: 2 * parameters - 2 * logLikelihood,
    bic: parameters * log(n) - 2 * logLikelihood,
    gradientNorm,
    converged: sound,
    ...(flag !== undefined && { reason: flag }),
  }
}

/** Sums of rounded numbers depend on their order; sorted, the order of the reports is of no account. */
function inOrder(times: OnsetTimes): OnsetTimes {
  const { lower, upper } = times
  const rows = Array.from(lower.keys()).sort((one, other) => {
    return lower[one]! - lower[other]! || (upper[one] === upper[other] ? 0 : upper[one]! - upper[other]!)
  })
  return {
    ...times,
    lower: Float64Array.from(rows, (row) => lower[row]!),
    upper: Float64Array.from(rows, (row) => upper[row]!),
  }
}

const widest = 12

function optimum(likelihood: OnsetLikelihood, times: OnsetTimes, model: OnsetModel): Minimum<FunctionValue> {
  const logs = Array.from(times.lower, (low, i) => middleLog(low, times.upper[i]!))
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length
  const spread = Math.sqrt(logs.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / logs.length)
  const start = Float64Array.of(mean, Math.min(4, Math.max(-4, log(spread || 1))))
  const side = model === 'exponential' ? 0 : widest
  return minimise(likelihood, start, {
    lower: Float64Array.of(-700, -side),
    upper: Float64Array.of(700, side),
    decrement: 1e-18,
    maximumIterations: 200,
  })
}

function middleLog(low: number, high: number): number {
  if (low === high || high === Infinity) return log(low)
  return log(low === 0 ? high / 2 : Math.sqrt(low) * Math.sqrt(high))
}

function undefinedBecause(
  { lower, upper }: OnsetTimes,
  events: number,
  model: OnsetModel,
): UndefinedReason | undefined {
  if (events < fewestEvents) return 'too-few-events'
  if (model === 'exponential') return undefined
  const highest = upper.reduce((least, high) => Math.min(least, high), Infinity)
  const lowest = lower.reduce((most, low) => Math.max(most, low), 0)
  // One value that lies in every interval makes the likelihood rise without end as σ goes to 0.
  return lowest <= highest ? 'no-variation' : undefined
}

function parametersOf(
  model: OnsetModel,
  [mu = NaN, logSigma = NaN]: Float64Array,
  at: FunctionValue | undefined,
  level: number,
) {
  const z = normalUpperQuantile((1 - level) / 2)
  const [muMu = NaN, muSigma = NaN, , sigmaSigma = NaN] = at?.hessian ?? []
  const fixed = model === 'exponential'
  const determinant = muMu * sigmaSigma - muSigma * muSigma
  const errorOfMu = Math.sqrt(fixed ? 1 / muMu : sigmaSigma / determinant)
  const errorOfSigma = fixed ? 0 : Math.sqrt(muMu / determinant)
  const around = (centre: number, standardError: number): OnsetParameter => ({
    estimate: exp(centre),
    lower: exp(centre - z * standardError),
    upper: exp(centre + z * standardError),
    standardError,
  })
  if (model !== 'lognormal') return { shape: around(-logSigma, errorOfSigma), scale: around(mu, errorOfMu) }
  const bounds = { lower: mu - z * errorOfMu, upper: mu + z * errorOfMu }
  return { mu: { estimate: mu, ...bounds, standardError: errorOfMu }, sigma: around(logSigma, errorOfSigma) }
}

function readShape(likelihood: OnsetLikelihood, fit: Minimum<FunctionValue>, level: number) {
  const { shape } = parametersOf('weibull', fit.point, fit.at, level)
  const pattern: OnsetPattern = shape!.upper < 1 ? 'early' : shape!.lower > 1 ? 'wear-out' : 'constant'
  const logSigma = profileInterval(likelihood, fit, level)
  return { pattern, shapeProfile: { lower: exp(-logSigma.upper), upper: exp(-logSigma.lower) } }
}

function meanOf(model: OnsetModel, mu: number, sigma: number): number {
  return model === 'lognormal' ? exp(mu + (sigma * sigma) / 2) : exp(mu + logGamma(1 + sigma))
}

function checkOptions(model: OnsetModel, level: number): void {
  if (!['weibull', 'exponential', 'lognormal'].includes(model)) {
    throw new AetherError('measure/invalid-option', `model is ${String(model)}.`, {
      place: { field: 'model' },
      remedy: 'Give weibull, exponential or lognormal.',
    })
  }
  if (level > 0 && level < 1) return
  throw new AetherError('measure/invalid-option', `level is ${level}.`, {
    place: { field: 'level' },
    remedy: 'Give a number between 0 and 1, such as 0.95.',
  })
}
