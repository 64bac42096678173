import { requireLevel } from '../measures/require-table.js'
import { expectedCount, type TwoByTwo } from '../measures/two-by-two.js'
import { logGammaQuantile } from '../special/gamma-quantile.js'
import { log2 } from '../special/log.js'
import { cellsOfTables } from './check-tables.js'
import { countEmptyStrata } from './empty-strata.js'
import { fault } from './fault.js'

/** An information component in bits, with its credibility interval. */
export interface SubgroupComponent {
  /** The component, in bits. */
  readonly ic: number
  /** Lower bound, in bits. */
  readonly lower: number
  /** Upper bound, in bits. */
  readonly upper: number
}

/** The information component in each subgroup. */
export interface SubgroupComponents {
  /** One entry a subgroup, in the order they were given. */
  readonly subgroups: readonly {
    /** log2((a + ½)/(E + ½)), shrunk towards no association, as for any table. */
    readonly own: SubgroupComponent
    /** log2((a + κr)/(E + κ)), shrunk towards the ratio r of all subgroups together. */
    readonly shrunk: SubgroupComponent
    readonly expected: number
  }[]
  /** Of all subgroups together, E being the sum of theirs: the stratified IC. */
  readonly overall: SubgroupComponent
  /** Level of the two-sided intervals. */
  readonly level: number
  /** κ, in expected reports. */
  readonly strength: number
  /** What was counted. */
  readonly unit: 'reports'
}

/**
 * Information components of subgroups (Norén, Hopstadius, Bate 2013), each also shrunk towards all of them together: the
 * prior of a subgroup's ratio is a gamma distribution with mean r = (Σa + ½)/(ΣE + ½) and the weight of κ expected
 * reports, so that its posterior has shape a + κr and rate E + κ. With r = 1 and κ = ½ that is the usual IC. Subgroups
 * are looked at for departures from what is known of the whole, as Hopstadius and Norén (2012) do; the prior is ours.
 * Defined for zero cells. Point 1e-13 of max(1, |IC|), bounds 1e-12.
 *
 * @throws AetherError `measure/invalid-count` with cell and subgroup, `measure/too-little-data` without subgroups or for
 *   an empty one, `measure/invalid-option` for a level outside (0, 1) or a strength that is not above 0.
 */
export function subgroupInformationComponents(
  tables: readonly TwoByTwo[],
  options: { readonly level?: number; readonly strength?: number } = {},
): SubgroupComponents {
  const { level = 0.95, strength = 0.5 } = options
  requireLevel(level)
  if (!(strength > 0 && strength < Infinity)) {
    const message = `strength is ${strength}; it has to be a number above 0.`
    throw fault('measure/invalid-option', 'strength', message)
  }
  cellsOfTables(tables)
  countEmptyStrata(tables.map(({ a, b, c, d }) => a + b + c + d))
  const expected = tables.map(expectedCount)
  const observed = tables.reduce((sum, { a }) => sum + a, 0) + 0.5
  const rate = expected.reduce((sum, value) => sum + value, 0) + 0.5
  const prior = (observed / rate) * strength
  return {
    subgroups: tables.map(({ a }, at) => ({
      own: component(a + 0.5, expected[at]! + 0.5, level),
      shrunk: component(a + prior, expected[at]! + strength, level),
      expected: expected[at]!,
    })),
    overall: component(observed, rate, level),
    level,
    strength,
    unit: 'reports',
  }
}

function component(shape: number, rate: number, level: number): SubgroupComponent {
  const bound = (p: number) => logGammaQuantile(p, shape) * Math.LOG2E - log2(rate)
  return { ic: log2(shape / rate), lower: bound((1 - level) / 2), upper: bound((1 + level) / 2) }
}
