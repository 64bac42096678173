import { exp } from '../special/exp.js'
import { normalLowerTail, normalUpperQuantile } from '../special/normal.js'
import { checkShare, type LogEstimates, requireControls, usableRows } from './controls.js'
import { bestMinimum, errorLikelihood } from './error-likelihood.js'

/** Systematic error that is normal: what an estimate is off by where there is no effect. */
export interface NullDistribution {
  /** Mean of the systematic error, on the log scale; 0 is none. */
  readonly mean: number
  /** Standard deviation of the systematic error, from 0 on. */
  readonly sd: number
}

/** A null distribution fitted to negative controls. */
export interface FittedNull extends NullDistribution {
  /** Profile likelihood intervals at `level`; the lower bound of the standard deviation may be 0. */
  readonly meanInterval: readonly [lower: number, upper: number]
  /** Profile likelihood interval of `sd`; its lower bound may be 0. */
  readonly sdInterval: readonly [lower: number, upper: number]
  /** Level of the two-sided intervals. */
  readonly level: number
  /** Negative controls that were used, and that were not because their estimate or standard error is not finite. */
  readonly controls: number
  /** Negative controls that were left out, their estimate or standard error not being finite. */
  readonly excluded: number
  /** log L at the optimum. */
  readonly logLikelihood: number
  /** The proof of the optimum: largest derivative of −log L, and whether a Newton step gains nothing. */
  readonly gradientNorm: number
  /** True where a further Newton step gains nothing. */
  readonly converged: boolean
  /** True where no spread beyond sampling error was found (sd = 0). */
  readonly boundary: boolean
  /** Mean of |systematic error|; see {@link expectedAbsoluteError}. */
  readonly expectedAbsoluteError: number
}

const fewestControls = 3

/**
 * The empirical null distribution: estimates of negative controls are N(mean, sd² + se²); mean and sd by maximum
 * likelihood (Schuemie, Ryan, DuMouchel, Suchard & Madigan 2014). Several starts, Newton's method with analytic
 * derivatives; EmpiricalCalibration's Nelder–Mead stops about 1e-4 away from the optimum this reaches.
 * @throws AetherError `measure/too-little-data` with fewer than three usable controls, `measure/invalid-option` for a
 *   level, `measure/invalid-value` for columns of different lengths.
 */
export function fitNull(controls: LogEstimates, options: { readonly level?: number } = {}): FittedNull {
  const { level = 0.95 } = options
  checkShare('level', level)
  const { rows, excluded } = usableRows(controls)
  requireControls(rows.length, fewestControls)
  const { best, fit, mean, sd, spread } = nullOptimum(controls, rows)
  const z = normalUpperQuantile((1 - level) / 2)
  const limit = fit.at.value + (z * z) / 2
  const excessOfMean = (at: number) => best([at, 0], [at, Infinity]).at.value - limit
  const excessOfSd = (at: number) => best([-Infinity, at], [Infinity, at]).at.value - limit
  const step = spread || 1
  return {
    mean,
    sd,
    meanInterval: [crossing(excessOfMean, mean, -step, -Infinity), crossing(excessOfMean, mean, step, Infinity)],
    sdInterval: [crossing(excessOfSd, sd, -step, 0), crossing(excessOfSd, sd, step, Infinity)],
    level,
    controls: rows.length,
    excluded,
    logLikelihood: -fit.at.value,
    gradientNorm: fit.gradientNorm,
    converged: fit.converged,
    boundary: sd === 0,
    expectedAbsoluteError: expectedAbsoluteError({ mean, sd }),
  }
}

/** The optimum of the likelihood of these rows, and a way to look for it in a smaller box. */
function nullOptimum({ estimate, standardError }: LogEstimates, rows: readonly number[]) {
  const terms = rows.map((row) => ({
    estimate: estimate[row]!,
    standardError: standardError[row]!,
    mean: [1],
    spread: [1],
  }))
  const likelihood = errorLikelihood(terms, false)
  const centre = terms.reduce((sum, term) => sum + term.estimate, 0) / terms.length
  const square = terms.reduce((sum, term) => sum + (term.estimate - centre) * (term.estimate - centre), 0)
  const spread = Math.sqrt(square / terms.length)
  const starts = [spread / 10, spread, spread * 3].map((sd) => Float64Array.of(centre, sd))
  const best = (lower: readonly number[], upper: readonly number[]) =>
    bestMinimum(likelihood, starts, Float64Array.from(lower), Float64Array.from(upper))
  const fit = best([-Infinity, 0], [Infinity, Infinity])
  const [mean = NaN, found = NaN] = fit.point
  // Newton's method comes to a spread of 0 from above, without reaching it.
  return { best, fit, mean, sd: found < 1e-9 ? 0 : found, spread }
}

/** The null distribution fitted to some rows, without intervals. */
export function nullOfRows(controls: LogEstimates, rows: readonly number[]): NullDistribution {
  const { mean, sd } = nullOptimum(controls, rows)
  return { mean, sd }
}

/** Where `excess` rises above 0 on the way from an inner point; `end` where it does not before. */
function crossing(excess: (at: number) => number, from: number, step: number, end: number): number {
  let inner = from
  let outer = from + step
  for (; ; outer += 2 * (outer - from)) {
    if (step < 0 && outer <= end) outer = end
    if (!Number.isFinite(outer)) return end
    if (excess(outer) >= 0) break
    if (outer === end) return end
    inner = outer
  }
  while (Math.abs(outer - inner) > 1e-10 * (Math.abs(step) + Math.abs(outer))) {
    const middle = (inner + outer) / 2
    if (excess(middle) < 0) inner = middle
    else outer = middle
  }
  return (inner + outer) / 2
}

/**
 * Expected absolute systematic error (EASE), E|X| of N(mean, sd²) = sd·√(2/π)·e^(−mean²/2sd²) + mean·(1 − 2Φ(−mean/sd)),
 * on the log scale; |mean| where sd is 0. 0 means that there is no systematic error (Schuemie et al. 2020).
 */
export function expectedAbsoluteError({ mean, sd }: NullDistribution): number {
  if (sd === 0) return Math.abs(mean)
  const ratio = mean / sd
  return 0.7978845608028654 * sd * exp((-ratio * ratio) / 2) + mean * (normalLowerTail(ratio) - normalLowerTail(-ratio))
}
