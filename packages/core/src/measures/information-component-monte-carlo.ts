import type { AbortSignalLike } from '../counts/count.js'
import { AetherError, throwIfAborted } from '../errors/aether-error.js'
import { logGammaVariate } from '../random/gamma-variate.js'
import { seededRandom } from '../random/random.js'
import { exp } from '../special/exp.js'
import { log } from '../special/log.js'
import { dirichletParameters } from './information-component-dirichlet.js'
import { requireLevel, requireTable } from './require-table.js'
import type { TwoByTwo } from './two-by-two.js'

/** How to simulate. */
export interface InformationComponentMonteCarloOptions {
  /** Probability the interval covers; default 0.95. */
  readonly level?: number
  /** Number of draws from the posterior, 100 at least; default 100,000. */
  readonly simulations?: number
  /** Whole number from which the draws follow; default 1. */
  readonly seed?: number
  /** Looked at between stretches of draws. */
  readonly signal?: AbortSignalLike
}

/** Simulated posterior of the information component, in bits. */
export interface InformationComponentMonteCarlo {
  /** Median of the draws. */
  readonly median: number
  /** Lower quantile of the draws. */
  readonly lower: number
  /** Upper quantile of the draws. */
  readonly upper: number
  /** Share of draws with IC ≤ 0. */
  readonly probabilityOfNull: number
  /** Monte Carlo standard errors of the bounds, from the order statistics, and of the probability. */
  readonly standardErrors: { readonly lower: number; readonly upper: number; readonly probabilityOfNull: number }
  /** Probability the interval covers. */
  readonly level: number
  /** How many draws were made. */
  readonly simulations: number
  /** Whole number from which the draws follow. */
  readonly seed: number
}

/**
 * The posterior of `informationComponentDirichlet` by draws from its Dirichlet distribution, as in Norén et al. (2006) and the
 * packages after it; bounds are order statistics. Offered for comparison with them: the exact bounds cost less.
 * @throws AetherError `measure/invalid-count` for a cell, `measure/too-little-data` without reports,
 * `measure/invalid-option` for level, simulations and seed, `request/aborted`.
 */
export function informationComponentMonteCarlo(
  table: TwoByTwo,
  { level = 0.95, simulations = 100_000, seed = 1, signal }: InformationComponentMonteCarloOptions = {},
): InformationComponentMonteCarlo {
  requireTable(table)
  requireLevel(level)
  requireWhole('simulations', simulations, 100)
  requireWhole('seed', seed, 0)
  if (table.a + table.b + table.c + table.d === 0) {
    throw new AetherError('measure/too-little-data', 'The table has no reports.', {
      place: { field: 'table' },
      remedy: 'Give a table with at least one report.',
    })
  }
  const { a, b, c, d } = dirichletParameters(table)
  const random = seededRandom(seed)
  const draws = new Float64Array(simulations)
  let atMostZero = 0
  for (let at = 0; at < simulations; at++) {
    if (at % 4096 === 0) throwIfAborted(signal)
    const logA = logGammaVariate(random, a)
    // Relative to p11, which in small shapes can be too small for a double.
    const [drug, event, neither] = [b, c, d].map((shape) => exp(logGammaVariate(random, shape) - logA)) as [
      number,
      number,
      number,
    ]
    const bits = (log(1 + drug + event + neither) - log(1 + drug) - log(1 + event)) * Math.LOG2E
    draws[at] = bits
    if (bits <= 0) atMostZero += 1
  }
  draws.sort()
  const outside = (1 - level) / 2
  const probabilityOfNull = atMostZero / simulations
  const standardErrors = {
    lower: orderError(draws, outside),
    upper: orderError(draws, 1 - outside),
    probabilityOfNull: Math.sqrt((probabilityOfNull * (1 - probabilityOfNull)) / simulations),
  }
  const [lower, median, upper] = [outside, 0.5, 1 - outside].map((p) => ordered(draws, p)) as [number, number, number]
  return { median, lower, upper, probabilityOfNull, standardErrors, level, simulations, seed }
}

/** The order statistic of a probability, interpolated. */
function ordered(draws: Float64Array, probability: number): number {
  const place = Math.max(0, Math.min(draws.length - 1, probability * draws.length - 0.5))
  const below = Math.floor(place)
  const above = Math.min(draws.length - 1, below + 1)
  return draws[below]! + (place - below) * (draws[above]! - draws[below]!)
}

function orderError(draws: Float64Array, probability: number): number {
  const spread = Math.sqrt((probability * (1 - probability)) / draws.length)
  return (ordered(draws, probability + spread) - ordered(draws, probability - spread)) / 2
}

function requireWhole(field: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new AetherError(
    'measure/invalid-option',
    `${field} is ${String(value)}, not a whole number from ${least} on.`,
    {
      place: { field },
      remedy: `Give ${field} as a whole number from ${least} on.`,
    },
  )
}
