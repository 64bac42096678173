import { undefinedReasons } from '../reasons/undefined-reason.js'
import { sortedProbabilities, valuesOfRows } from './sorted-probabilities.js'

/** What is to be expected where each row, and all with a null probability no larger, are called signals. */
export interface BayesianFdr {
  /** False discovery rate: the mean null probability of the signals. */
  readonly fdr: Float64Array
  /** False non-discovery rate: the mean of 1 − null probability of the rest; NaN where there is no rest. */
  readonly fnr: Float64Array
  /** Expected share of the true associations that are signals; NaN where none is expected. */
  readonly sensitivity: Float64Array
  /** Expected share of the true nulls that are no signals; NaN where none is expected. */
  readonly specificity: Float64Array
  /** For each row, position in `undefinedReasons`: `not-a-probability` where it has no part in the analysis. */
  readonly reasons: Uint8Array
  /** Rows with a null probability. */
  readonly listed: number
}

/**
 * Operating characteristics from posterior probabilities of the null hypothesis, such as P(RR ≤ 1) under the MGPS
 * posterior or P(IC ≤ 0) (Müller, Parmigiani & Robert 2004; Ahmed et al. 2009). To call signals the rows whose `fdr` is at most α expects a share α of false signals, if the prior holds.
 * Equal probabilities stand or fall together. Sums are of positive terms only, to 1e-13 relative.
 * @throws AetherError `measure/too-little-data` without any number from 0 to 1.
 */
export function bayesianFdr(nullProbability: ArrayLike<number>): BayesianFdr {
  const sorted = sortedProbabilities(nullProbability, 'nullProbability')
  const listed = sorted.length
  const [fdr, fnr, sensitivity, specificity] = [0, 1, 2, 3].map(() => new Float64Array(listed)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  let [nulls, associations] = [0, 0]
  for (let rank = 0; rank < listed; rank++) {
    nulls += sorted[rank]!
    associations += 1 - sorted[rank]!
    fdr[rank] = nulls / (rank + 1)
    sensitivity[rank] = associations
  }
  let [nullsLeft, associationsLeft] = [0, 0]
  for (let rank = listed - 1; rank >= 0; rank--) {
    fnr[rank] = associationsLeft / (listed - 1 - rank)
    specificity[rank] = nullsLeft / nulls
    sensitivity[rank]! /= associations
    nullsLeft += sorted[rank]!
    associationsLeft += 1 - sorted[rank]!
  }
  const ofRows = (ranked: Float64Array) => valuesOfRows(nullProbability, sorted, ranked)
  const reason = undefinedReasons.indexOf('not-a-probability')
  const rates = ofRows(fdr)
  return {
    fdr: rates,
    fnr: ofRows(fnr),
    sensitivity: ofRows(sensitivity),
    specificity: ofRows(specificity),
    reasons: Uint8Array.from(rates, (value) => (Number.isNaN(value) ? reason : 0)),
    listed,
  }
}
