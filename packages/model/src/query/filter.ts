import type { Role } from '../cases/roles.js'

/**
 * A condition on a report. Filters are data: they are sent, stored in manifests and compiled by every backend.
 * A condition on a field that the report does not have is false, also under a range; `not` then makes it true.
 */
export type Filter =
  | { readonly and: readonly Filter[] }
  | { readonly or: readonly Filter[] }
  | { readonly not: Filter }
  /** The report lists one of these drugs, in one of the roles given (any role when absent). */
  | { readonly field: 'drug'; readonly in: readonly string[]; readonly roles?: readonly Role[] }
  | { readonly field: 'event'; readonly in: readonly string[] }
  /** Age in years: `min ≤ age < max`. */
  | { readonly field: 'age'; readonly min?: number; readonly max?: number }
  | { readonly field: 'sex'; readonly in: readonly Sex[] }
  | { readonly field: 'country'; readonly in: readonly string[] }
  | { readonly field: 'serious'; readonly is: boolean }
  | { readonly field: 'outcome'; readonly in: readonly string[] }
  | { readonly field: 'source'; readonly in: readonly string[] }
  /**
   * Calendar dates, both ends included, as YYYY, YYYY-MM or YYYY-MM-DD. A partial date in the data matches when the
   * whole period it stands for lies inside.
   */
  | { readonly field: 'date'; readonly which: DateField; readonly from?: string; readonly to?: string }
  /**
   * A field that the reader kept beside those above, by its name in the source (`VAX_DOSE_SERIES`), and dose, route, lot,
   * indication, reporterType and others. The report has one of these texts, or a number with `min ≤ number ≤ max`, or,
   * with neither, the field at all.
   */
  | {
      readonly field: 'extra'
      readonly name: string
      readonly in?: readonly string[]
      readonly min?: number
      readonly max?: number
    }

/** A condition on one field, without `and`, `or` and `not`. */
export type FieldFilter = Extract<Filter, { field: string }>

/** F, M, or `unknown` for reports whose sex is missing. */
export type Sex = 'F' | 'M' | 'unknown'

/** `event`: the event began; `received`: the first version came in; `version`: the current version came in. */
export type DateField = 'event' | 'received' | 'version'
