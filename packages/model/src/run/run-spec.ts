import type { Role } from '../cases/roles.js'
import type { DrugChoice } from '../drugs/drug-choice.js'
import type { Measure } from '../measures/measure-registry.js'
import type { SortOrder } from '../measures/sort-order.js'
import type { Filter } from '../query/filter.js'
import type { PresetChoice } from './preset-choice.js'

/** `none` leaves ratios of tables with an empty cell undefined; `haldane` adds ½ to all four cells of such tables. */
export type ZeroCells = 'none' | 'haldane'

/**
 * What to compute. The universe is the analysable reports that pass `where` and have a drug in one of `roles`; counts,
 * margins and the prior are of the whole universe. `drugs`, `events` and `minCount` choose the pairs that are shown.
 */
export interface RunSpec extends DrugChoice {
  /** Condition on the reports; all when absent. */
  readonly where?: Filter
  /** Roles that count as exposure; {@link DEFAULT_ROLES} when absent. */
  readonly roles?: readonly Role[]
  /** Show only pairs with one of these drugs. */
  readonly drugs?: readonly string[]
  /** Show only pairs with one of these events. */
  readonly events?: readonly string[]
  /** Show only pairs with at least this many reports. Default 3. */
  readonly minCount?: number
  /** Default `DEFAULT_MEASURES`. */
  readonly measures?: readonly Measure[]
  /** What to do with zero cells; default `none`. */
  readonly zeroCells?: ZeroCells
  /** Published rules that the pairs are held against. None when absent. */
  readonly presets?: PresetChoice
  /**
   * Undefined values come last in either direction; ties stand in order of drug, then event. Default `defaultSort` of the
   * measures; where that rests on a prior in doubt, what it is without the prior, and a note says so.
   */
  readonly sort?: SortOrder
  /**
   * What to do with a drug, event, country or source that the data do not have: `note` (default) says so and matches
   * nothing, `refuse` throws `query/unknown-term` with the nearest names. It changes no number and is in no manifest.
   */
  readonly unknownNames?: 'note' | 'refuse'
  /** Rows to return; all when absent. */
  readonly page?: { readonly offset: number; readonly limit: number }
}

/** A drug and an event, by the names of the dataset. Names are compared in their normalised form. */
export interface PairRef {
  /** Name of the drug. */
  readonly drug: string
  /** Name of the event. */
  readonly event: string
}
