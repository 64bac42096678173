import {
  ageCondition,
  type DateField,
  DEFAULT_ROLES,
  defaultSort,
  type Filter,
  type Measure,
  measureOfColumn,
  ROLES,
  type Role,
  type RunSpec,
  type Sex,
  SIGNAL_COLUMNS,
  type SortOrder,
} from '@aethersignal/model'

/** What the query form holds: a plain value that can be stored as JSON. */
export interface SignalQuery {
  /** Only pairs with one of these drugs; all when empty. */
  readonly drugs: readonly string[]
  /** Only pairs with one of these reactions; all when empty. */
  readonly events: readonly string[]
  /** Roles that count as exposure, at least one. */
  readonly roles: readonly Role[]
  /** Reports of these sexes; all when empty. */
  readonly sexes: readonly Sex[]
  /** Lowest and highest age in completed years, both included. */
  readonly ageFrom: number | null
  readonly ageTo: number | null
  readonly dateField: DateField
  /** ISO 8601 dates, both included. */
  readonly dateFrom: string | null
  readonly dateTo: string | null
  /** Only serious, only not serious, or both when null. */
  readonly serious: boolean | null
  /** Only pairs with at least this many reports. */
  readonly minCount: number
  readonly sort: SortOrder
}

/** The order in which form and state list sexes. */
export const SEXES: readonly Sex[] = ['F', 'M', 'unknown']

/** The dates a query can be limited by. */
export const DATE_FIELDS: readonly DateField[] = ['received', 'event', 'version']

/** The order itself where the measures fill its column, else the usual one: a list is ranked by what it shows. */
export function sortWithin(sort: SortOrder, measures: readonly Measure[]): SortOrder {
  const measure = measureOfColumn(sort.by)
  return measure === undefined || measures.includes(measure) ? sort : defaultSort(measures)
}

/** The query a new explorer starts with. */
export function defaultQuery(measures: readonly Measure[]): SignalQuery {
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
    sort: defaultSort(measures),
  }
}

/** The run that answers a query, for all its rows. */
export function specOf(query: SignalQuery, measures: readonly Measure[]): RunSpec {
  const conditions = conditionsOf(query)
  const [only] = conditions
  return {
    ...(only && { where: conditions.length === 1 ? only : { and: conditions } }),
    roles: query.roles,
    ...(query.drugs.length > 0 && { drugs: query.drugs }),
    ...(query.events.length > 0 && { events: query.events }),
    minCount: query.minCount,
    measures,
    sort: query.sort,
  }
}

function conditionsOf(query: SignalQuery): Filter[] {
  const conditions: Filter[] = []
  if (query.sexes.length > 0) conditions.push({ field: 'sex', in: query.sexes })
  if (query.ageFrom !== null || query.ageTo !== null) {
    conditions.push(ageCondition({ from: query.ageFrom, to: query.ageTo }))
  }
  if (query.dateFrom !== null || query.dateTo !== null) {
    conditions.push({
      field: 'date',
      which: query.dateField,
      ...(query.dateFrom !== null && { from: query.dateFrom }),
      ...(query.dateTo !== null && { to: query.dateTo }),
    })
  }
  if (query.serious !== null) conditions.push({ field: 'serious', is: query.serious })
  return conditions
}

/** A query from stored or foreign data: what is not valid falls back to the default of that field. */
export function readQuery(value: unknown, fallback: SignalQuery): SignalQuery {
  if (typeof value !== 'object' || value === null) return fallback
  const given = value as Partial<Record<keyof SignalQuery, unknown>>
  const roles = choices(given.roles, ROLES)
  return {
    drugs: texts(given.drugs) ?? fallback.drugs,
    events: texts(given.events) ?? fallback.events,
    roles: roles && roles.length > 0 ? roles : fallback.roles,
    sexes: choices(given.sexes, SEXES) ?? fallback.sexes,
    ageFrom: given.ageFrom === null ? null : (whole(given.ageFrom, 0) ?? fallback.ageFrom),
    ageTo: given.ageTo === null ? null : (whole(given.ageTo, 0) ?? fallback.ageTo),
    dateField: DATE_FIELDS.find((field) => field === given.dateField) ?? fallback.dateField,
    dateFrom: given.dateFrom === null ? null : (date(given.dateFrom) ?? fallback.dateFrom),
    dateTo: given.dateTo === null ? null : (date(given.dateTo) ?? fallback.dateTo),
    serious: given.serious === null || typeof given.serious === 'boolean' ? given.serious : fallback.serious,
    minCount: whole(given.minCount, 1) ?? fallback.minCount,
    sort: readSort(given.sort) ?? fallback.sort,
  }
}

/** A sort order from foreign data, or undefined where it is not one. */
export function readSort(value: unknown): SortOrder | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const given = value as { by?: unknown; direction?: unknown }
  const by = (['drug', 'event', ...SIGNAL_COLUMNS] as const).find((column) => column === given.by)
  const direction = (['ascending', 'descending'] as const).find((name) => name === given.direction)
  return by && direction ? { by, direction } : undefined
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? [...value] : undefined
}

function choices<T extends string>(value: unknown, known: readonly T[]): readonly T[] | undefined {
  return Array.isArray(value) ? known.filter((entry) => value.includes(entry)) : undefined
}

function whole(value: unknown, least: number): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined
}

function date(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) ? value : undefined
}
