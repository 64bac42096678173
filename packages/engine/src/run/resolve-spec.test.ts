import { MEASURES, type Measure } from '@aethersignal/model'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.js'
import { resolveSpec } from './resolve-spec.js'

test.each([
  [MEASURES, 'eb05'],
  [['ror', 'prr'], 'ror025'],
  [['ic', 'prr', 'chi2'], 'ic025'],
  [['chi2'], 'chi2_yates'],
  [[], 'a'],
] as readonly (readonly [readonly Measure[], string])[])(
  'sorts %j by %s, highest first, unless told otherwise',
  (measures, by) => {
    expect(resolveSpec({ measures }).sort).toEqual({ by, direction: 'descending' })
  },
)

test('brings equal specifications to the same form', () => {
  const one = resolveSpec({ roles: ['C', 'PS', 'C'], drugs: ['b ', 'A', 'a'], measures: ['ic', 'prr', 'ic'] })
  const other = resolveSpec({ measures: ['prr', 'ic'], drugs: ['A', 'B'], roles: ['PS', 'C'] })
  expect(one).toEqual(other)
})

test('canonicalJson does not see the order of members, and sees that of lists', () => {
  expect(canonicalJson({ b: [1, { y: 1, x: 2 }], a: null })).toBe('{"a":null,"b":[1,{"x":2,"y":1}]}')
  expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]))
})
