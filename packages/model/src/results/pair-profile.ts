import type { UndefinedReason } from '@aethersignal/core'
import type { RunManifest } from '../manifest/run-manifest.js'
import type { Measure, ProfileColumn, SignalColumn } from '../measures/measure-registry.js'
import type { PairRule } from './pair-rule.js'
import type { PriorFit } from './prior-fit.js'
import type { ResultNote } from './signal-table.js'

/** All there is to say about one pair in one universe. */
export interface PairProfile {
  /** The drug, as it counts. */
  readonly drug: string
  /** The event, as it counts. */
  readonly event: string
  /** Reports with both, drug only, event only, neither. */
  readonly table: { readonly a: number; readonly b: number; readonly c: number; readonly d: number }
  /** Every measure; null is "not estimable". */
  readonly measures: Readonly<Record<SignalColumn, number | null>>
  /** Why measures are not estimable, for those that are not. */
  readonly reasons?: { readonly [Name in Measure]?: UndefinedReason }
  /**
   * Exact intervals and others that take milliseconds a pair, of 95 % but for Bate's two standard deviations; null is "not
   * estimable". Absent where a source does not give them.
   */
  readonly intervals?: Readonly<Record<ProfileColumn, number | null>>
  /**
   * Every published rule, held against this pair with the lists of the run's `presets`. Absent where a source does not
   * give them.
   */
  readonly rules?: readonly PairRule[]
  /** The prior that the Bayesian measures rest on, where it could be fitted. */
  readonly prior?: PriorFit
  /** What the reader of the result must know. */
  readonly notes: readonly ResultNote[]
  /** All that is needed to make the numbers again. */
  readonly manifest: RunManifest
}
