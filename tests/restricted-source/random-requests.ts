import fc from 'fast-check'
import type { RawPart } from '../../packages/engine/src/conformance/raw-cases.js'
import { rawParts } from '../../packages/engine/src/conformance/raw-parts.fixture.js'
import type { TermKind } from '../../packages/engine/src/index.js'
import { filters as conditions } from '../../packages/engine/src/query/filter.fixture.js'
import {
  type AnalysisRequest,
  type CaseQuery,
  type Filter,
  MEASURES,
  PRESETS,
  ROLES,
  type RunSpec,
} from '../../packages/model/src/index.js'

/** Kept fields: one of every case, and one that only women have, whose name is near to no other. */
function keptOf({ caseId, sex }: RawPart['cases'][number]): Readonly<Record<string, string>> {
  return { SHOTS: String(Number(caseId) % 4), ...(sex === 'F' && { PREGNANCY: caseId }) }
}

/**
 * Parts whose report ids belong to one case each, so that taking a case away changes no other; with fields that readers
 * keep.
 */
export const parts: fc.Arbitrary<readonly RawPart[]> = rawParts
  .filter((list) => list.some(({ cases }) => cases.length > 0))
  .map((list) =>
    list.map((part) => ({
      ...part,
      cases: part.cases.map((of) => ({ ...of, reportId: `${of.caseId}0${of.reportId}`, extra: keptOf(of) })),
    })),
  )

/** Filters of every field, kept ones and such as nobody has among them. */
const filters: fc.Arbitrary<Filter> = fc.oneof(
  { weight: 5, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Filter>(
      { field: 'extra', name: 'SHOTS', in: ['1', '2'] },
      { field: 'extra', name: 'SHOTS', min: 2 },
      { not: { field: 'extra', name: 'PREGNANCY' } },
      { field: 'extra', name: 'PREGNANC' },
      { field: 'extra', name: 'FAR AWAY', in: ['1'] },
    ),
  },
)

/** Filters a policy has: those above, and some that hide about half. */
export const policies: fc.Arbitrary<Filter> = fc.oneof(
  conditions,
  fc.constantFrom<Filter>(
    { field: 'country', in: ['FR'] },
    { not: { field: 'country', in: ['US'] } },
    { field: 'sex', in: ['F'] },
    { field: 'source', in: ['two'] },
    { field: 'source', in: ['one', 'faers'] },
    { not: { field: 'source', in: ['openfda'] } },
    { not: { field: 'event', in: ['nausea'] } },
    { not: { field: 'drug', in: ['A'] } },
    { field: 'age', min: 18 },
    { field: 'serious', is: true },
  ),
)

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** Leaves out members that are undefined, as requests that were sent do. */
const compact = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T

/** Names of the data in several spellings, names near them, and names far off. */
const drugName = fc.constantFrom('A', 'b', 'C', 'D É', 'd e', '-Ω', 'AB', 'D ÉÉ', 'FAR AWAY')
const eventName = fc.constantFrom('Nausea', 'NAUSEA', 'Rash', 'Ras', 'coughs', 'naus', '𝒳', '\uffee', 'far away')
const roles = optional(fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 }))

/** Rules, whose lists have names that only hidden reports may have. */
const presets = fc.record({
  names: fc.uniqueArray(fc.constantFrom(...PRESETS), { minLength: 1, maxLength: 3 }),
  meeting: optional(fc.constantFrom('any' as const, 'all' as const)),
  importantEvents: optional(fc.uniqueArray(eventName, { maxLength: 3 })),
  monitoredDrugs: optional(fc.uniqueArray(drugName, { maxLength: 3 })),
})

const spec = fc
  .record({
    where: optional(filters),
    roles,
    drugs: optional(fc.uniqueArray(drugName, { maxLength: 3 })),
    events: optional(fc.uniqueArray(eventName, { maxLength: 3 })),
    minCount: optional(fc.constantFrom(0, 1, 1, 1, 2)),
    measures: optional(fc.uniqueArray(fc.constantFrom(...MEASURES), { maxLength: 4 })),
    zeroCells: optional(fc.constantFrom('none' as const, 'haldane' as const)),
    sort: optional(
      fc.record({
        by: fc.constantFrom('a' as const, 'drug' as const, 'event' as const, 'expected' as const, 'eb05' as const),
        direction: fc.constantFrom('ascending' as const, 'descending' as const),
      }),
    ),
    presets: optional(presets),
    unknownNames: optional(fc.constantFrom('note' as const, 'refuse' as const)),
    page: optional(fc.record({ offset: fc.nat({ max: 4 }), limit: fc.nat({ max: 4 }) })),
  })
  .map(compact<RunSpec>)

/** Requests of each kind. */
export interface Requests {
  readonly specs: readonly RunSpec[]
  readonly pairs: readonly { readonly drug: string; readonly event: string; readonly spec: RunSpec }[]
  readonly analyses: readonly AnalysisRequest[]
  readonly suggestions: readonly { readonly kind: TermKind; readonly text: string; readonly limit?: number }[]
  readonly listings: readonly (CaseQuery & { readonly limit: number })[]
}

/** Conditions in few of the requests: most of them leave nothing to analyse of so few reports. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

const scope = { where: seldom(filters), roles: seldom(roles), minCount: fc.constantFrom(1, 2) }
const series = { drug: optional(drugName), event: optional(eventName) }
const side = fc.record({ drug: optional(drugName), where: seldom(filters) })

const analysis = fc
  .oneof(
    fc.record({
      ...{ analysis: fc.constant('strata'), ...scope },
      by: fc.constantFrom('sex', 'age', 'country'),
      rows: optional(fc.constant('subgroups')),
      drugs: optional(fc.uniqueArray(drugName, { minLength: 1, maxLength: 3 })),
    }),
    fc.record({ ...{ analysis: fc.constant('masking'), ...scope }, event: eventName, drug: optional(drugName) }),
    fc.record({
      ...{ analysis: fc.constant('co-reported'), ...scope, ...series },
      listedRoles: optional(fc.constant('scope')),
    }),
    fc.record({ analysis: fc.constant('demographics'), where: scope.where, roles: scope.roles, ...series }),
    fc.record({
      ...{ analysis: fc.constant('period-counts'), where: scope.where, roles: scope.roles, ...series },
      ...{ by: fc.constantFrom('month', 'year'), date: fc.constantFrom('event', 'received', 'version') },
      asOf: fc.constant('2026-01-01'),
    }),
    fc.record({ ...{ analysis: fc.constant('compare'), ...scope }, one: side, other: side }),
    fc.record({
      ...{ analysis: fc.constant('changes'), ...scope },
      before: fc.constantFrom('2019', '2020-06', '2023'),
    }),
    fc.record({
      ...{ analysis: fc.constant('interactions'), ...scope },
      drug: drugName,
      with: optional(fc.tuple(drugName)),
    }),
    fc.record({
      ...{ analysis: fc.constant('trend'), where: scope.where, roles: scope.roles, drug: drugName, event: eventName },
      ...{ by: fc.constantFrom('year', 'quarter'), asOf: fc.constant('2026-01-01'), simulations: fc.constant(9) },
    }),
    fc.record({
      ...{
        analysis: fc.constant('likelihood-ratio'),
        where: scope.where,
        roles: scope.roles,
        drugs: fc.tuple(drugName),
      },
      simulations: fc.constant(9),
    }),
    fc.record({
      ...{ analysis: fc.constant('scores'), where: scope.where, roles: scope.roles },
      pairs: fc.array(fc.record({ drug: drugName, event: eventName }), { minLength: 1, maxLength: 4 }),
      measures: optional(fc.uniqueArray(fc.constantFrom(...MEASURES), { maxLength: 4 })),
    }),
    fc.record({
      ...{ analysis: fc.constant('evaluation'), where: scope.where, roles: scope.roles },
      controls: fc.array(fc.record({ drug: drugName, event: eventName, positive: fc.boolean() }), {
        minLength: 2,
        maxLength: 6,
      }),
      scores: fc.constant(['a', 'ror']),
    }),
    fc.record({ analysis: fc.constant('extra-fields'), where: scope.where, roles: scope.roles }),
    fc.record({
      ...{ analysis: fc.constant('calibration'), where: scope.where, roles: scope.roles },
      controls: fc.array(fc.record({ drug: drugName, event: eventName }), { minLength: 3, maxLength: 8 }),
      measure: optional(fc.constantFrom('ror_ha', 'ic')),
      pairs: optional(fc.array(fc.record({ drug: drugName, event: eventName }), { minLength: 1, maxLength: 2 })),
    }),
    fc.record({
      ...{ analysis: fc.constant('adjust-p'), where: scope.where, roles: scope.roles },
      column: fc.constantFrom('fisher_midp', 'poisson_p'),
      drugs: optional(fc.tuple(drugName)),
    }),
    fc.record({
      ...{ analysis: fc.constant('sequential'), where: scope.where, roles: scope.roles },
      ...{ drug: drugName, event: eventName, by: fc.constantFrom('year', 'quarter') },
      asOf: fc.constant('2026-01-01'),
    }),
    fc.record({
      ...{ analysis: fc.constant('tree-scan'), where: scope.where, roles: scope.roles, drug: optional(drugName) },
      tree: fc.constant([
        { node: 'body', parent: '' },
        { node: 'Nausea', parent: 'body' },
        { node: 'Rash', parent: 'body' },
        { node: 'far away', parent: 'body' },
      ]),
      ...{ model: fc.constant('bernoulli'), conditional: fc.constant(true), simulations: fc.constant(9) },
    }),
    fc.record({
      ...{ analysis: fc.constant('deviating-cells'), where: scope.where, roles: scope.roles },
      drugs: optional(fc.uniqueArray(drugName, { minLength: 1, maxLength: 3 })),
      connect: fc.constantFrom('events', 'drugs'),
    }),
    fc.record({ analysis: fc.constant('lasso'), where: scope.where, roles: scope.roles, event: eventName }),
  )
  .map(compact<AnalysisRequest>)

/** Requests with the faults that callers make. */
export const requests: fc.Arbitrary<Requests> = fc.record({
  specs: fc.array(spec, { minLength: 1, maxLength: 3 }),
  pairs: fc.array(fc.record({ drug: drugName, event: eventName, spec }), { minLength: 1, maxLength: 3 }),
  analyses: fc.array(analysis, { minLength: 1, maxLength: 2 }),
  suggestions: fc.array(
    fc
      .record({
        kind: fc.constantFrom('drug', 'event', 'country'),
        text: fc.constantFrom('', 'a', 'n', 'fr', 'nausea', 'us'),
        limit: optional(fc.constantFrom(0, 1, 2, 20)),
      })
      .map(compact<{ kind: TermKind; text: string; limit?: number }>),
    { minLength: 1, maxLength: 3 },
  ),
  listings: fc.array(
    fc
      .record({
        where: optional(filters),
        roles,
        drug: optional(drugName),
        event: optional(eventName),
        limit: fc.constantFrom(1, 2, 5),
      })
      .map(compact<CaseQuery & { limit: number }>),
    { minLength: 1, maxLength: 2 },
  ),
})
