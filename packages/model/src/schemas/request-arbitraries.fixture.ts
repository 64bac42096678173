import fc from 'fast-check'
import { ROLES } from '../cases/roles.js'
import { MEASURES, SIGNAL_COLUMNS } from '../measures/measure-registry.js'
import type { FieldFilter, Filter } from '../query/filter.js'
import { PRESETS } from '../run/preset-choice.js'
import type { RunSpec } from '../run/run-spec.js'

const text = fc.string({ minLength: 1, maxLength: 20 })
const texts = fc.array(text, { maxLength: 4 })
const roles = fc.uniqueArray(fc.constantFrom(...ROLES))
const age = fc.double({ min: 0, max: 150, noNaN: true })
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .chain((day) => fc.constantFrom(4, 7, 10).map((length) => day.toISOString().slice(0, length)))

/** Any valid condition on a field. */
export const fieldFilters: fc.Arbitrary<FieldFilter> = fc.oneof(
  fc.record(
    { field: fc.constant('drug' as const), in: texts, roles },
    { requiredKeys: ['field', 'in'] },
  ) as fc.Arbitrary<FieldFilter>,
  fc.record({ field: fc.constantFrom('event' as const, 'country', 'outcome', 'source'), in: texts }),
  fc.record(
    { field: fc.constant('age' as const), min: age, max: age },
    { requiredKeys: ['field'] },
  ) as fc.Arbitrary<FieldFilter>,
  fc.record({ field: fc.constant('sex' as const), in: fc.uniqueArray(fc.constantFrom('F', 'M', 'unknown')) }),
  fc.record({ field: fc.constant('serious' as const), is: fc.boolean() }),
  fc.record(
    {
      field: fc.constant('date' as const),
      which: fc.constantFrom('event', 'received', 'version'),
      from: date,
      to: date,
    },
    { requiredKeys: ['field', 'which'] },
  ) as fc.Arbitrary<FieldFilter>,
)

/** Any valid filter. */
export const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fieldFilters,
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
  ),
})).filter

/** Any valid run specification. */
export const runSpecs: fc.Arbitrary<RunSpec> = fc.record(
  {
    where: filters,
    roles,
    drugs: texts,
    events: texts,
    minCount: fc.nat(),
    measures: fc.uniqueArray(fc.constantFrom(...MEASURES)),
    zeroCells: fc.constantFrom('none' as const, 'haldane'),
    presets: fc.record(
      {
        names: fc.uniqueArray(fc.constantFrom(...PRESETS), { minLength: 1 }),
        meeting: fc.constantFrom('any', 'all'),
        importantEvents: texts,
        monitoredDrugs: texts,
      },
      { requiredKeys: ['names'] },
    ),
    sort: fc.record({
      by: fc.constantFrom(...SIGNAL_COLUMNS, 'drug', 'event'),
      direction: fc.constantFrom('ascending', 'descending'),
    }),
    page: fc.record({ offset: fc.nat(), limit: fc.integer({ min: 1, max: 10_000 }) }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<RunSpec>

/** Values close to a valid specification, most of them broken in one place. */
export const nearlyRunSpecs: fc.Arbitrary<unknown> = fc
  .tuple(runSpecs, fc.nat(), fc.jsonValue({ maxDepth: 3 }))
  .map(([spec, seed, replacement]) => replaceOne(spec, seed, replacement))

function replaceOne(spec: unknown, seed: number, replacement: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(spec))
  const places: [Record<string, unknown>, string][] = []
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) {
      places.push([value as Record<string, unknown>, key])
      visit(child)
    }
  }
  visit(copy)
  const place = places[seed % (places.length + 1)]
  if (place) place[0][place[1]] = replacement
  else (copy as Record<string, unknown>)['surplus'] = replacement
  return copy
}
