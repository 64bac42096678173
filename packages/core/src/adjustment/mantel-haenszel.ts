import { logNormalInterval } from '../measures/log-normal-interval.js'
import type { Estimate, TwoByTwo } from '../measures/two-by-two.js'
import { undefinedEstimate } from '../measures/undefined-because.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { gammaQ } from '../special/incomplete-gamma.js'
import { breslowDayOf, type HomogeneityTest } from './breslow-day.js'
import { cellsOfTables, normalFactor } from './check-tables.js'
import { countEmptyStrata, type EmptyStrataPolicy } from './empty-strata.js'
import { type StratumSums, stratumSums } from './stratum-sums.js'

/** How to pool strata. */
export interface MantelHaenszelOptions {
  /** Level of the two-sided intervals, default 0.95. */
  readonly level?: number
  /** Default `refuse`. */
  readonly emptyStrata?: EmptyStrataPolicy
}

/** A test statistic with its upper-tail p. */
export interface ChiSquareTest {
  /** χ², from 0 on; NaN where undefined. */
  readonly statistic: number
  /** Degrees of freedom of the distribution that `p` comes from. */
  readonly degreesOfFreedom: number
  /** Upper tail of χ² at the statistic, 0 … 1; NaN where undefined. */
  readonly p: number
  /** Why statistic or p is undefined, where it is. */
  readonly reason?: UndefinedReason
}

/** One pair's ratios pooled over strata, tested, and compared between strata. */
export interface MantelHaenszel {
  /** ROR pooled over strata, with the interval of Robins, Breslow and Greenland. */
  readonly oddsRatio: Estimate
  /** PRR pooled over strata, with the interval of Greenland and Robins. */
  readonly riskRatio: Estimate
  /** Difference of reporting proportions pooled over strata, with Sato's interval. */
  readonly riskDifference: Estimate
  /** Cochran–Mantel–Haenszel, uncorrected. */
  readonly chiSquare: ChiSquareTest
  /** Cochran–Mantel–Haenszel with continuity correction ½, clamped at 0. */
  readonly chiSquareCorrected: ChiSquareTest
  /** Breslow–Day, with Tarone's correction: does the odds ratio differ between strata? */
  readonly homogeneity: HomogeneityTest
  /** Strata with a report. */
  readonly strata: number
  /** Those of them with reports in all four margins; the others say nothing of the odds ratio. */
  readonly informativeStrata: number
  /** Strata without a report that were left out. */
  readonly droppedStrata: number
  /** Level of the two-sided intervals. */
  readonly level: number
  /** What was counted. */
  readonly unit: 'reports'
}

/**
 * Pools the fourfold tables of one pair over strata (Mantel and Haenszel 1959).
 *
 * - `oddsRatio` Σ(ad/N) ÷ Σ(bc/N); variance of its logarithm ΣPR/2R² + Σ(PS+QR)/2RS + ΣQS/2S² (Robins, Breslow,
 *   Greenland 1986). NaN where Σad/N or Σbc/N is 0, with the reason: R's `mantelhaen.test` gives 0 or Inf.
 * - `riskRatio` Σ(a(c+d)/N) ÷ Σ(c(a+b)/N) (Greenland and Robins 1985). NaN where either sum is 0.
 * - `riskDifference` Σ((a(c+d) − c(a+b))/N) ÷ Σ((a+b)(c+d)/N), variance of Sato (1989).
 * - `chiSquare` (Σa − ΣE)² ÷ Σ n1.n0.n.1n.0/(N²(N−1)), one degree of freedom; NaN where no stratum is informative.
 *   Corrected: (max(0, |Σa − ΣE| − ½))² in its place. R leaves differences below ½ uncorrected, so that its statistic
 *   falls as they pass ½; here it never does.
 *
 * Strata in which a margin is empty stay in the sums, to which they add nothing but, where every report has the event,
 * to the ratio of risks. Relative accuracy 1e-12; exact sums up to N = 2⁵³.
 *
 * @throws AetherError `measure/invalid-count` with field and stratum, `measure/too-little-data` without strata or for
 *   an empty one unless it is to be dropped, `measure/invalid-option` for a level outside (0, 1).
 */
export function mantelHaenszel(strata: readonly TwoByTwo[], options: MantelHaenszelOptions = {}): MantelHaenszel {
  const { level = 0.95, emptyStrata } = options
  const z = normalFactor(level)
  const cells = cellsOfTables(strata)
  const dropped = countEmptyStrata(
    strata.map(({ a, b, c, d }) => a + b + c + d),
    emptyStrata,
  )
  return { ...pooled(cells, z), strata: strata.length - dropped, droppedStrata: dropped, level, unit: 'reports' }
}

/** The pooled estimates of cells that were checked, z being the normal factor of the intervals. */
export function pooled(cells: Float64Array, z: number) {
  const sums = stratumSums(cells)
  const oddsRatio = pooledOddsRatio(sums, z)
  return {
    oddsRatio,
    riskRatio: pooledRiskRatio(sums, z),
    riskDifference: pooledRiskDifference(sums, z),
    chiSquare: generalChiSquare(sums, 0),
    chiSquareCorrected: generalChiSquare(sums, 0.5),
    homogeneity: breslowDayOf(cells, oddsRatio.estimate),
    informativeStrata: sums.informative,
  }
}

function pooledOddsRatio({ concordant: r, discordant: s, pr, psqr, qs }: StratumSums, z: number): Estimate {
  if (s === 0) return undefinedEstimate('no-common-ratio')
  if (r === 0) return undefinedEstimate('no-exposed-cases')
  return logNormalInterval(r / s, pr / (2 * r * r) + psqr / (2 * r * s) + qs / (2 * s * s), z)
}

function pooledRiskRatio({ exposed, unexposed, riskVariance }: StratumSums, z: number): Estimate {
  if (unexposed === 0) return undefinedEstimate('zero-comparator')
  if (exposed === 0) return undefinedEstimate('no-exposed-cases')
  return logNormalInterval(exposed / unexposed, riskVariance / (exposed * unexposed), z)
}

function pooledRiskDifference(sums: StratumSums, z: number): Estimate {
  if (sums.weight === 0) return undefinedEstimate('empty-margin')
  const estimate = sums.excess / sums.weight
  const width = (z * Math.sqrt(Math.max(0, estimate * sums.satoP + sums.satoQ))) / sums.weight
  return { estimate, lower: estimate - width, upper: estimate + width }
}

function generalChiSquare({ excess, variance }: StratumSums, correction: number): ChiSquareTest {
  if (!(variance > 0)) return { statistic: NaN, degreesOfFreedom: 1, p: NaN, reason: 'empty-margin' }
  const distance = Math.max(0, Math.abs(excess) - correction)
  const statistic = distance * (distance / variance)
  return { statistic, degreesOfFreedom: 1, p: gammaQ(0.5, statistic / 2) }
}
