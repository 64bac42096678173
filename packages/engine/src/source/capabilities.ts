import type { Filter, Measure } from '@aethersignal/model'

/** Names of the filter fields. */
export type FilterField = Extract<Filter, { field: string }>['field']

/** Every filter field. */
export const FILTER_FIELDS: readonly FilterField[] = [
  'drug',
  'event',
  'age',
  'sex',
  'country',
  'serious',
  'outcome',
  'source',
  'date',
]

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
