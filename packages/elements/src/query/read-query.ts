import {
  type DateField,
  defaultSort,
  type Filter,
  type Measure,
  measureOfColumn,
  PRESETS,
  type QueryForm,
  ROLES,
  type Sex,
  SIGNAL_COLUMNS,
  type SortOrder,
} from '@aethersignal/model'

/** The order in which form and state list sexes. */
export const SEXES: readonly Sex[] = ['F', 'M', 'unknown']

/** The dates a query can be limited by. */
export const DATE_FIELDS: readonly DateField[] = ['received', 'event', 'version']

/** The order itself where the measures fill its column, else the usual one: a list is ranked by what it shows. */
export function sortWithin(sort: SortOrder, measures: readonly Measure[]): SortOrder {
  const measure = measureOfColumn(sort.by)
  return measure === undefined || measures.includes(measure) ? sort : defaultSort(measures)
}

/** A query from stored or foreign data: what is not valid falls back to the default of that field. */
export function readQuery(value: unknown, fallback: QueryForm): QueryForm {
  if (typeof value !== 'object' || value === null) return fallback
  const given = value as Partial<Record<keyof QueryForm, unknown>>
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
    rules: choices(given.rules, PRESETS) ?? fallback.rules,
    meeting:
      given.meeting === null || given.meeting === 'any' || given.meeting === 'all' ? given.meeting : fallback.meeting,
    sort: readSort(given.sort) ?? fallback.sort,
    ...readRest(given.rest),
  }
}

/** What no field shows, as it was stored; what it says is judged where it is run. */
function readRest(value: unknown): Pick<QueryForm, 'rest'> {
  if (!isObject(value)) return {}
  const { conditions, members, written } = value
  if (!Array.isArray(conditions) || !conditions.every(isObject) || !isObject(members) || !isObject(written)) return {}
  return { rest: { conditions: conditions as unknown as readonly Filter[], members, written } }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
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
