import type { Filter } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { resolveSpec } from '../run/resolve-spec.js'
import { canonicalFilter } from './canonical-filter.js'

const countries = (...names: string[]): Filter => ({ field: 'country', in: names })

describe('canonicalFilter', () => {
  it.each([
    [['us', 'USA', 'United States', 'United States of America', 'US - United States'], ['US']],
    [['uk', 'Great Britain', 'GBR', 'Royaume-Uni'], ['GB']],
    [
      ['Deutschland', 'eu', 'NA', 'Namibia'],
      ['DE', 'EU', 'NA'],
    ],
    [
      ['Atlantis', 'JP', 'Japan', ''],
      ['Atlantis', 'JP', ''],
    ],
  ])('writes %j as %j', (names, codes) => {
    expect(canonicalFilter(countries(...names))).toEqual(countries(...codes))
  })

  it('finds countries under and, or and not, and leaves other fields', () => {
    const filter = (country: string): Filter => ({
      and: [{ not: countries(country) }, { or: [countries(country, 'fr'), { field: 'drug', in: ['USA'] }] }],
    })
    expect(canonicalFilter(filter('usa'))).toEqual({
      and: [{ not: countries('US') }, { or: [countries('US', 'FR'), { field: 'drug', in: ['USA'] }] }],
    })
    expect(resolveSpec({ where: filter('United States') })).toEqual(resolveSpec({ where: filter('us') }))
  })

  it.each([
    [null],
    ['US'],
    [[]],
    [{}],
    [{ field: 'country' }],
    [{ field: 'country', in: 'US' }],
    [{ field: 'country', in: [1] }],
    [{ and: 1 }],
    [{ not: null }],
  ])('leaves %j to whoever compiles it', (wrong) => {
    expect(canonicalFilter(wrong as unknown as Filter)).toEqual(wrong)
  })

  it('does not follow a filter deeper than may be asked', () => {
    let deep = countries('usa')
    for (let depth = 0; depth < 100_000; depth++) deep = { not: deep }
    expect(() => canonicalFilter(deep)).not.toThrow()
  })
})
