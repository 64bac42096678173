import {
  DEFAULT_MEASURES,
  defaultQuery,
  formOf,
  PRESETS,
  type QueryForm,
  rankingColumns,
  specOf,
} from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQuery } from './read-query.js'

const plain = defaultQuery(DEFAULT_MEASURES)

const anyQuery: fc.Arbitrary<QueryForm> = fc.record({
  drugs: fc.array(fc.string()),
  events: fc.array(fc.string()),
  roles: fc.subarray(['PS', 'SS', 'C', 'I', 'DN'] as const, { minLength: 1 }),
  sexes: fc.subarray(['F', 'M', 'unknown'] as const),
  ageFrom: fc.option(fc.nat(120)),
  ageTo: fc.option(fc.nat(120)),
  dateField: fc.constantFrom('event', 'received', 'version'),
  dateFrom: fc.option(fc.constantFrom('2024', '2024-03', '2024-03-09')),
  dateTo: fc.option(fc.constantFrom('2025', '2025-12-31')),
  serious: fc.option(fc.boolean()),
  minCount: fc.integer({ min: 1, max: 1000 }),
  rules: fc.subarray([...PRESETS]),
  meeting: fc.constantFrom('any', 'all', null),
  sort: fc.record({
    by: fc.constantFrom('drug', 'a', 'eb05', 'ic025'),
    direction: fc.constantFrom('ascending', 'descending'),
  }),
})

describe('specOf', () => {
  test('leaves the universe alone for the default query', () => {
    expect(specOf(plain, DEFAULT_MEASURES)).toEqual({
      roles: ['PS', 'SS'],
      minCount: 3,
      measures: DEFAULT_MEASURES,
      sort: { by: 'eb05', direction: 'descending' },
    })
  })

  test('takes the upper age as completed years', () => {
    expect(specOf({ ...plain, ageFrom: 18, ageTo: 64 }, DEFAULT_MEASURES).where).toEqual({
      field: 'age',
      min: 18,
      max: 65,
    })
  })

  test('joins conditions with and, and keeps drugs and reactions out of the universe', () => {
    const spec = specOf({ ...plain, drugs: ['X'], sexes: ['F'], serious: false, dateTo: '2024-01-31' }, ['ror'])
    expect(spec.where).toEqual({
      and: [
        { field: 'sex', in: ['F'] },
        { field: 'date', which: 'received', to: '2024-01-31' },
        { field: 'serious', is: false },
      ],
    })
    expect(spec.drugs).toEqual(['X'])
    expect(spec).not.toHaveProperty('events')
  })
})

test('asks for rules where some are chosen, and for every pair where they leave out none', () => {
  const rules = ['evans', 'umc'] as const
  expect(specOf({ ...plain, rules }, ['ror']).presets).toEqual({ names: rules, meeting: 'any' })
  expect(specOf({ ...plain, rules, meeting: null }, ['ror']).presets).toEqual({ names: rules })
  expect(specOf({ ...plain, meeting: 'all' }, ['ror'])).not.toHaveProperty('presets')
})

describe('readQuery', () => {
  test('gives back every query that went through JSON', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(readQuery(JSON.parse(JSON.stringify(query)), plain)).toEqual(query)
      }),
    )
  })

  test('keeps what no field shows', () => {
    const form = formOf({ where: { field: 'country', in: ['US'] }, presets: { names: ['evans'] } })
    const read = readQuery(JSON.parse(JSON.stringify(form)), plain)
    expect(read).toEqual(form)
    expect(specOf(read)).toEqual({ where: { field: 'country', in: ['US'] }, presets: { names: ['evans'] } })
  })

  test('never throws, and always gives a query that has a role', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readQuery(value, plain).roles.length).toBeGreaterThan(0)
      }),
    )
  })
})

test('rankings are those of the measures there are', () => {
  expect(rankingColumns(['ror'])).toEqual(['ror025', 'ror', 'a'])
})
