import { DEFAULT_MEASURES } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExplorerState, initialState, readState } from './explorer-state.js'

const start = initialState(DEFAULT_MEASURES)
const pair = fc.record({ drug: fc.string(), event: fc.string() })

const anyState: fc.Arbitrary<ExplorerState> = fc.record({
  version: fc.constant(1 as const),
  query: fc.record({ minCount: fc.integer({ min: 1, max: 99 }) }).map((change) => ({ ...start.query, ...change })),
  selected: fc.array(pair),
  opened: fc.option(pair),
  chart: fc.record({ measure: fc.constantFrom('ebgm', 'ic', 'ror', 'prr'), view: fc.constantFrom('chart', 'table') }),
})

describe('readState', () => {
  test('gives back every state that went through JSON', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(readState(JSON.parse(JSON.stringify(state)), start)).toEqual(state)
      }),
    )
  })

  test('takes a part of a state', () => {
    const other = readState({ query: { drugs: ['X'] } }, start)
    expect(other).toEqual({ ...start, query: { ...start.query, drugs: ['X'] } })
    expect(readState({ opened: null }, { ...start, opened: { drug: 'X', event: 'Y' } }).opened).toBeNull()
  })

  test('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => readState(value, start).version === 1))
  })
})
