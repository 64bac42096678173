import type { Measure, PairProfile, ProfileColumn, SignalColumn } from '@aethersignal/model'

/** A value a line shows. */
export type ValueName = SignalColumn | ProfileColumn

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

/** The values of a pair by name, those that its profile does not have left undefined. */
export function measureValues({ measures, intervals, reasons }: PairProfile): MeasureValues {
  const values: { readonly [Name in ValueName]?: number | null } = { ...measures, ...intervals }
  return {
    of: (name) => {
      const value = values[name]
      return value === undefined || value === null || Number.isFinite(value) ? value : null
    },
    reasonOf: (measure) => {
      const reason = reasons?.[measure]
      return TABLE_REASONS.find((known) => known === reason) ?? 'defined'
    },
  }
}
