import type { Measure } from '@aethersignal/model'
import type { FilterField } from '../query/filter-fields.js'

/** What a source can do. Consumers hide what it cannot. */
export interface Capabilities {
  /** Line listings of reports. */
  readonly cases: boolean
  /** Progress during a run. */
  readonly progress: boolean
  /** Measures it computes. */
  readonly measures: readonly Measure[]
  /** Names of the analyses it carries out, in alphabetical order. */
  readonly analyses: readonly string[]
  /** Filter fields the data can answer; a CSV without ages has no `age`. */
  readonly filters: readonly FilterField[]
}
