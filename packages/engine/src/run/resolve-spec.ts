import {
  codePointOrder,
  DEFAULT_MEASURES,
  DEFAULT_ROLES,
  defaultSort,
  MEASURES,
  type Measure,
  measureOfColumn,
  normaliseName,
  PRESETS,
  type PresetChoice,
  ROLES,
  type Role,
  type RunManifest,
  type RunSpec,
  SIGNAL_COLUMNS,
  type SortOrder,
} from '@aethersignal/model'
import { canonicalFilter } from '../query/canonical-filter.js'
import { checkMembers, checkOneOf, checkRoles, checkTexts } from '../query/check-members.js'
import { invalidQuery } from '../query/invalid-query.js'

/** A {@link RunSpec} with every default written out and every list in its canonical order, as manifests record it. */
export type ResolvedSpec = RunManifest['request']

const MEMBERS = [
  'where',
  'roles',
  'drugs',
  'events',
  'minCount',
  'measures',
  'zeroCells',
  'presets',
  'sort',
  'unknownNames',
  'page',
] as const

/**
 * Writes out the defaults: roles PS and SS, at least 3 reports, the default measures, zero cells left undefined, and pairs
 * in the default order of the measures (`defaultSort`).
 *
 * @throws AetherError `query/invalid` naming the member at fault.
 */
export function resolveSpec(spec: RunSpec): ResolvedSpec {
  if (typeof spec !== 'object' || spec === null) throw invalidQuery('spec', 'must be a run specification')
  checkMembers(spec, 'spec', MEMBERS)
  const { minCount = 3, zeroCells = 'none' } = spec
  if (!Number.isInteger(minCount) || minCount < 1) throw invalidQuery('minCount', 'must be a whole number from 1')
  checkOneOf([zeroCells], 'zeroCells', ['none', 'haldane'])
  if (spec.unknownNames !== undefined) checkOneOf([spec.unknownNames], 'unknownNames', ['note', 'refuse'])
  const measures = resolveMeasures(spec.measures)
  return {
    where: spec.where == null ? null : canonicalFilter(spec.where),
    roles: resolveRoles(spec.roles),
    drugs: resolveNames(spec.drugs, 'drugs'),
    events: resolveNames(spec.events, 'events'),
    minCount,
    measures,
    zeroCells,
    sort: resolveSort(spec.sort, measures),
    ...(spec.presets !== undefined && { presets: resolvePresets(spec.presets) }),
  }
}

function resolvePresets(choice: PresetChoice): PresetChoice {
  if (typeof choice !== 'object' || choice === null) throw invalidQuery('presets', 'must be a choice of rules')
  checkMembers(choice, 'presets', ['names', 'meeting', 'importantEvents', 'monitoredDrugs'])
  const names = checkOneOf(choice.names, 'presets.names', PRESETS)
  if (names.length === 0) throw invalidQuery('presets.names', 'must name a rule', `Name some of ${PRESETS.join(', ')}.`)
  const { meeting } = choice
  if (meeting !== undefined) checkOneOf([meeting], 'presets.meeting', ['any', 'all'])
  const importantEvents = resolveNames(choice.importantEvents, 'presets.importantEvents')
  const monitoredDrugs = resolveNames(choice.monitoredDrugs, 'presets.monitoredDrugs')
  return {
    names: PRESETS.filter((name) => names.includes(name)),
    ...(meeting !== undefined && { meeting }),
    ...(importantEvents !== null && { importantEvents }),
    ...(monitoredDrugs !== null && { monitoredDrugs }),
  }
}

/** The roles in their written order, without repeats. */
export function resolveRoles(roles: readonly Role[] | undefined): readonly Role[] {
  if (roles === undefined) return DEFAULT_ROLES
  const asked = checkRoles(roles, 'roles')
  return ROLES.filter((role) => asked.includes(role))
}

/** The page, checked; undefined for the whole table. */
export function resolvePage(page: RunSpec['page']): RunSpec['page'] {
  if (page === undefined) return undefined
  checkMembers(page, 'page', ['offset', 'limit'])
  for (const member of ['offset', 'limit'] as const) {
    if (!Number.isInteger(page[member]) || page[member] < 0) {
      throw invalidQuery(`page.${member}`, 'must be a whole number from 0')
    }
  }
  return page
}

function resolveMeasures(measures: readonly Measure[] | undefined): readonly Measure[] {
  if (measures === undefined) return DEFAULT_MEASURES
  const asked = checkOneOf(measures, 'measures', MEASURES)
  return MEASURES.filter((measure) => asked.includes(measure))
}

function resolveNames(names: readonly string[] | undefined, path: string): readonly string[] | null {
  if (names === undefined) return null
  return [...new Set(checkTexts(names, path).map((name) => normaliseName(name) ?? name))].sort(codePointOrder)
}

function resolveSort(sort: SortOrder | undefined, measures: readonly Measure[]): SortOrder {
  if (sort === undefined) return defaultSort(measures)
  checkMembers(sort, 'sort', ['by', 'direction'])
  checkOneOf([sort.by], 'sort.by', [...SIGNAL_COLUMNS, 'drug', 'event'])
  checkOneOf([sort.direction], 'sort.direction', ['ascending', 'descending'])
  const measure = measureOfColumn(sort.by)
  if (measure !== undefined && !measures.includes(measure)) {
    throw invalidQuery(
      'sort.by',
      `is ${sort.by}, which is not computed`,
      `Add ${measure} to measures or sort by another column.`,
    )
  }
  return { by: sort.by, direction: sort.direction }
}
