import { type Estimate, type TwoByTwo, withZeroCellPolicy, type ZeroCellPolicy } from '../measures/two-by-two.js'
import { emptyCellReason, undefinedEstimate } from '../measures/undefined-because.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { cellsOfTables, normalFactor } from './check-tables.js'
import { countEmptyStrata } from './empty-strata.js'
import { type Heterogeneity, heterogeneityOf, pool, type TauSquaredEstimator, tauSquaredOf } from './heterogeneity.js'

/** How to compare subgroups. */
export interface SubgroupOptions {
  /** Default `ror`. */
  readonly measure?: 'ror' | 'prr'
  /** Level of the two-sided intervals, default 0.95. */
  readonly level?: number
  /** Default `paule-mandel`. */
  readonly estimator?: TauSquaredEstimator
  /** Default `none`: a subgroup with a zero cell that the ratio divides by is left out of the comparison. */
  readonly zeroCells?: ZeroCellPolicy
}

/** The ratio in one subgroup. */
export interface Subgroup {
  /** From the subgroup's own reports alone. */
  readonly own: Estimate
  /** Shrunk towards the mean of all subgroups, the more the fewer reports it has. */
  readonly shrunk: Estimate
  /** Share of its own estimate in the shrunk one, 0 … 1. */
  readonly weight: number
}

/** The ratios of all subgroups, their mean, and whether they differ. */
export interface SubgroupRatios {
  /** One entry a subgroup, in the order they were given. */
  readonly subgroups: readonly Subgroup[]
  /** Mean under one common ratio (fixed effect, inverse variance). */
  readonly common: Estimate
  /** Mean of ratios that differ between subgroups (random effects). */
  readonly mean: Estimate
  /** Variance of the logarithm of the ratio between subgroups; NaN with fewer than two. */
  readonly tauSquared: number
  /** Test of interaction: do the ratios differ more than by chance? NaN with fewer than two. */
  readonly heterogeneity: Heterogeneity
  /** Subgroups whose ratio is defined. */
  readonly compared: number
  /** The ratio that was compared. */
  readonly measure: 'ror' | 'prr'
  /** Level of the two-sided intervals. */
  readonly level: number
  /** How the variance between subgroups was estimated. */
  readonly estimator: TauSquaredEstimator
  /** What was done with zero cells. */
  readonly zeroCells: ZeroCellPolicy
  /** What was counted. */
  readonly unit: 'reports'
  /** Why nothing could be compared, where it could not. */
  readonly reason?: UndefinedReason
}

/**
 * ROR or PRR in each subgroup, with Woolf's variance 1/a + 1/b + 1/c + 1/d (ROR) or 1/a − 1/(a+b) + 1/c − 1/(c+d) (PRR)
 * of its logarithm; Cochran's Q as the test of interaction; and estimates shrunk towards the mean of all subgroups by
 * empirical Bayes, w θ + (1 − w) μ with w = τ²/(τ² + v) and variance w v + (1 − w)² Var μ (DerSimonian and Laird 1986;
 * Paule and Mandel 1982). A small subgroup that looks extreme is thus judged in the light of the others.
 *
 * A ratio is undefined where it divides by a zero cell (`no-exposed-cases`, `no-exposed-others`, `zero-comparator`,
 * `no-unexposed-others`); its subgroup is left out of the comparison and its shrunk estimate is undefined. Relative
 * accuracy 1e-11.
 *
 * @throws AetherError `measure/invalid-count` with cell and subgroup, `measure/too-little-data` without subgroups or for
 *   an empty one, `measure/invalid-option` for a level outside (0, 1).
 */
export function subgroupRatios(tables: readonly TwoByTwo[], options: SubgroupOptions = {}): SubgroupRatios {
  const { measure = 'ror', level = 0.95, estimator = 'paule-mandel', zeroCells = 'none' } = options
  const z = normalFactor(level)
  cellsOfTables(tables)
  countEmptyStrata(tables.map(({ a, b, c, d }) => a + b + c + d))
  const own = tables.map((table) => logRatio(withZeroCellPolicy(table, zeroCells), measure))
  const defined = own.filter((one) => one.reason === undefined)
  const estimates = defined.map(({ value }) => value)
  const variances = defined.map(({ variance }) => variance)
  const about = { measure, level, estimator, zeroCells, unit: 'reports', compared: defined.length } as const
  if (defined.length < 2) {
    const nothing = undefinedEstimate('one-stratum')
    return {
      subgroups: own.map((one) => ({ own: ratioOf(one, z), shrunk: nothing, weight: NaN })),
      common: nothing,
      mean: nothing,
      tauSquared: NaN,
      heterogeneity: { q: NaN, degreesOfFreedom: 0, p: NaN, iSquared: NaN },
      ...about,
      reason: 'one-stratum',
    }
  }
  const common = pool(estimates, variances, 0)
  const tauSquared = tauSquaredOf(estimates, variances, estimator)
  const mean = pool(estimates, variances, tauSquared)
  return {
    subgroups: own.map((one) => {
      if (one.reason !== undefined) return { own: ratioOf(one, z), shrunk: undefinedEstimate(one.reason), weight: NaN }
      const weight = tauSquared / (tauSquared + one.variance)
      const value = weight * one.value + (1 - weight) * mean.mean
      const variance = weight * one.variance + (1 - weight) * (1 - weight) * mean.variance
      return { own: ratioOf(one, z), shrunk: ratioOf({ value, variance }, z), weight }
    }),
    common: ratioOf({ value: common.mean, variance: common.variance }, z),
    mean: ratioOf({ value: mean.mean, variance: mean.variance }, z),
    tauSquared,
    heterogeneity: heterogeneityOf(common.q, defined.length - 1),
    ...about,
  }
}

interface LogRatio {
  readonly value: number
  readonly variance: number
  readonly reason?: UndefinedReason
}

function logRatio({ a, b, c, d }: TwoByTwo, measure: 'ror' | 'prr'): LogRatio {
  const odds = measure === 'ror'
  // PRR does not divide by b and d.
  const reason = emptyCellReason(odds ? { a, b, c, d } : { a, b: 1, c, d: 1 })
  if (reason !== undefined) return { value: NaN, variance: NaN, reason }
  return odds
    ? { value: log((a / b) * (d / c)), variance: 1 / a + 1 / b + 1 / c + 1 / d }
    : { value: log((a / (a + b)) * ((c + d) / c)), variance: b / (a * (a + b)) + d / (c * (c + d)) }
}

function ratioOf({ value, variance, reason }: LogRatio, z: number): Estimate {
  if (reason !== undefined) return undefinedEstimate(reason)
  const width = z * Math.sqrt(variance)
  return { estimate: exp(value), lower: exp(value - width), upper: exp(value + width) }
}
