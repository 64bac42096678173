import type { Filter, RunSpec } from '@aethersignal/model'
import { MEASURES, PRESETS, ROLES, SIGNAL_COLUMNS } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditionsText } from '../filter/conditions-text.js'
import { queryText } from './query-text.js'
import { readFilter, readQuery } from './read-query.js'

const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 3 })
const roles = fc.uniqueArray(fc.constantFrom(...ROLES))
const years = fc.oneof(fc.integer({ min: 0, max: 150 }), fc.double({ min: 0, max: 150, noNaN: true }))
const numbers = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
const dates = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .chain((day) => fc.constantFrom(4, 7, 10).map((length) => day.toISOString().slice(0, length)))

/** The ends of a range that does not end before it begins. */
function ends<T, Low extends string, High extends string>(
  low: Low,
  high: High,
  values: fc.Arbitrary<T>,
  order: (left: T, right: T) => number,
) {
  return fc
    .tuple(values, values, fc.boolean(), fc.boolean())
    .filter(([left, right]) => order(left, right) !== 0)
    .map(([left, right, hasLow, hasHigh]) => {
      const [first, last] = order(left, right) < 0 ? [left, right] : [right, left]
      return { ...(hasLow && { [low]: first }), ...(hasHigh && { [high]: last }) } as Partial<Record<Low | High, T>>
    })
}

const byNumber = (left: number, right: number) => left - right
const byDay = (left: string, right: string) =>
  left.slice(0, 4) < right.slice(0, 4) ? -1 : left.slice(0, 4) > right.slice(0, 4) ? 1 : 0

const fields = fc.oneof(
  fc.record({ field: fc.constant('drug'), in: texts, roles }, { requiredKeys: ['field', 'in'] }),
  fc.record({ field: fc.constantFrom('event', 'country', 'outcome', 'source'), in: texts }),
  ends('min', 'max', years, byNumber).map((range) => ({ field: 'age', ...range })),
  fc.record({ field: fc.constant('sex'), in: fc.uniqueArray(fc.constantFrom('F', 'M', 'unknown')) }),
  fc.record({ field: fc.constant('serious'), is: fc.boolean() }),
  fc
    .tuple(fc.constantFrom('event', 'received', 'version'), ends('from', 'to', dates, byDay))
    .map(([which, range]) => ({ field: 'date', which, ...range })),
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.option(texts), ends('min', 'max', numbers, byNumber))
    .map(([name, listed, range]) => ({ field: 'extra', name, ...(listed && { in: listed }), ...range })),
) as fc.Arbitrary<Filter>

/** An `and` or `or` of one filter is that filter. */
const several = (filter: fc.Arbitrary<Filter>) =>
  fc.oneof(fc.constant<Filter[]>([]), fc.array(filter, { minLength: 2, maxLength: 3 }))
const filters: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fields,
    several(tie('filter')).map((and) => ({ and })),
    several(tie('filter')).map((or) => ({ or })),
    fc.record({ not: tie('filter') }),
  ),
})).filter

const specs = fc.record(
  {
    where: filters,
    roles,
    drugs: texts,
    events: texts,
    minCount: fc.nat(),
    drugLevel: fc.constantFrom('written', 'ingredient', 'substance'),
    keepApart: texts,
    measures: fc.uniqueArray(fc.constantFrom(...MEASURES)),
    zeroCells: fc.constantFrom('none', 'haldane'),
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
    unknownNames: fc.constantFrom('note', 'refuse'),
    page: fc.record({ offset: fc.nat(), limit: fc.integer({ min: 1, max: 10_000 }) }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<RunSpec>

describe('a specification', () => {
  it('is what its text is read as', () => {
    fc.assert(
      fc.property(specs, (spec) => {
        expect(readQuery(queryText(spec)).asked).toEqual(spec)
      }),
      { numRuns: 1000 },
    )
  })

  it.each<[string, RunSpec]>([
    ['', {}],
    [
      'drug:SEMAGLUTIDE event:"PANCREATITIS ACUTE" age:65.. serious:true received:2021..2024-Q2 -country:US',
      {
        drugs: ['SEMAGLUTIDE'],
        events: ['PANCREATITIS ACUTE'],
        where: {
          and: [
            { field: 'age', min: 65 },
            { field: 'serious', is: true },
            { field: 'date', which: 'received', from: '2021', to: '2024-06' },
            { not: { field: 'country', in: ['US'] } },
          ],
        },
      },
    ],
    [
      'role:PS with-drug(PS,SS):METFORMIN reports:>=5 rule:evans,umc meets:all sort:-ic025 rows:11..20',
      {
        roles: ['PS'],
        where: { field: 'drug', in: ['METFORMIN'], roles: ['PS', 'SS'] },
        minCount: 5,
        presets: { names: ['evans', 'umc'], meeting: 'all' },
        sort: { by: 'ic025', direction: 'descending' },
        page: { offset: 10, limit: 10 },
      },
    ],
    [
      '(sex:F OR sex:unknown) -(serious:false AND outcome:DE)',
      {
        where: {
          and: [
            {
              or: [
                { field: 'sex', in: ['F'] },
                { field: 'sex', in: ['unknown'] },
              ],
            },
            {
              not: {
                and: [
                  { field: 'serious', is: false },
                  { field: 'outcome', in: ['DE'] },
                ],
              },
            },
          ],
        },
      },
    ],
    ['NOT sex:F', { where: { not: { field: 'sex', in: ['F'] } } }],
    ['drug:()', { drugs: [] }],
    [String.raw`event:"A \"B\" \\ C"`, { events: [String.raw`A "B" \ C`] }],
  ])('of %s', (text, spec) => {
    expect(readQuery(text)).toMatchObject({ asked: spec })
    expect(readQuery(queryText(spec)).asked).toEqual(spec)
  })
})

describe('a filter', () => {
  it('is what its text is read as', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readFilter(conditionsText(filter)).asked).toEqual(filter)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    ['65', { min: 65, max: 66 }],
    ['>65', { min: 66 }],
    ['>=65', { min: 65 }],
    ['65..', { min: 65 }],
    ['<18', { max: 18 }],
    ['<=17', { max: 18 }],
    ['..17', { max: 18 }],
    ['18..64', { min: 18, max: 65 }],
    ['0.5..<2', { min: 0.5, max: 2 }],
    ['known', {}],
  ])('age:%s', (text, range) => {
    expect(readFilter(`age:${text}`).asked).toEqual({ field: 'age', ...range })
  })

  it.each([
    ['2021', { from: '2021', to: '2021' }],
    ['2021..', { from: '2021' }],
    ['>=2021-03', { from: '2021-03' }],
    ['..2024-02-29', { to: '2024-02-29' }],
    ['<=2024', { to: '2024' }],
    ['2023-Q3', { from: '2023-07', to: '2023-09' }],
    ['2023Q4..2024-H1', { from: '2023-10', to: '2024-06' }],
    ['2023-H2', { from: '2023-07', to: '2023-12' }],
    ['known', {}],
  ])('received:%s', (text, range) => {
    expect(readFilter(`received:${text}`).asked).toEqual({ field: 'date', which: 'received', ...range })
  })

  it.each([
    ['extra.VAX_DOSE_SERIES:2', { name: 'VAX_DOSE_SERIES', in: ['2'] }],
    ['extra."dose text":"60..80"', { name: 'dose text', in: ['60..80'] }],
    ['extra.weight:60..80', { name: 'weight', min: 60, max: 80 }],
    ['extra.weight:unknown,-1.5..', { name: 'weight', in: ['unknown'], min: -1.5 }],
    ['extra.weight:known', { name: 'weight' }],
  ])('%s', (text, condition) => {
    expect(readFilter(text).asked).toEqual({ field: 'extra', ...condition })
  })
})
