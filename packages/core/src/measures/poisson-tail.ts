import { requireCount } from '../counts/require-count.js'
import { AetherError } from '../errors/aether-error.js'
import type { ObservedExpected } from '../priors/ebgm.js'
import type { UndefinedReason } from '../reasons/undefined-reason.js'
import { exp } from '../special/exp.js'
import { gammaQuantile } from '../special/gamma-quantile.js'
import { gammaNormaliser, gammaP, gammaQ, gammaTailFactor, logGammaDensity } from '../special/incomplete-gamma.js'
import { log, log1p } from '../special/log.js'
import type { TableColumns } from './cells.js'
import { requireLevel } from './require-table.js'
import { forEachRow, undefinedColumn } from './table-rows.js'

/** Tails of the Poisson distribution at the observed count. */
export interface PoissonTail {
  /** P(X ≥ a). */
  readonly p: number
  /** P(X > a) + ½ P(X = a). */
  readonly midP: number
  /** P(X ≤ a). */
  readonly less: number
  /** Natural logarithm of p, which does not underflow. */
  readonly logP: number
}

/** Observed over expected with an exact interval. */
export interface ObservedToExpected {
  /** a / E. */
  readonly ratio: number
  /** Lower bound, exact. */
  readonly lower: number
  /** Upper bound, exact. */
  readonly upper: number
  /** Probability the interval was made to cover. */
  readonly level: number
  /** Why the values are undefined; absent where they are defined. */
  readonly reason?: UndefinedReason
}

/**
 * Exact test of an observed count against an expected one that is taken as known: X ~ Poisson(E), with P(X ≥ a) the
 * lower incomplete gamma function P(a, E). Relative accuracy 1e-13; `logP` stays exact below 1e-308. At a = 0 p is 1.
 * At E = 0 nothing but a = 0 can be observed, and the tails are 0 or 1.
 * @throws AetherError `measure/invalid-count` for a, `measure/invalid-value` for a negative or not finite E.
 */
export function poissonTail({ a, expected }: ObservedExpected): PoissonTail {
  requireObserved(a, expected)
  if (expected === 0) return a === 0 ? certain : impossible
  const logP = a === 0 ? 0 : logUpper(a, expected)
  // P(X = a) = e^−E E^a / a!
  const point = a === 0 ? exp(-expected) : exp(logGammaDensity(a, expected, log(expected), gammaNormaliser(a))) / a
  return { p: upper(a, expected), midP: gammaP(a + 1, expected) + 0.5 * point, less: gammaQ(a + 1, expected), logP }
}

/**
 * O/E with the exact two-sided interval of a Poisson mean (Garwood 1936): gamma quantiles of shape a and a + 1,
 * over E. At a = 0 ratio and lower bound are 0, the least value a mean can have. Relative accuracy 1e-12.
 * @throws as {@link poissonTail}; `measure/invalid-option` for a level outside 0 … 1.
 */
export function observedToExpected(
  { a, expected }: ObservedExpected,
  { level = 0.95 }: { readonly level?: number } = {},
): ObservedToExpected {
  requireObserved(a, expected)
  requireLevel(level)
  if (expected === 0) return { ratio: NaN, lower: NaN, upper: NaN, level, reason: 'zero-expected' }
  const outside = (1 - level) / 2
  const lower = a === 0 ? 0 : gammaQuantile(outside, a) / expected
  return { ratio: a / expected, lower, upper: gammaQuantile(1 - outside, a + 1) / expected, level }
}

/** P(X ≥ a) of {@link poissonTail} for every row, E = n1. n.1 / N; NaN in a row that is no table. */
export function poissonColumns(table: TableColumns) {
  const poisson_p = undefinedColumn(table)
  forEachRow(table, ({ a }, row) => {
    const expected = table.expected[row]!
    poisson_p[row] = upper(a, expected)
  })
  return { poisson_p }
}

const certain: PoissonTail = { p: 1, midP: 0.5, less: 1, logP: 0 }
const impossible: PoissonTail = { p: 0, midP: 0, less: 1, logP: -Infinity }

function upper(a: number, expected: number): number {
  return a === 0 ? 1 : gammaP(a, expected)
}

function logUpper(a: number, expected: number): number {
  const logDensity = logGammaDensity(a, expected, log(expected), gammaNormaliser(a))
  const factor = gammaTailFactor(a, expected)
  return factor > 0 ? logDensity + log(factor) : log1p(exp(logDensity) * factor)
}

function requireObserved(a: number, expected: number): void {
  requireCount('a', a)
  if (expected >= 0 && expected < Infinity) return
  throw new AetherError('measure/invalid-value', `expected is ${String(expected)}, not a number of reports.`, {
    place: { field: 'expected' },
    remedy: 'An expected count is a finite number from 0 on.',
  })
}
