import type { AbortSignalLike } from '../counts/count.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'
import { undefinedReasons } from '../reasons/undefined-reason.js'
import { type GammaPosterior, PosteriorAtCount } from './gamma-posterior.js'
import { checkPrior, type MgpsPrior } from './mgps-prior.js'

type Score = (atCount: PosteriorAtCount, posterior: GammaPosterior) => number

const quantile =
  (probability: number): Score =>
  (atCount, posterior) =>
    atCount.quantile(posterior, probability)

const above =
  (k: number): Score =>
  (atCount, posterior) =>
    atCount.above(posterior, k)

const below =
  (k: number): Score =>
  (atCount, posterior) =>
    atCount.below(posterior, k)

/** What each column is of the posterior. */
const scores = {
  qn: (_: PosteriorAtCount, { weight1 }: GammaPosterior) => weight1,
  ebgm: (atCount: PosteriorAtCount, posterior: GammaPosterior) => atCount.geometricMean(posterior),
  posterior_mean: (atCount: PosteriorAtCount, posterior: GammaPosterior) => atCount.mean(posterior),
  eb05: /* @__PURE__ */ quantile(0.05),
  eb95: /* @__PURE__ */ quantile(0.95),
  eb025: /* @__PURE__ */ quantile(0.025),
  eb975: /* @__PURE__ */ quantile(0.975),
  eb50: /* @__PURE__ */ quantile(0.5),
  p_rr_gt_1: /* @__PURE__ */ above(1),
  p_rr_gt_2: /* @__PURE__ */ above(2),
  p_rr_le_1: /* @__PURE__ */ below(1),
  p_rr_le_2: /* @__PURE__ */ below(2),
} as const

/** Name of a column of {@link empiricalBayesColumns}. */
export type EmpiricalBayesColumn = keyof typeof scores

/** Every column of {@link empiricalBayesColumns}, in the order they are written out. */
export const empiricalBayesColumnNames = /* @__PURE__ */ Object.keys(scores) as readonly EmpiricalBayesColumn[]

/** Observed and expected numbers of reports, a pair a row; the expected counts however they were made (crude, stratified). */
export interface ObservedExpectedColumns {
  /** Reports of each pair, whole numbers from 0 on. */
  readonly n: ArrayLike<number>
  /** Reports expected of each pair, from 0 on and finite. */
  readonly expected: ArrayLike<number>
}

/** Which columns to make. */
export interface EmpiricalBayesOptions<Name extends EmpiricalBayesColumn> {
  /** Default all. */
  readonly columns?: readonly Name[]
  /** Looked at every few thousand rows. */
  readonly signal?: AbortSignalLike
}

/** A column each, and why rows are undefined. */
export interface EmpiricalBayesColumns<Name extends EmpiricalBayesColumn> {
  /** The asked columns, one entry a pair; NaN where undefined. */
  readonly columns: { readonly [Column in Name]: Float64Array }
  /** Positions in `undefinedReasons`: `invalid-row`, all columns NaN, where n is no count or E is negative or not finite; else 0. */
  readonly reasons: Uint8Array
}

/**
 * Empirical-Bayes scores of many pairs under a given prior (DuMouchel 1999): Qn, EBGM, the posterior's mean, five of its
 * quantiles, P(λ > 1) and P(λ > 2), and their complements P(λ ≤ 1) and P(λ ≤ 2), the null probabilities of
 * Bayesian false discovery rates, which are not lost next to 0. Relative accuracy 1e-12, of the probabilities 1e-11; quantiles below 1e-308 are 0.
 * A row that is no pair is NaN throughout, with its reason, and stops nothing else.
 * @throws AetherError `measure/invalid-prior` for a prior out of range, `measure/invalid-value` for columns of unequal
 *   length, `measure/invalid-option` for a column that does not exist.
 */
export function empiricalBayesColumns<Name extends EmpiricalBayesColumn = EmpiricalBayesColumn>(
  { n, expected }: ObservedExpectedColumns,
  prior: MgpsPrior,
  { columns: asked = empiricalBayesColumnNames as readonly Name[], signal }: EmpiricalBayesOptions<Name> = {},
): EmpiricalBayesColumns<Name> {
  checkPrior(prior)
  const rows = n.length
  if (expected.length !== rows) {
    throw new AetherError('measure/invalid-value', `expected has ${expected.length} rows, n has ${rows}.`, {
      place: { field: 'expected' },
    })
  }
  const made = asked.map((name) => {
    const value: Score | undefined = scores[name]
    if (value !== undefined) return { name, value, column: new Float64Array(rows).fill(NaN) }
    throw new AetherError('measure/invalid-option', `There is no column ${String(name)}.`, {
      place: { field: 'columns' },
      remedy: `Choose from ${empiricalBayesColumnNames.join(', ')}.`,
    })
  })
  const reasons = new Uint8Array(rows)
  const posteriors = new Map<number, PosteriorAtCount>()
  for (let row = 0; row < rows; row++) {
    if ((row & 4095) === 0) throwIfAborted(signal)
    const count = n[row]!
    const mean = expected[row]!
    if (!(count >= 0 && Number.isSafeInteger(count) && mean >= 0 && mean < Infinity)) {
      reasons[row] = undefinedReasons.indexOf('invalid-row')
      continue
    }
    let atCount = posteriors.get(count)
    if (atCount === undefined) {
      atCount = new PosteriorAtCount(count, prior)
      posteriors.set(count, atCount)
    }
    const posterior = atCount.given(mean)
    for (const { column, value } of made) column[row] = value(atCount, posterior)
  }
  const columns = Object.fromEntries(made.map(({ name, column }) => [name, column]))
  return { columns: columns as { readonly [Column in Name]: Float64Array }, reasons }
}
