import { type Filter, ROLES } from '@aethersignal/model'
import fc from 'fast-check'

const day = fc.constantFrom('2018', '2019-02', '2019-02-28', '2020-02-29', '2020', '2020-07', '2021-12-31')

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

/** Leaves out members that are undefined, as filters that were sent do. */
function compact<T>(value: T): Filter {
  return JSON.parse(JSON.stringify(value)) as Filter
}

/** Conditions on one field each. */
export const conditions: fc.Arbitrary<Filter> = fc
  .oneof(
    fc.record({
      field: fc.constant('drug'),
      in: fc.array(fc.constantFrom('a', 'B', 'd é', 'NONE'), { maxLength: 3 }),
      roles: optional(fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1 })),
    }),
    fc.record({
      field: fc.constant('event'),
      in: fc.array(fc.constantFrom('nausea', 'RASH', '𝒳', 'none'), { maxLength: 3 }),
    }),
    fc.record({
      field: fc.constant('age'),
      min: optional(fc.constantFrom(0, 0.1, 17.9, 18, 65)),
      max: optional(fc.constantFrom(0.1, 18, 65, 121)),
    }),
    fc.record({ field: fc.constant('sex'), in: fc.uniqueArray(fc.constantFrom('F', 'M', 'unknown')) }),
    fc.record({ field: fc.constant('country'), in: fc.array(fc.constantFrom('us', 'Fr', 'XX'), { maxLength: 2 }) }),
    fc.record({ field: fc.constant('serious'), is: fc.boolean() }),
    fc.record({ field: fc.constant('outcome'), in: fc.uniqueArray(fc.constantFrom('DE', 'HO', 'LT')) }),
    fc.record({ field: fc.constant('source'), in: fc.uniqueArray(fc.constantFrom('one', 'TWO', 'three')) }),
    fc.record({
      field: fc.constant('date'),
      which: fc.constantFrom('event', 'received', 'version'),
      from: optional(day),
      to: optional(day),
    }),
  )
  .map(compact)

/** Filters of every field and operator, nested a few deep. */
export const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    conditions,
    fc.array(tie('filter'), { maxLength: 3 }).map((and): Filter => ({ and })),
    fc.array(tie('filter'), { maxLength: 3 }).map((or): Filter => ({ or })),
    tie('filter').map((not): Filter => ({ not })),
  ),
})).filter
