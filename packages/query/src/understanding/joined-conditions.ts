import type { Filter } from '@aethersignal/model'
import { together } from '../filter/read-group.js'

/** A condition and how it is joined to the one before. */
export interface JoinedCondition {
  readonly filter: Filter
  readonly join: 'and' | 'or' | undefined
  readonly denied: boolean
}

/** Fields of which a report has one value, so that “and” between two of them can only mean either. */
const SINGLE: ReadonlySet<string> = new Set(['sex', 'country', 'source', 'age'])

/** Conditions as people join them, as filters that have to be met together. Denied neighbours are denied as one. */
export function joinedConditions(conditions: readonly JoinedCondition[]): readonly Filter[] {
  const groups: ConditionGroup[] = []
  for (const [at, { filter, join, denied }] of conditions.entries()) {
    if (groups.some((group) => group.denied === denied && group.filters.some((other) => isSame(other, filter))))
      continue
    const group = groups.at(-1)
    const before = conditions[at - 1]
    const isAlternative =
      group !== undefined &&
      before !== undefined &&
      join !== undefined &&
      before.denied === denied &&
      (denied || join === 'or' || areEither(before.filter, filter))
    if (isAlternative) group.filters.push(filter)
    else groups.push({ filters: [filter], denied })
  }
  return metTogether(groups).map(({ filters, denied }) => {
    const either = eitherOf(filters)
    if (!denied) return either
    return 'field' in either && either.field === 'serious' ? { ...either, is: !either.is } : { not: either }
  })
}

/** All conditions as one filter; undefined where there are none. */
export function whereOf(filters: readonly Filter[]): Filter | undefined {
  const flat = filters.flatMap((filter) => ('and' in filter ? filter.and : [filter]))
  return flat.length === 0 ? undefined : together(flat)
}

function isSame(one: Filter, other: Filter): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

interface ConditionGroup {
  filters: Filter[]
  readonly denied: boolean
}

/** “children aged 6 to 12”, “since 2019 until 2021”: ranges of one field that stand side by side are the range they share. */
function metTogether(groups: readonly ConditionGroup[]): readonly ConditionGroup[] {
  const met: ConditionGroup[] = []
  for (const group of groups) {
    const at = met.findIndex(
      ({ filters, denied }) =>
        !denied && filters.length === 1 && sharedRange(filters[0]!, group.filters[0]!) !== undefined,
    )
    if (at === -1 || group.denied || group.filters.length > 1) met.push(group)
    else met[at] = { filters: [sharedRange(met[at]!.filters[0]!, group.filters[0]!)!], denied: false }
  }
  return met
}

/** The range that two ranges share; undefined for other conditions, and for ranges that share nothing. */
function sharedRange(one: Filter, other: Filter): Filter | undefined {
  if (!('field' in one) || !('field' in other)) return undefined
  if (one.field === 'age' && other.field === 'age') {
    const [min, max] = [Math.max(one.min ?? 0, other.min ?? 0), Math.min(one.max ?? 1000, other.max ?? 1000)]
    return min < max ? { field: 'age', ...(min > 0 && { min }), ...(max < 1000 && { max }) } : undefined
  }
  if (one.field !== 'date' || other.field !== 'date' || one.which !== other.which) return undefined
  if (one.from !== undefined && other.to !== undefined && one.to === undefined && other.from === undefined)
    return { ...one, to: other.to }
  if (other.from !== undefined && one.to !== undefined && other.to === undefined && one.from === undefined)
    return { ...one, from: other.from }
  return undefined
}

function areEither(one: Filter, other: Filter): boolean {
  if (!('field' in one) || !('field' in other) || one.field !== other.field) return false
  return one.field === 'extra' ? one.name === (other as typeof one).name : SINGLE.has(one.field)
}

/** One of some conditions; lists of one field are one list. */
function eitherOf(filters: readonly Filter[]): Filter {
  const [first] = filters
  if (filters.length === 1) return first!
  const lists = filters.flatMap((filter) =>
    'field' in filter && 'in' in filter && filter.in !== undefined ? [filter] : [],
  )
  const sameField = lists.length === filters.length && lists.every((list) => sameList(list, lists[0]!))
  if (!sameField) return { or: filters }
  return { ...lists[0]!, in: [...new Set(lists.flatMap((list) => [...(list.in ?? [])]))] } as Filter
}

function sameList(one: Filter, other: Filter): boolean {
  const own = (filter: Filter) => JSON.stringify({ ...filter, in: null })
  return own(one) === own(other)
}
