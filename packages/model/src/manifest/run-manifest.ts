import type { Role } from '../cases/roles.js'
import type { Measure } from '../measures/measure-registry.js'
import type { SortOrder } from '../measures/sort-order.js'
import type { Filter } from '../query/filter.js'
import type { PresetChoice } from '../run/preset-choice.js'
import type { ZeroCells } from '../run/run-spec.js'
import type { DatasetState, DatasetView } from './dataset-view.js'
import type { Manifest } from './manifest.js'

/** A term that somebody wrote into a group and that no report carries: it counts nothing there. */
export interface UnknownGroupTerm {
  /** What the group is of. */
  readonly of: 'drug' | 'event'
  /** Name of the group. */
  readonly group: string
  /** The term as it was written. */
  readonly term: string
  /** The nearest names that reports carry, at most three, nearest first. */
  readonly near: readonly string[]
}

/** The manifest of ranked pairs, or of one pair. */
export interface RunManifest extends Manifest {
  /** `signals` for a ranked list, `pair` for one pair. */
  readonly analysis: 'signals' | 'pair'
  /** The data that were counted. */
  readonly input: { readonly dataset: DatasetState }
  /** How they were counted: names, groups and duplicates. */
  readonly view: DatasetView
  /** The specification with every default written out, but for the page. */
  readonly request: {
    readonly where: Filter | null
    readonly roles: readonly Role[]
    readonly drugs: readonly string[] | null
    readonly events: readonly string[] | null
    readonly minCount: number
    readonly measures: readonly Measure[]
    readonly zeroCells: ZeroCells
    readonly sort: SortOrder
    /** Absent where pairs are held against no rules. */
    readonly presets?: PresetChoice
  }
  /** What is counted, and how expectation and intervals are defined. */
  readonly definitions: {
    readonly unit: 'reports'
    readonly expected: 'n1·n.1/N over the universe'
    readonly intervals: string
    readonly drugIdentity: string
    /** What an event is; absent where each PT as published counts. */
    readonly eventIdentity?: string
    /** Terms of the user's own groups that no report carries; absent where there are none. */
    readonly unknownTerms?: readonly UnknownGroupTerm[]
    /** What is wrong with the order of the rows; absent where it can be relied on. */
    readonly ranking?: string
  }
}
