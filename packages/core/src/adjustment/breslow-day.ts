import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { gammaQ } from '../special/incomplete-gamma.js'

/** A test of one odds ratio in all strata. */
export interface HomogeneityTest {
  /** Breslow and Day's statistic. */
  readonly statistic: number
  /** Upper tail of χ² at `statistic`; NaN with fewer than two informative strata. */
  readonly p: number
  /** With Tarone's correction for the odds ratio being Mantel and Haenszel's. */
  readonly statisticTarone: number
  /** Upper tail of χ² at `statisticTarone`; NaN with fewer than two informative strata. */
  readonly pTarone: number
  /** Informative strata minus one. */
  readonly degreesOfFreedom: number
  /** Why p is undefined, where it is. */
  readonly reason?: UndefinedReason
}

/**
 * Breslow and Day's (1980) test of whether the odds ratio is the same in all strata, Σ (a − A)²/V with A the number of
 * reports expected in the stratum under the common odds ratio and its margins and 1/V = 1/A + 1/B + 1/C + 1/D, and
 * Tarone's (1985) Σ (a − A)²/V − (Σa − ΣA)²/ΣV. Strata with an empty margin are left out. NaN without a common odds
 * ratio (`no-common-ratio`); p is NaN with fewer than two informative strata (`one-stratum`).
 */
export function breslowDayOf(cells: Float64Array, oddsRatio: number): HomogeneityTest {
  let informative = 0
  let statistic = 0
  let distance = 0
  let variance = 0
  for (let at = 0; at < cells.length; at += 4) {
    const a = cells[at]!
    const n1 = a + cells[at + 1]!
    const n0 = cells[at + 2]! + cells[at + 3]!
    const m = a + cells[at + 2]!
    if (!(n1 > 0 && n0 > 0 && m > 0 && m < n1 + n0)) continue
    informative += 1
    const others = n1 + n0 - m
    // Each cell by itself: what is left of a margin loses its digits where the cell is small beside it.
    const fitted = [
      fittedCount(n1, n0, m, oddsRatio),
      fittedCount(n1, n0, others, 1 / oddsRatio),
      fittedCount(n0, n1, m, 1 / oddsRatio),
      fittedCount(n0, n1, others, oddsRatio),
    ]
    const stratumVariance = 1 / fitted.reduce((sum, count) => sum + 1 / count, 0)
    // All four differ from their counts by the same distance, which the smallest tells most exactly.
    const smallest = fitted.indexOf(Math.min(...fitted))
    const away = (cells[at + smallest]! - fitted[smallest]!) * (smallest === 0 || smallest === 3 ? 1 : -1)
    statistic += (away * away) / stratumVariance
    distance += away
    variance += stratumVariance
  }
  const degreesOfFreedom = Math.max(0, informative - 1)
  if (!(oddsRatio > 0)) {
    const nothing = { statistic: NaN, p: NaN, statisticTarone: NaN, pTarone: NaN }
    return { ...nothing, degreesOfFreedom, reason: 'no-common-ratio' }
  }
  const statisticTarone = Math.max(0, statistic - (distance * distance) / variance)
  if (degreesOfFreedom === 0) {
    return { statistic, p: NaN, statisticTarone, pTarone: NaN, degreesOfFreedom, reason: 'one-stratum' }
  }
  const p = (value: number) => gammaQ(degreesOfFreedom / 2, value / 2)
  return { statistic, p: p(statistic), statisticTarone, pTarone: p(statisticTarone), degreesOfFreedom }
}

/** The a of a table with these margins and this odds ratio: the root of a quadratic, in the form that does not cancel. */
function fittedCount(n1: number, n0: number, m: number, oddsRatio: number): number {
  const excess = oddsRatio - 1
  const linear = n0 - m + oddsRatio * (n1 + m)
  const root = Math.sqrt(Math.max(0, linear * linear - 4 * oddsRatio * excess * n1 * m))
  return linear >= 0 ? (2 * oddsRatio * n1 * m) / (linear + root) : (linear - root) / (2 * excess)
}
