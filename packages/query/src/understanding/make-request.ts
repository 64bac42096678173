import { type AnalysisRequest, DEFAULT_ROLES, type Filter, type PairRef, type RunSpec } from '@aethersignal/model'
import type { Asked } from '../asked/asked.js'
import { plusDays } from '../phrases/calendar.js'
import { before } from '../phrases/date-point.js'
import type { Task } from '../phrases/task.js'
import type { QuestionCode } from './chip.js'
import { allNames, filtersOf, type Gathered, type PlacedCondition } from './gathered.js'
import { whereOf } from './joined-conditions.js'
import { fieldOf, sidesOf } from './sides.js'

/** What a text does not say itself. */
export interface RequestScope {
  readonly today: string
  readonly pair?: PairRef
  readonly lockPoint?: string
}

/** The request, or what is missing for one, with names to choose among. */
export type MadeRequest =
  | { readonly asked: Asked }
  | { readonly needs: QuestionCode; readonly near?: readonly string[] }

/** Makes the request of a task. */
export function makeRequest(task: Task, gathered: Gathered, scope: RequestScope): MadeRequest {
  const { drugs, events, placed, roles, choices, reading } = gathered
  const [drugNames, eventNames] = [allNames(drugs), allNames(events)]
  const scopeOf = (used: readonly PlacedCondition[] = [], more: readonly Filter[] = []) => {
    const where = whereOf([...filtersOf(placed, used), ...more])
    return { ...(where !== undefined && { where }), ...(roles !== undefined && { roles }) }
  }
  const spec = (): RunSpec => ({ ...scopeOf(), ...choices })
  const analyse = (
    request: AnalysisRequest,
    only?: { readonly drugs?: readonly string[]; readonly events?: readonly string[] },
  ): MadeRequest => {
    return { asked: { door: 'analyse', request, ...(only !== undefined && Object.keys(only).length > 0 && { only }) } }
  }
  switch (task) {
    case 'rank':
      return {
        asked: {
          door: 'run',
          spec: {
            ...spec(),
            ...(drugs.length > 0 && { drugs: drugNames }),
            ...(events.length > 0 && { events: eventNames }),
            ...(reading.byCount && choices.sort === undefined && { sort: { by: 'a', direction: 'descending' } }),
          },
        },
      }
    case 'pair':
      return pairRequest(drugNames, eventNames, spec(), undefined)
    case 'explain':
      return pairRequest(drugNames, eventNames, spec(), scope.pair)
    case 'count':
    case 'list': {
      const query = seriesQuery(gathered)
      if (Object.keys(query).length === 0 && task === 'list') return { needs: 'which-reports' }
      return { asked: { door: 'cases', query, show: task === 'count' ? 'total' : 'reports' } }
    }
    case 'countries':
      return placed.length + drugs.length + events.length === 0
        ? { asked: { door: 'describe' } }
        : seriesRequest('demographics', gathered, scopeOf())
    case 'compare': {
      const sides = sidesOf(gathered)
      if (sides === undefined && drugNames.length > 2) return makeRequest('rank', gathered, scope)
      if (sides === undefined) return { needs: 'which-sides' }
      const { one, other, used } = sides
      const ofDrug: Filter[] =
        used.length > 0 && drugs.length > 0 ? [{ field: 'drug', in: drugNames, roles: roles ?? DEFAULT_ROLES }] : []
      const more = events.length > 0 ? { events: eventNames } : {}
      return analyse({ analysis: 'compare', ...scopeOf(used, ofDrug), one, other, ...more, ...minCountOf(choices) })
    }
    case 'trend': {
      const by = reading.by ?? 'quarter'
      if (drugNames.length === 1 && eventNames.length === 1) {
        return analyse({
          analysis: 'trend',
          ...scopeOf(),
          drug: drugNames[0]!,
          event: eventNames[0]!,
          by,
          asOf: scope.today,
        })
      }
      const counted = namedSeries(gathered)
      return analyse({
        analysis: 'period-counts',
        ...scopeOf([], counted.filters),
        ...counted.series,
        by,
        asOf: scope.today,
      })
    }
    case 'changes': {
      const since = placed.find((condition) => !condition.denied && fieldOf(condition) === 'date')
      const from =
        since !== undefined && 'field' in since.filter && since.filter.field === 'date' ? since.filter.from : undefined
      const known = from === undefined ? undefined : plusDays(firstDay(from), -1)
      const request = {
        ...{ analysis: 'changes' as const, before: known ?? scope.lockPoint ?? before(scope.today, 1, 'year') },
        ...scopeOf(known === undefined || since === undefined ? [] : [since]),
        ...minCountOf(choices),
      }
      return analyse(request, onlyOf(drugNames, eventNames))
    }
    case 'onset':
      if (drugNames.length !== 1) return { needs: 'which-drug', near: drugNames.slice(0, 5) }
      if (eventNames.length !== 1) return { needs: 'which-event', near: eventNames.slice(0, 5) }
      return analyse({ analysis: 'onset', ...scopeOf(), drug: drugNames[0]!, event: eventNames[0]! })
    case 'interaction': {
      const [one, other] = drugs[0]?.names.length === 1 ? drugs : drugs.toReversed()
      if (one === undefined || one.names.length !== 1)
        return { needs: 'which-drug', near: (one?.names ?? []).slice(0, 5) }
      const request = {
        ...{ analysis: 'interactions' as const, ...scopeOf(), drug: one.names[0]! },
        ...(other !== undefined && { with: other.names }),
        ...(choices.minCount !== undefined && { minCount: choices.minCount }),
      }
      return analyse(request, onlyOf([], eventNames))
    }
    case 'profile':
      return seriesRequest('demographics', gathered, scopeOf())
    case 'contrast':
      return contrastRequest(gathered, scope, scopeOf)
  }
}

function pairRequest(
  drugs: readonly string[],
  events: readonly string[],
  spec: RunSpec,
  chosen: PairRef | undefined,
): MadeRequest {
  const pair = drugs.length === 1 && events.length === 1 ? { drug: drugs[0]!, event: events[0]! } : chosen
  if (pair === undefined) return { needs: 'which-pair' }
  const { sort: _, page: __, drugs: ___, events: ____, ...rest } = spec
  return { asked: { door: 'pair', pair, spec: rest } }
}

/** Reports with one drug and one event are named as such; of several, any will do, unless “and” or “both” asks for each. */
function namedSeries({ drugs, events, roles, joins }: Gathered) {
  const filters: Filter[] = []
  const series: { drug?: string; event?: string } = {}
  for (const [kind, terms] of [
    ['drug', drugs],
    ['event', events],
  ] as const) {
    const each =
      joins.has('both') || terms.slice(1).every(({ join }) => join === 'and' || join === 'with' || join === 'plus')
    const lists = each ? terms.map(({ names }) => names) : terms.length === 0 ? [] : [allNames(terms)]
    if (lists.length === 1 && lists[0]!.length === 1) series[kind] = lists[0]![0]!
    else {
      for (const names of lists) {
        filters.push(
          kind === 'drug' ? { field: 'drug', in: names, roles: roles ?? DEFAULT_ROLES } : { field: 'event', in: names },
        )
      }
    }
  }
  return { series, filters }
}

function seriesQuery(gathered: Gathered) {
  const { series, filters } = namedSeries(gathered)
  const where = whereOf([...filters, ...filtersOf(gathered.placed)])
  return {
    ...series,
    ...(where !== undefined && { where }),
    ...(gathered.roles !== undefined && { roles: gathered.roles }),
  }
}

function seriesRequest(analysis: 'demographics', gathered: Gathered, scope: { readonly where?: Filter }): MadeRequest {
  const { series, filters } = namedSeries(gathered)
  if (filters.length > 0 && Object.keys(series).length === 0) {
    return {
      needs: gathered.drugs.length > 0 ? 'which-drug' : 'which-event',
      near: allNames([...gathered.drugs, ...gathered.events]).slice(0, 5),
    }
  }
  if (Object.keys(series).length === 0) return { needs: 'which-reports' }
  const where = whereOf([...filters, ...(scope.where === undefined ? [] : [scope.where])])
  return {
    asked: { door: 'analyse', request: { analysis, ...scope, ...(where !== undefined && { where }), ...series } },
  }
}

/** Subgroups of a pair: by what is said, or by the field that two conditions part reports by. */
function contrastRequest(
  { drugs, events, placed, reading, choices }: Gathered,
  scope: RequestScope,
  scopeOf: (used: readonly PlacedCondition[]) => { readonly where?: Filter },
): MadeRequest {
  const parting = placed.filter((condition) => ['age', 'sex', 'country', 'serious'].includes(fieldOf(condition)))
  const by =
    reading.strata ?? (parting.length > 0 ? (fieldOf(parting[0]!) as 'age' | 'sex' | 'country' | 'serious') : undefined)
  const used = reading.strata === undefined ? parting.filter((condition) => fieldOf(condition) === by) : []
  const [drug, event] = [allNames(drugs), allNames(events)]
  const chosen = drug.length + event.length === 0 ? scope.pair : undefined
  if (by === undefined) return { needs: 'which-sides' }
  if (drug.length + event.length === 0 && chosen === undefined) return { needs: 'which-pair' }
  const bounds = used.flatMap(({ filter }) =>
    'field' in filter && filter.field === 'age' ? [filter.min, filter.max] : [],
  )
  const ageBounds = [...new Set(bounds.filter((bound) => bound !== undefined && bound > 0))].sort(
    (one, other) => one! - other!,
  ) as number[]
  return {
    asked: {
      door: 'analyse',
      request: {
        ...{ analysis: 'strata' as const, ...scopeOf(used), by, rows: 'subgroups' as const },
        ...(ageBounds.length > 0 && { ageBounds }),
        ...((drug.length > 0 || chosen) && { drugs: chosen ? [chosen.drug] : drug }),
        ...((event.length > 0 || chosen) && { events: chosen ? [chosen.event] : event }),
        ...minCountOf(choices),
      },
    },
  }
}

function minCountOf({ minCount }: RunSpec) {
  return minCount === undefined || minCount < 1 ? {} : { minCount }
}

function onlyOf(drugs: readonly string[], events: readonly string[]) {
  return { ...(drugs.length > 0 && { drugs }), ...(events.length > 0 && { events }) }
}

/** The first day of a year, month or day. */
function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10)
}
