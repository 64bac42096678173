import { AetherError } from '../errors/aether-error.js'
import type { NumberColumn } from '../measures/cells.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { type LogEstimates, requireControls, usableRows } from './controls.js'
import { bestMinimum, errorLikelihood } from './error-likelihood.js'
import type { NullDistribution } from './null-distribution.js'

/**
 * Systematic error that changes with the true log effect θ: estimates are N(meanIntercept + meanSlope·θ, sd(θ)² + se²).
 * `linear`: sd = sdIntercept + sdSlope·|θ| (EmpiricalCalibration's default from version 2); `log`: sd = exp(sdIntercept + sdSlope·θ) (its
 * legacy form).
 */
export interface SystematicErrorModel {
  /** How the standard deviation changes with θ. */
  readonly spread: 'linear' | 'log'
  /** Mean error where there is no effect. */
  readonly meanIntercept: number
  /** Change of the mean of estimates with θ; 1 is no bias that grows with the effect. */
  readonly meanSlope: number
  /** Spread where there is no effect; its logarithm in `log` form. */
  readonly sdIntercept: number
  /** Change of the spread with |θ|; of its logarithm with θ in `log` form. */
  readonly sdSlope: number
}

/** A systematic error model fitted to controls of known effect. */
export interface FittedErrorModel extends SystematicErrorModel {
  /** Controls that were used. */
  readonly controls: number
  /** Controls that were left out, a figure of theirs not being finite. */
  readonly excluded: number
  /** log L at the optimum. */
  readonly logLikelihood: number
  /** The proof of the optimum: largest derivative of −log L, and whether a Newton step gains nothing. */
  readonly gradientNorm: number
  /** True where a further Newton step gains nothing. */
  readonly converged: boolean
}

/**
 * Fits a systematic error model to negative (θ = 0) and positive controls by maximum likelihood (Schuemie, Hripcsak, Ryan,
 * Madigan & Suchard 2018), several starts, Newton's method. In `linear` form sd stays at or above 0 over all controls.
 * @throws AetherError `measure/too-little-data` with fewer than five usable controls or with controls of one effect only,
 *   `measure/invalid-value` for columns of different lengths.
 */
export function fitSystematicErrorModel(
  controls: LogEstimates & { readonly trueEffect: NumberColumn },
  options: { readonly spread?: 'linear' | 'log' } = {},
): FittedErrorModel {
  const { spread = 'linear' } = options
  if (spread !== 'linear' && spread !== 'log') {
    throw new AetherError('measure/invalid-option', `spread is ${String(spread)}.`, {
      place: { field: 'spread' },
      remedy: 'Give linear or log.',
    })
  }
  const { rows, excluded } = usableRows(controls, controls.trueEffect)
  requireControls(rows.length, 5)
  const effects = rows.map((row) => controls.trueEffect[row]!)
  if (effects.every((effect) => effect === effects[0])) {
    throw new AetherError('measure/too-little-data', 'All controls have the same true effect.', {
      place: { field: 'trueEffect' },
      remedy: 'Give positive controls too, or fit a null distribution to the negative ones.',
    })
  }
  const largest = effects.reduce((most, effect) => Math.max(most, Math.abs(effect)), 0)
  const terms = rows.map((row, index) => {
    const effect = effects[index]!
    const share = Math.abs(effect) / largest
    return {
      estimate: controls.estimate[row]!,
      standardError: controls.standardError[row]!,
      mean: [1, effect],
      // In linear form the parameters are sd at no effect and at the largest, so that both are bounded by 0.
      spread: spread === 'linear' ? [1 - share, share] : [1, effect],
    }
  })
  const logarithmic = spread === 'log'
  const squares = terms.map(({ estimate, mean }) => (estimate - mean[1]!) * (estimate - mean[1]!))
  const residual = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / terms.length) || 0.1
  const starts = [residual / 10, residual / 2, residual * 2].map((sd) =>
    Float64Array.of(0, 1, logarithmic ? log(sd) : sd, logarithmic ? 0 : sd),
  )
  const least = logarithmic ? -50 : 0
  const most = logarithmic ? 50 : Infinity
  const lower = Float64Array.of(-Infinity, -Infinity, least, logarithmic ? -50 : 0)
  const fit = bestMinimum(
    errorLikelihood(terms, logarithmic),
    starts,
    lower,
    Float64Array.of(Infinity, Infinity, most, most),
  )
  const [meanIntercept = NaN, meanSlope = NaN, first = NaN, second = NaN] = fit.point
  return {
    spread,
    meanIntercept,
    meanSlope,
    sdIntercept: first,
    sdSlope: logarithmic ? second : (second - first) / largest,
    controls: rows.length,
    excluded,
    logLikelihood: -fit.at.value,
    gradientNorm: fit.gradientNorm,
    converged: fit.converged,
  }
}

/** A null distribution as an error model whose mean moves with the effect and whose spread does not depend on it. */
export function errorModelOfNull({ mean, sd }: NullDistribution): SystematicErrorModel {
  return { spread: 'linear', meanIntercept: mean, meanSlope: 1, sdIntercept: sd, sdSlope: 0 }
}

/** Standard deviation of the systematic error at a true log effect. */
export function spreadAt({ spread, sdIntercept, sdSlope }: SystematicErrorModel, effect: number): number {
  return spread === 'log' ? exp(sdIntercept + sdSlope * effect) : Math.max(0, sdIntercept + sdSlope * Math.abs(effect))
}
