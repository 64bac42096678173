import { type CaseQuery, DEFAULT_ROLES, type Filter, type Role } from '@aethersignal/model'
import type { Asked } from './asked.js'

/** The reports that a request rests on, part by part: each drug list, each event list, and the conditions on reports. */
export interface BehindParts {
  readonly drugs: readonly (readonly string[])[]
  readonly events: readonly (readonly string[])[]
  readonly where: readonly Filter[]
  readonly roles?: readonly Role[]
}

/** The reports that a request rests on: those with the drugs and events that it names and that meet its conditions. Of a comparison both sides. */
export function reportsBehind(asked: Asked): CaseQuery {
  return queryOf(partsBehind(asked))
}

/** Parts as one query. */
export function queryOf({ drugs, events, where, roles }: BehindParts): CaseQuery {
  const filters: Filter[] = [
    ...drugs.map((names) => ({ field: 'drug' as const, in: names, roles: roles ?? DEFAULT_ROLES })),
    ...events.map((names) => ({ field: 'event' as const, in: names })),
    ...where,
  ]
  const [only] = filters
  return {
    ...(only !== undefined && { where: filters.length === 1 ? only : { and: filters } }),
    ...(roles !== undefined && { roles }),
  }
}

/** What a request names and asks of reports. */
export function partsBehind(asked: Asked): BehindParts {
  switch (asked.door) {
    case 'describe':
      return { drugs: [], events: [], where: [] }
    case 'run':
      return parts(asked.spec, lists(asked.spec.drugs), lists(asked.spec.events))
    case 'pair':
      return parts(asked.spec, [[asked.pair.drug]], [[asked.pair.event]])
    case 'cases': {
      const { drug, event } = asked.query
      return parts(asked.query, drug === undefined ? [] : [[drug]], event === undefined ? [] : [[event]])
    }
    default:
      return partsOfAnalysis(asked.request, asked.only)
  }
}

function partsOfAnalysis(
  request: object,
  only: { readonly drugs?: readonly string[]; readonly events?: readonly string[] } = {},
): BehindParts {
  const named = request as {
    readonly drug?: string | null
    readonly event?: string | null
    readonly with?: readonly string[] | null
    readonly drugs?: readonly string[] | null
    readonly events?: readonly string[] | null
    readonly one?: SideOf
    readonly other?: SideOf
  }
  const { drug, event, drugs, events, one, other } = named
  const sides = [one, other].flatMap((side) => (side === undefined ? [] : [sideFilter(side)]))
  const found = parts(
    request,
    [...(drug == null ? [] : [[drug]]), ...lists(named.with), ...lists(drugs), ...lists(only.drugs)],
    [...(event == null ? [] : [[event]]), ...lists(events), ...lists(only.events)],
  )
  return sides.length === 0 ? found : { ...found, where: [...found.where, { or: sides }] }
}

interface SideOf {
  readonly drug?: string | null
  readonly where?: Filter | null
}

function sideFilter({ drug, where }: SideOf): Filter {
  const filters: Filter[] = [
    ...(drug == null ? [] : [{ field: 'drug' as const, in: [drug] }]),
    ...(where == null ? [] : [where]),
  ]
  return filters.length === 1 ? filters[0]! : { and: filters }
}

function parts(scope: object, drugs: BehindParts['drugs'], events: BehindParts['events']): BehindParts {
  const { where, roles } = scope as { readonly where?: Filter | null; readonly roles?: readonly Role[] }
  const conditions = where == null ? [] : 'and' in where ? where.and : [where]
  return { drugs, events, where: conditions, ...(roles !== undefined && { roles }) }
}

function lists(names: readonly string[] | null | undefined): readonly (readonly string[])[] {
  return names == null ? [] : [names]
}
