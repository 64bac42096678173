import type { Role } from '../cases/roles.js'
import { DEFAULT_ROLES } from '../cases/roles.js'
import { defaultSort } from '../measures/default-ranking.js'
import type { Measure } from '../measures/measure-registry.js'
import type { SortOrder } from '../measures/sort-order.js'
import type { DateField, Filter, Sex } from '../query/filter.js'
import type { PresetChoice, PresetName } from './preset-choice.js'
import type { RunSpec } from './run-spec.js'

/** What a form of fields holds of a {@link RunSpec}: a plain value that can be stored as JSON. */
export interface QueryForm {
  /** Only pairs with one of these drugs; all when empty. */
  readonly drugs: readonly string[]
  /** Only pairs with one of these reactions; all when empty. */
  readonly events: readonly string[]
  /** Roles that count as exposure, at least one. */
  readonly roles: readonly Role[]
  /** Reports of these sexes; all when empty. */
  readonly sexes: readonly Sex[]
  /** Lowest age in completed years, included; null where that side is open. */
  readonly ageFrom: number | null
  /** Highest age in completed years, included; null where that side is open. */
  readonly ageTo: number | null
  /** The date that `dateFrom` and `dateTo` are of. */
  readonly dateField: DateField
  /** First date as ISO 8601, included; null where that side is open. */
  readonly dateFrom: string | null
  /** Last date as ISO 8601, included; null where that side is open. */
  readonly dateTo: string | null
  /** Only serious, only not serious, or both when null. */
  readonly serious: boolean | null
  /** Only pairs with at least this many reports. */
  readonly minCount: number
  /** Published rules that the pairs are held against; none when empty. */
  readonly rules: readonly PresetName[]
  /** Only pairs that meet any of `rules`, or all of them; every pair when null. */
  readonly meeting: NonNullable<PresetChoice['meeting']> | null
  /** The order of the pairs. */
  readonly sort: SortOrder
  /** What the specification says beside the fields; absent where they say all of it. */
  readonly rest?: QueryRest
}

/** What of a specification no field of a form shows. */
export interface QueryRest {
  /** Conditions that reports have to meet beside those of the fields. */
  readonly conditions: readonly Filter[]
  /** Members that have no field, or whose value none can show, such as rules with lists of names. */
  readonly members: Readonly<Partial<Omit<RunSpec, 'where' | 'roles' | 'minCount' | 'measures' | 'sort'>>>
  /** The specification as it was written, which stands as long as nothing of the form is changed. */
  readonly written: RunSpec
}

/** The form that a new page starts with. */
export function defaultQuery(measures: readonly Measure[]): QueryForm {
  return {
    drugs: [],
    events: [],
    roles: DEFAULT_ROLES,
    sexes: [],
    ageFrom: null,
    ageTo: null,
    dateField: 'received',
    dateFrom: null,
    dateTo: null,
    serious: null,
    minCount: 3,
    rules: [],
    meeting: 'any',
    sort: defaultSort(measures),
  }
}
