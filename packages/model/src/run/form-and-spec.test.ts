import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_MEASURES, MEASURES } from '../measures/measure-registry.js'
import type { Filter } from '../query/filter.js'
import { formOf, specOf } from './form-and-spec.js'
import { defaultQuery, type QueryForm } from './query-form.js'
import type { RunSpec } from './run-spec.js'

const roles = fc.subarray(['PS', 'SS', 'C', 'I', 'DN'] as const)
const bound = fc.constantFrom(0, 0.5, 18, 64, 65, 65.5)
const day = fc.constantFrom('2024', '2024-03', '2024-03-09')
const names = fc.array(fc.string(), { maxLength: 2 })

const filter: fc.Arbitrary<Filter> = fc.letrec<{ node: Filter; field: Filter }>((tie) => ({
  field: fc.oneof(
    fc.record({ field: fc.constant('sex' as const), in: fc.subarray(['F', 'M', 'unknown'] as const) }),
    fc.record({ field: fc.constant('age' as const), min: bound, max: bound }, { requiredKeys: ['field'] }),
    fc.record({ max: bound, min: bound, field: fc.constant('age' as const) }),
    fc.record({ field: fc.constant('serious' as const), is: fc.boolean() }),
    fc.record(
      {
        field: fc.constant('date' as const),
        which: fc.constantFrom('event', 'received', 'version'),
        from: day,
        to: day,
      },
      { requiredKeys: ['field', 'which'] },
    ),
    fc.record({ field: fc.constantFrom('country', 'outcome', 'source', 'event'), in: names }),
    fc.record({ field: fc.constant('drug' as const), in: names, roles }, { requiredKeys: ['field', 'in'] }),
  ),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('field'),
    fc.array(tie('node'), { maxLength: 4 }).map((and) => ({ and })),
    fc.array(tie('node'), { maxLength: 2 }).map((or) => ({ or })),
    tie('node').map((not) => ({ not })),
  ),
})).node

const spec: fc.Arbitrary<RunSpec> = fc.record(
  {
    sort: fc.record({
      by: fc.constantFrom('drug', 'a', 'eb05', 'ic025'),
      direction: fc.constantFrom('ascending', 'descending'),
    }),
    where: filter,
    ...{ roles, drugs: names, events: names, keepApart: names },
    drugLevel: fc.constantFrom('written', 'ingredient', 'substance'),
    minCount: fc.integer({ min: 1, max: 9 }),
    measures: fc.subarray([...MEASURES]),
    zeroCells: fc.constantFrom('none', 'haldane'),
    presets: fc.record(
      {
        meeting: fc.constantFrom('any', 'all'),
        names: fc.subarray(['evans', 'umc', 'ema-ror'] as const),
        importantEvents: names,
      },
      { requiredKeys: ['names'] },
    ),
    unknownNames: fc.constantFrom('note', 'refuse'),
    page: fc.record({ offset: fc.nat(9), limit: fc.nat(9) }),
  },
  { requiredKeys: [] },
)

/** A form after JSON, as it is stored. */
const stored = (form: QueryForm) => JSON.parse(JSON.stringify(form)) as QueryForm

describe('a specification and its form', () => {
  it('go both ways, to the byte', () => {
    fc.assert(
      fc.property(spec, (asked) => {
        const form = formOf(asked)
        expect(JSON.stringify(specOf(form))).toBe(JSON.stringify(asked))
        expect(JSON.stringify(specOf(stored(form)))).toBe(JSON.stringify(asked))
        if (asked.measures !== undefined) expect(specOf(form, asked.measures)).toBe(asked)
      }),
      { numRuns: 1000 },
    )
  })

  it('stay what they are where the form is all there is', () => {
    fc.assert(
      fc.property(spec, (asked) => {
        const { rest: _, ...form } = formOf(asked)
        expect(formOf(specOf(form))).toEqual(form)
      }),
      { numRuns: 300 },
    )
  })

  it('say in fields what fields can say, whatever stands beside it', () => {
    const where: Filter = {
      and: [
        { field: 'country', in: ['US'] },
        { field: 'sex', in: ['F'] },
        { field: 'age', max: 65, min: 18 },
      ],
    }
    const form = formOf({ where, zeroCells: 'haldane' })
    expect(form).toMatchObject({ sexes: ['F'], ageFrom: 18, ageTo: 64, minCount: 3 })
    expect(form.rest).toMatchObject({
      conditions: [{ field: 'country', in: ['US'] }],
      members: { zeroCells: 'haldane' },
    })
    // A change of a field keeps the rest.
    expect(specOf({ ...form, sexes: [] })).toEqual({
      where: {
        and: [
          { field: 'age', min: 18, max: 65 },
          { field: 'country', in: ['US'] },
        ],
      },
      ...{ roles: ['PS', 'SS'], zeroCells: 'haldane', minCount: 3, measures: DEFAULT_MEASURES },
      sort: { by: 'eb05', direction: 'descending' },
    })
  })

  it('say rules in fields, and keep the lists that go with them', () => {
    expect(formOf({ presets: { names: ['umc'] } })).toMatchObject({ rules: ['umc'], meeting: null })
    const presets = { names: ['ema-ror' as const], importantEvents: ['Rash'] }
    const form = formOf({ presets })
    expect(form).toMatchObject({ rules: [], rest: { members: { presets } } })
    expect(specOf({ ...form, minCount: 7 }).presets).toEqual(presets)
    expect(specOf({ ...form, rules: ['evans', 'ema-ror'] }).presets).toEqual({
      ...{ names: ['evans', 'ema-ror'], meeting: 'any' },
      importantEvents: ['Rash'],
    })
  })

  it('leave to the rest what fields would say otherwise', () => {
    const rests = [{ field: 'age', max: 65.5 }, { field: 'sex', in: [] }, { field: 'age' }] as const
    for (const where of rests) expect(formOf({ where }).rest?.conditions, where.field).toEqual([where])
    const twice: Filter = {
      and: [
        { field: 'serious', is: true },
        { field: 'serious', is: false },
      ],
    }
    expect(formOf({ where: twice })).toMatchObject({
      serious: true,
      rest: { conditions: [{ field: 'serious', is: false }] },
    })
    expect(formOf({ drugs: [] }).rest?.members).toEqual({ drugs: [] })
    expect(formOf(specOf(defaultQuery(DEFAULT_MEASURES)))).toEqual(defaultQuery(DEFAULT_MEASURES))
  })
})
