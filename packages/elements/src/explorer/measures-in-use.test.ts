import type { Capabilities } from '@aethersignal/engine'
import { DEFAULT_MEASURES, type Measure } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measuresInUse } from './measures-in-use.js'

const computes = (...measures: Measure[]): Capabilities => ({
  cases: true,
  progress: true,
  measures,
  analyses: [],
  filters: [],
})

describe('measuresInUse', () => {
  test.each([
    ['ror ic', ['ror', 'ic'], [], []],
    ['ROR, Ic', ['ror', 'ic'], [], []],
    [' ror\n ror ;ror ', ['ror'], [], []],
    ['ror nonsense Nonsense', ['ror'], ['nonsense', 'Nonsense'], []],
    ['eb05', DEFAULT_MEASURES, ['eb05'], []],
    ['', DEFAULT_MEASURES, [], []],
    [undefined, DEFAULT_MEASURES, [], []],
    [null, DEFAULT_MEASURES, [], []],
    [7, DEFAULT_MEASURES, [], []],
    [['ror', 'ic'], ['ror', 'ic'], [], []],
  ] as const)('%o', (asked, measures, unknown, notComputed) => {
    expect(measuresInUse(asked, undefined)).toEqual({ measures, unknown, notComputed })
  })

  test('leaves out what the source does not compute, and says so of what was named', () => {
    expect(measuresInUse('ror fisher', computes('ror', 'ic'))).toEqual({
      measures: ['ror'],
      unknown: [],
      notComputed: ['fisher'],
    })
    expect(measuresInUse('fisher', computes('ror', 'ic'))).toMatchObject({ measures: ['ror', 'ic'] })
    expect(measuresInUse(undefined, computes('ror'))).toEqual({ measures: ['ror'], unknown: [], notComputed: [] })
    expect(measuresInUse('ror', computes('lrt'))).toMatchObject({ measures: ['lrt'], notComputed: ['ror'] })
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.anything(), (asked) => measuresInUse(asked, undefined).measures.length > 0))
  })
})
