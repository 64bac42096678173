import { conditionalOddsRatio, observedToExpected } from '@aethersignal/core'
import { bcpnnBate, informationComponentDirichlet } from '@aethersignal/core/bcpnn'
import type { Measure, PairProfile } from '@aethersignal/model'
import type { ValueName } from './measure-lines.js'

/** Values that no source sends: exact intervals that take milliseconds for one pair and minutes for a table of pairs. */
export type ComputedValue =
  | 'rorExact'
  | 'rorExactLower'
  | 'rorExactUpper'
  | 'rrrLower'
  | 'rrrUpper'
  | 'icDirichletLower'
  | 'icDirichletUpper'
  | 'bcpnnBateUpper'

/** Reasons that one fourfold table can have; what a method over many tables says is none of them. */
const TABLE_REASONS = [
  'invalid-row',
  'no-reports',
  'no-exposed-cases',
  'no-exposed-others',
  'zero-comparator',
  'no-unexposed-others',
  'empty-margin',
  'zero-expected',
  'no-prior',
  'not-finite',
] as const

/** Why a value of a pair is undefined; `defined` where the source left out a value that exists. */
export type TableReason = (typeof TABLE_REASONS)[number] | 'defined'

/** What is known of one pair: values by name, null where not estimable, and why. */
export interface MeasureValues {
  /** A value; null where not estimable, undefined where the source does not compute it. */
  readonly of: (name: ValueName) => number | null | undefined
  readonly reasonOf: (measure: Measure) => TableReason
}

const known = new WeakMap<PairProfile, MeasureValues>()

/** The values of a pair, computed once for each profile. */
export function measureValues(profile: PairProfile): MeasureValues {
  let values = known.get(profile)
  if (!values) {
    values = computeValues(profile)
    known.set(profile, values)
  }
  return values
}

function computeValues(profile: PairProfile): MeasureValues {
  const { table, measures, reasons } = profile
  const { a, b, c, d } = table
  const total = a + b + c + d
  const computed = total > 0 ? exactIntervals(profile) : {}
  return {
    of: (name) => {
      const value: number | null | undefined =
        name in computed ? computed[name as ComputedValue] : measures[name as keyof typeof measures]
      return value === undefined || value === null || Number.isFinite(value) ? value : null
    },
    reasonOf: (measure) => {
      const reason = reasons?.[measure]
      return TABLE_REASONS.find((known) => known === reason) ?? 'defined'
    },
  }
}

function exactIntervals({ table, measures }: PairProfile): { readonly [Name in ComputedValue]?: number } {
  const expected = measures.expected
  const exact = conditionalOddsRatio(table)
  const ratio = expected === null ? undefined : observedToExpected({ a: table.a, expected })
  const dirichlet = informationComponentDirichlet(table)
  return {
    rorExact: exact.estimate,
    rorExactLower: exact.lower,
    rorExactUpper: exact.upper,
    ...(ratio && { rrrLower: ratio.lower, rrrUpper: ratio.upper }),
    icDirichletLower: dirichlet.lower,
    icDirichletUpper: dirichlet.upper,
    bcpnnBateUpper: bcpnnBate(table).upper,
  }
}
