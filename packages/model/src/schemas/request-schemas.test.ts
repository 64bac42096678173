import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AetherError, REQUEST_LIMITS } from '../index.js'
import { casesRequestSchema, filterSchema, parseWith, runSpecSchema } from '../schemas.js'
import { runSpecs } from './request-arbitraries.fixture.js'

function fault(schema: Parameters<typeof parseWith>[0], value: unknown): AetherError {
  try {
    parseWith(schema, value, 'query/invalid')
  } catch (error) {
    if (error instanceof AetherError) return error
    throw error
  }
  throw new Error('the value was accepted')
}

const leaf = { field: 'serious', is: true }

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let filter: unknown = leaf
  for (let level = 1; level < depth; level++) filter = wrap(filter)
  return filter
}

describe('runSpecSchema', () => {
  it('gives every valid specification back as it was', () => {
    fc.assert(
      fc.property(runSpecs, (spec) => {
        expect(runSpecSchema.parse(spec)).toEqual(spec)
      }),
    )
  })

  it('refuses undefined in place of an absent member', () => {
    expect(runSpecSchema.safeParse({ minCount: undefined }).success).toBe(false)
  })

  it.each([
    [{ page: { offset: 0, limit: REQUEST_LIMITS.rows + 1 } }, 'page.limit', 'at most 10000'],
    [{ drugs: Array(REQUEST_LIMITS.terms + 1).fill('A') }, 'drugs', 'at most 10000 items'],
    [{ drugs: ['x'.repeat(REQUEST_LIMITS.text + 1)] }, 'drugs[0]', 'at most 500 characters'],
    [{ minCount: -1 }, 'minCount', 'at least 0'],
    [{ minCount: 1.5 }, 'minCount', 'a whole number'],
    [{ mincount: 3 }, undefined, 'mincount'],
    [{ sort: { by: 'eb05' } }, 'sort.direction', 'one of ascending, descending'],
    [{ measures: ['prr', 'xyz'] }, 'measures[1]', 'one of prr'],
    [{ where: { and: [leaf, { field: 'age', min: 'x' }] } }, 'where.and[1].min', 'a number'],
    [
      { where: { not: { or: [{ field: 'date', which: 'event', from: '2023-02-30' }] } } },
      'where.not.or[0].from',
      'calendar',
    ],
    [{ where: { field: 'date', which: 'event', from: '2023-2' } }, 'where.from', 'form'],
    [{ where: { and: 'x' } }, 'where.and', 'array'],
    [{ where: 5 }, 'where', 'must be'],
    [[], undefined, 'object'],
  ])('refuses %j and names %s', (value, field, words) => {
    const error = fault(runSpecSchema, value)
    expect(error.code).toBe('query/invalid')
    expect(error.place?.field).toBe(field)
    expect(error.message).toContain(words)
  })

  it('tells an unknown field from other faults', () => {
    const error = fault(runSpecSchema, { where: { and: [{ field: 'colour', in: ['red'] }] } })
    expect(error.code).toBe('query/unknown-field')
    expect(error.place?.field).toBe('where.and[0].field')
    expect(error.message).toContain('drug, event, age')
  })
})

describe('filterSchema', () => {
  it.each([
    ['and', (inner: unknown) => ({ and: [inner] })],
    ['or', (inner: unknown) => ({ or: [leaf, inner] })],
    ['not', (inner: unknown) => ({ not: inner })],
  ])('takes %s to the depth allowed and no further', (_, wrap) => {
    expect(filterSchema.safeParse(nested(REQUEST_LIMITS.filterDepth, wrap)).success).toBe(true)
    expect(fault(filterSchema, nested(REQUEST_LIMITS.filterDepth + 1, wrap)).message).toContain('20 filters deep')
  })

  it('survives depths that would exhaust the stack, and cycles', () => {
    expect(
      fault(
        filterSchema,
        nested(200_000, (inner) => ({ not: inner })),
      ).code,
    ).toBe('query/invalid')
    const cycle: { not?: unknown } = {}
    cycle.not = cycle
    expect(fault(filterSchema, cycle).code).toBe('query/invalid')
  })

  it('refuses a filter with two forms at once', () => {
    expect(filterSchema.safeParse({ and: [leaf], or: [leaf] }).success).toBe(false)
  })

  it.each(['2024', '2024-02', '2024-02-29', '0001-01-01'])('takes the date %s', (from) => {
    expect(filterSchema.safeParse({ field: 'date', which: 'event', from }).success).toBe(true)
  })

  it.each(['2023-02-29', '1900-02-29', '2024-13', '2024-04-31', '24', '2024-00', '2024-1-1', ''])(
    'refuses the date %s',
    (from) => {
      expect(filterSchema.safeParse({ field: 'date', which: 'event', from }).success).toBe(false)
    },
  )
})

describe('casesRequestSchema', () => {
  it('asks for a limit within bounds', () => {
    expect(casesRequestSchema.safeParse({ limit: REQUEST_LIMITS.cases }).success).toBe(true)
    expect(fault(casesRequestSchema, { limit: REQUEST_LIMITS.cases + 1 }).place?.field).toBe('limit')
    expect(fault(casesRequestSchema, {}).message).toBe('limit is missing.')
  })
})
