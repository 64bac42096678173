import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { log1p, log2 } from '../special/log.js'
import type { TableColumns } from './cells.js'
import { determinant } from './determinant.js'
import { DirichletPosterior } from './dirichlet-posterior.js'
import { requireLevel, requireTable } from './require-table.js'
import { forEachRow, undefinedColumn } from './table-rows.js'
import type { TwoByTwo } from './two-by-two.js'

/** Posterior of the information component under a Dirichlet prior, in bits; NaN, with the reason, where undefined. */
export interface DirichletInformationComponent {
  /** Value at the posterior's centre γ/γ.., the published point estimate (called MAP there). */
  readonly ic: number
  /** Posterior mean. */
  readonly mean: number
  /** Lower quantile of the posterior. */
  readonly lower: number
  /** Upper quantile of the posterior. */
  readonly upper: number
  /** P(IC ≤ 0). */
  readonly probabilityOfNull: number
  /** Probability the interval covers. */
  readonly level: number
  /** How far the bounds moved when the points of the quadrature were last doubled: no less than the error that is left. */
  readonly error: number
  /** Parameters γ of the posterior Dirichlet distribution: the counts and the prior's share. */
  readonly posterior: TwoByTwo
  /** Why the values are undefined; absent where they are defined. */
  readonly reason?: UndefinedReason
}

/** Steps of the quadrature, each the half of the one before; none finer is tried. */
const steps = [0.25, 0.125, 0.0625, 0.03125] as const
/** Movement in bits at which halving the step stops: as the error is squared each time, the next is far below. */
const settled = 1e-8

/**
 * Information component of the BCPNN revised by Norén et al. (2006): (p11, p10, p01, p00) has a Dirichlet posterior with
 * γij = nij + αij, where α11 = ½ and the prior's other parameters keep to independence at the margins (nij + ½)/(N + 1).
 * IC = log2 p11 / (p1. p.1); the point is log2 γ11 γ.. / (γ1. γ.1), to 1e-13 relative.
 *
 * The interval is that of the exact posterior by numerical integration, not by simulation: bounds to 1e-10 bit, or as
 * far as `error` says in tables where hardly a report lacks the event or the drug. Defined for every table with a report.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/invalid-option` for the level.
 */
export function informationComponentDirichlet(
  table: TwoByTwo,
  { level = 0.95 }: { readonly level?: number } = {},
): DirichletInformationComponent {
  requireTable(table)
  requireLevel(level)
  const posterior = dirichletParameters(table)
  if (table.a + table.b + table.c + table.d === 0) {
    const undefinedValues = { ic: NaN, mean: NaN, lower: NaN, upper: NaN, probabilityOfNull: NaN, error: NaN }
    return { ...undefinedValues, level, posterior, reason: 'no-reports' }
  }
  const outside = (1 - level) / 2
  let [lower, upper] = [NaN, NaN] as [number, number]
  let error = Infinity
  let exact = new DirichletPosterior(posterior, steps[0])
  for (const step of steps) {
    exact = new DirichletPosterior(posterior, step)
    const [before, beforeUpper] = [lower, upper]
    lower = exact.quantile(outside, before)
    upper = exact.upperQuantile(outside, beforeUpper)
    error = Math.max(Math.abs(lower - before), Math.abs(upper - beforeUpper))
    if (error < settled) break
  }
  const probabilityOfNull = exact.tail(0, false)
  return { ic: centre(table), mean: exact.mean, lower, upper, probabilityOfNull, level, error, posterior }
}

/** Point estimate of {@link informationComponentDirichlet} for every row; NaN in a row that is no table or has no reports. */
export function dirichletColumns(table: TableColumns) {
  const ic_dirichlet = undefinedColumn(table)
  forEachRow(table, (cells, row) => {
    ic_dirichlet[row] = centre(cells)
  })
  return { ic_dirichlet }
}

/** γ: the counts with the prior of {@link informationComponentDirichlet} added. */
export function dirichletParameters({ a, b, c, d }: TwoByTwo): TwoByTwo {
  const drugOdds = (c + d + 0.5) / (a + b + 0.5)
  const eventOdds = (b + d + 0.5) / (a + c + 0.5)
  return { a: a + 0.5, b: b + 0.5 * eventOdds, c: c + 0.5 * drugOdds, d: d + 0.5 * drugOdds * eventOdds }
}

/** log2 γ11 γ.. / (γ1. γ.1); near 0 through γ11 γ.. − γ1. γ.1, from which the prior's terms cancel but for two. */
function centre(table: TwoByTwo): number {
  const { a, b, c, d } = table
  const reports = a + b + c + d
  const drugPrior = (0.5 * (reports + 1)) / (a + b + 0.5)
  const eventPrior = (0.5 * (reports + 1)) / (a + c + 0.5)
  const all = reports + 2 * drugPrior * eventPrior
  const drug = a + b + eventPrior
  const event = a + c + drugPrior
  const ratio = ((a + 0.5) / drug) * (all / event)
  if (!(ratio > 0.5 && ratio < 2)) return log2(ratio)
  const product = (a + b + 0.5) * (a + c + 0.5)
  const fromCounts = determinant(table)
  const excess = fromCounts + (fromCounts * (reports + 2)) / (2 * product) + (a - b - c + d) / (8 * product)
  return log1p(excess / drug / event) * Math.LOG2E
}
