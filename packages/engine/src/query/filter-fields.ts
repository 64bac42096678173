import type { Filter } from '@aethersignal/model'

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
  'extra',
]
