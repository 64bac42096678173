import { fault } from '../errors/fault.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { digamma } from '../special/polygamma.js'
import { bootstrapNullShare, lbeExponent, lbeNullShare, smoothedNullShare } from './null-share.js'
import { sortedProbabilities, valuesOfRows } from './sorted-probabilities.js'

/**
 * How p-values are adjusted. The first three bound the probability of any false signal, the others the expected share
 * of false signals among the signals (FDR):
 *
 * - `bonferroni` m·p, `holm` (1979) max of (m − i + 1)·p₍ᵢ₎: under any dependence; `hochberg` (1988) min of the same:
 *   under positive dependence;
 * - `bh` min m·p₍ᵢ₎/i (Benjamini & Hochberg 1995): under positive dependence; `by` times 1 + 1/2 + … + 1/m (Benjamini &
 *   Yekutieli 2001): under any;
 * - `storey-smoother` (Storey & Tibshirani 2003), `storey-bootstrap` (Storey 2002), `lbe` (Dalmasso, Broët & Moreau
 *   2005): `bh` times an estimate π0 of the share of true null hypotheses.
 */
export type AdjustmentMethod =
  | 'bonferroni'
  | 'holm'
  | 'hochberg'
  | 'bh'
  | 'by'
  | 'storey-smoother'
  | 'storey-bootstrap'
  | 'lbe'

/**
 * `only-observed-pairs`: `tests` was not given, so that pairs without reports are taken not to have been tested;
 * `implausible-null-share`: π0 is estimated below one half, which says that most pairs are signals.
 */
export type AdjustmentWarning = 'only-observed-pairs' | 'implausible-null-share'

/** How to adjust, and for how many tests. */
export interface AdjustmentOptions {
  /** Default `bh`. */
  readonly method?: AdjustmentMethod
  /**
   * Number of all tests, those that are not in the column included; their p-values are taken to be 1, as they are for
   * a pair without reports in a test for more. Default: the p-values in the column.
   */
  readonly tests?: number
  /** For `lbe`: its exponent a ≥ 1. Default: where the standard error of π0 is at most 0.05; 1 below 400 tests. */
  readonly exponent?: number
}

/** Adjusted p-values, and what they were adjusted for. */
export interface AdjustedP {
  /** The method that was used. */
  readonly method: AdjustmentMethod
  /** 0 … 1, one for each row; the same for equal p-values. NaN where the p-value is none, which is not counted. */
  readonly adjusted: Float64Array
  /** For each row, position in `undefinedReasons`. */
  readonly reasons: Uint8Array
  /** m, the tests adjusted for. */
  readonly tests: number
  /** The p-values in the column. */
  readonly listed: number
  /** π0 where the method estimates it, at most 1; NaN where the estimate is not positive, and then no value is defined. */
  readonly nullShare?: number
  /** The exponent of `lbe`. */
  readonly exponent?: number
  /** What a reader must know before trusting the values; empty where there is nothing. */
  readonly warnings: readonly AdjustmentWarning[]
}

/**
 * Adjusts a column of p-values for their number, as R's p.adjust, qvalue and LBE do: to call all pairs signals whose
 * adjusted value is at most α keeps the error rate of the method at α. Exact to rounding; π0 by the smoother is that of
 * three degrees of freedom exactly, where R's smooth.spline stops near them (8e-6 away in the test).
 *
 * A row whose p-value is not from 0 to 1 is NaN with the reason `not-a-probability`.
 * @throws AetherError `measure/too-little-data` without any p-value, `measure/invalid-option` for a method that is not
 *   known, `tests` that are not a whole number of at least the p-values, or an exponent outside 1 … 64.
 */
export function adjustP(p: ArrayLike<number>, options: AdjustmentOptions = {}): AdjustedP {
  const { method = 'bh' } = options
  const sorted = sortedProbabilities(p, 'p')
  const listed = sorted.length
  const { tests = listed, exponent = lbeExponent(tests) } = options
  if (!(Number.isSafeInteger(tests) && tests >= listed))
    throw fault('measure/invalid-option', 'tests', `tests is no whole number of at least ${listed}.`)
  if (!(exponent >= 1 && exponent <= 64)) throw fault('measure/invalid-option', 'exponent', 'exponent is not 1 … 64.')
  const all = { sorted, tests }
  let factor = 1
  if (method === 'by') factor = digamma(tests + 1) - digamma(1)
  else if (method === 'storey-smoother') factor = smoothedNullShare(all)
  else if (method === 'storey-bootstrap') factor = bootstrapNullShare(all)
  else if (method === 'lbe') factor = lbeNullShare(all, exponent)
  else if (!['bonferroni', 'holm', 'hochberg', 'bh'].includes(method))
    throw fault('measure/invalid-option', 'method', `There is no method ${method}.`)
  const estimated = method === 'lbe' || method.startsWith('storey')
  if (estimated) factor = factor > 0 ? Math.min(1, factor) : Number.NaN
  const ranked = sorted.map((value, index) => {
    if (method === 'bonferroni') return tests * value
    if (method === 'holm' || method === 'hochberg') return (tests - index) * value
    return (tests / (index + 1)) * value
  })
  if (method === 'holm') for (let i = 1; i < listed; i++) ranked[i] = Math.max(ranked[i]!, ranked[i - 1]!)
  else for (let i = listed - 2; i >= 0; i--) ranked[i] = Math.min(ranked[i]!, ranked[i + 1]!)
  // π0 is applied to what BH gives, at most 1; the factor of BY before.
  const values = ranked.map((value) => Math.min(1, factor * (estimated ? Math.min(1, value) : value)))
  const adjusted = valuesOfRows(p, sorted, values)
  const reasonAt = (row: number) => (p[row]! >= 0 && p[row]! <= 1 ? 'no-null-share' : 'not-a-probability')
  const warnings: AdjustmentWarning[] = []
  if (options.tests === undefined) warnings.push('only-observed-pairs')
  if (estimated && !(factor >= 0.5)) warnings.push('implausible-null-share')
  return {
    method,
    adjusted,
    reasons: Uint8Array.from(adjusted, (value, row) =>
      Number.isNaN(value) ? undefinedReasons.indexOf(reasonAt(row)) : 0,
    ),
    tests,
    listed,
    ...(estimated && { nullShare: factor }),
    ...(method === 'lbe' && { exponent }),
    warnings,
  }
}
